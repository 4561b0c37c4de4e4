// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/jsonlines.h"
#include <algorithm>
#include <cstring>

namespace mlm {

namespace {

/// A text document takes these for ends of lines or of frames.
bool breaksLine(QChar c)
{
    return c.unicode() == 0x2028 || c.unicode() == 0x2029 || c.unicode() == 0xfdd0 || c.unicode() == 0xfdd1;
}

QString shownText(std::string_view bytes)
{
    QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    if (std::any_of(text.cbegin(), text.cend(), breaksLine)) {
        QString escaped;
        for (const QChar c : text)
            escaped += breaksLine(c) ? QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0')) : QString(c);
        return escaped;
    }
    return text;
}

bool hasBom(std::string_view text) { return text.starts_with("\xEF\xBB\xBF"); }

} // namespace

JsonLines::JsonLines(std::string text) : m_text(std::move(text))
{
    const char *const begin = m_text.data();
    const char *const end = begin + m_text.size();
    const bool oldMac = !std::memchr(begin, '\n', m_text.size()) && std::memchr(begin, '\r', m_text.size());
    const char ending = oldMac ? '\r' : '\n';
    for (const char *at = begin; at < end;) {
        at = static_cast<const char *>(std::memchr(at, ending, std::size_t(end - at)));
        if (!at)
            break;
        ++at;
        m_starts.push_back(std::size_t(at - begin));
    }
}

std::string_view JsonLines::raw(int line) const
{
    const std::size_t begin = m_starts[std::size_t(line)];
    std::string_view bytes = std::string_view(m_text).substr(begin, endWithBreak(line) - begin);
    while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r'))
        bytes.remove_suffix(1);
    return bytes;
}

QString JsonLines::line(int line, int longest) const
{
    const std::string_view bytes = raw(line);
    if (longest < 0 || bytes.size() <= std::size_t(longest))
        return shownText(bytes).replace(QLatin1Char('\r'), QLatin1Char(' '));
    std::size_t cut = std::size_t(longest);
    while (cut > 0 && (static_cast<unsigned char>(bytes[cut]) & 0xC0) == 0x80)
        --cut;
    return shownText(bytes.substr(0, cut)).replace(QLatin1Char('\r'), QLatin1Char(' ')) + QChar(0x2026);
}

QStringList JsonLines::lines(int first, int last) const
{
    QStringList result;
    result.reserve(last - first);
    for (int i = first; i < last; ++i)
        result << line(i);
    return result;
}

JsonLines::Place JsonLines::place(std::size_t offset) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), std::min(offset, m_text.size()));
    const int line = int(after - m_starts.begin()) - 1;
    const std::size_t start = m_starts[std::size_t(line)];
    const std::size_t length = std::min(std::min(offset, m_text.size()) - start, raw(line).size());
    return {line, int(shownText(std::string_view(m_text).substr(start, length)).size())};
}

std::size_t JsonLines::offset(const Place &place) const
{
    const int line = std::clamp(place.line, 0, count() - 1);
    const std::size_t start = m_starts[std::size_t(line)];
    const std::string_view bytes = raw(line);
    const std::size_t bom = line == 0 && hasBom(bytes) ? 3 : 0;
    // Characters of the line until enough of them are shown.
    int column = 0;
    std::size_t at = bom;
    while (at < bytes.size() && column < place.column) {
        std::size_t next = at + 1;
        while (next < bytes.size() && (static_cast<unsigned char>(bytes[next]) & 0xC0) == 0x80)
            ++next;
        column += next - at == 1 ? 1 : int(shownText(bytes.substr(at, next - at)).size());
        at = next;
    }
    return start + at;
}

JsonLines::Change JsonLines::changeFrom(const JsonLines &before) const
{
    if (before.m_text == m_text)
        return {};
    const std::string_view a = before.m_text;
    const std::string_view b = m_text;
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t same = std::size_t(std::mismatch(a.begin(), a.begin() + std::ptrdiff_t(shorter), b.begin()).first - a.begin());
    const std::size_t rest = shorter - same;
    const std::size_t sameTail = std::size_t(
        std::mismatch(a.rbegin(), a.rbegin() + std::ptrdiff_t(rest), b.rbegin()).first - a.rbegin());
    const auto lineOf = [](const JsonLines &lines, std::size_t offset) {
        return int(std::upper_bound(lines.m_starts.begin(), lines.m_starts.end(), offset) - lines.m_starts.begin()) - 1;
    };
    // A line break at the very edge may belong to either side: one line more on each end is cheap.
    const int first = std::max(0, lineOf(before, same) - 1);
    const int lastBefore = std::min(before.count() - 1, lineOf(before, a.size() - sameTail) + 1);
    const int lastNow = std::min(count() - 1, lineOf(*this, b.size() - sameTail) + 1);
    const int below = std::min(before.count() - 1 - lastBefore, count() - 1 - lastNow);
    return {first, before.count() - below - first, count() - below - first};
}

std::string JsonLines::merged(const QStringList &shown) const
{
    const int now = int(shown.size());
    // The last line has no line end: it never counts as one that stays above others.
    const int most = std::min(count(), now) - 1;
    int head = 0;
    while (head < most && line(head) == shown[head])
        ++head;
    int tail = 0;
    while (tail < std::min(count(), now) - head && line(count() - 1 - tail) == shown[now - 1 - tail])
        ++tail;
    if (head + tail == count() && count() == now)
        return m_text;
    const std::size_t crlf = [this] {
        std::size_t n = 0;
        for (std::size_t at = m_text.find("\r\n"); at != std::string::npos; at = m_text.find("\r\n", at + 2))
            ++n;
        return n;
    }();
    const bool oldMac = m_text.find('\n') == std::string::npos && m_text.find('\r') != std::string::npos;
    const std::string newline = oldMac ? "\r" : crlf * 2 > m_starts.size() - 1 ? "\r\n" : "\n";
    std::string result = m_text.substr(0, m_starts[std::size_t(head)]);
    if (head == 0 && hasBom(m_text))
        result += "\xEF\xBB\xBF";
    for (int i = head; i < now - tail; ++i) {
        result += shown[i].toStdString();
        if (i + 1 < now)
            result += newline;
    }
    if (tail > 0)
        result += m_text.substr(m_starts[std::size_t(count() - tail)]);
    return result;
}

} // namespace mlm
