// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/net/answerreader.h"
#include <QList>
#include <algorithm>

namespace mlm::fetch {

namespace {

constexpr qint64 mostHead = 64 * 1024; ///< of all heads and trailers of one answer, and of a line between chunks

/// Decimal or hexadecimal digits alone, no sign, no space; -1 where it is something else or beyond all bounds.
qint64 numberOf(const QByteArray &text, int base)
{
    const auto isDigit = [base](char c) {
        return (c >= '0' && c <= '9') || (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    };
    if (text.isEmpty() || text.size() > 15 || !std::all_of(text.begin(), text.end(), isDigit))
        return -1;
    return text.toLongLong(nullptr, base);
}

} // namespace

QByteArray AnswerReader::header(const QByteArray &lowerCaseName) const
{
    const auto found = m_headers.find(lowerCaseName);
    return found == m_headers.end() ? QByteArray() : found->second;
}

AnswerReader::State AnswerReader::feed(QByteArrayView bytes)
{
    if (m_state != State::Head && m_state != State::Body)
        return m_state;
    m_unread.append(bytes);
    while ((m_state == State::Head && readHead()) || (m_state == State::Body && readBody())) {
    }
    m_unread.remove(0, m_at);
    m_at = 0;
    return m_state;
}

AnswerReader::State AnswerReader::close()
{
    if (m_state == State::Head || m_state == State::Body)
        m_state = m_state == State::Body && m_part == Part::Rest ? State::Whole : State::Faulty;
    return m_state;
}

/// True where there is something to go on with.
bool AnswerReader::readHead()
{
    const QByteArrayView text = QByteArrayView(m_unread).sliced(m_at), beginning("HTTP/1.");
    // Said at once of what is no web server: its head may never come to an end.
    const qsizetype known = std::min(text.size(), beginning.size());
    const qsizetype end = text.indexOf("\r\n\r\n");
    if (text.first(known) != beginning.first(known) || m_headBytes + (end < 0 ? text.size() : end) > mostHead ||
        (end >= 0 && !parseHead(text.first(end)))) {
        m_state = State::Faulty;
        return false;
    }
    if (end < 0)
        return false;
    m_at += end + 4;
    m_headBytes += end + 4; // a server may say "wait a little" (1xx) any number of times
    if (m_status >= 200)
        beginBody();
    return m_state == State::Head || m_state == State::Body;
}

bool AnswerReader::parseHead(QByteArrayView head)
{
    const QList<QByteArray> lines = head.toByteArray().split('\n');
    const QByteArray first = lines.first().trimmed();
    // "HTTP/1.1 200 OK"
    const qint64 status = first.size() >= 12 && first[8] == ' ' ? numberOf(first.mid(9, 3), 10) : -1;
    if (status < 100 || status > 599 || (first.size() > 12 && first[12] != ' '))
        return false;
    m_status = int(status);
    m_headers.clear();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).toLower();
        if (colon < 1 || name != name.trimmed())
            return false;
        const auto [place, isNew] = m_headers.try_emplace(name, line.mid(colon + 1).trimmed());
        // Two lengths, two codings: whoever believes one of them may take a part for the whole.
        if (!isNew && (name == "content-length" || name == "transfer-encoding" || name == "location" || name == "content-encoding"))
            return false;
    }
    return true;
}

void AnswerReader::beginBody()
{
    m_state = State::Body;
    const QByteArray coding = header("transfer-encoding").toLower(), length = header("content-length");
    if (m_status == 204 || m_status == 304) {
        m_state = State::Whole;
    } else if (!coding.isEmpty()) {
        m_part = Part::ChunkSize;
        if (coding != "chunked" || !length.isEmpty())
            m_state = State::Faulty;
    } else if (!length.isEmpty()) {
        m_part = Part::Length;
        m_left = numberOf(length, 10);
        if (m_left < 0)
            m_state = State::Faulty;
        else if (m_left > m_most)
            m_state = State::TooLarge;
        else if (m_left == 0)
            m_state = State::Whole;
    }
}

bool AnswerReader::readBody()
{
    QByteArray line;
    switch (m_part) {
    case Part::Rest:
        append(unread());
        return false;
    case Part::Length:
        append(std::min(m_left, unread()));
        if (m_left == 0 && m_state == State::Body)
            m_state = State::Whole;
        return false;
    case Part::ChunkSize:
        if (!readLine(line))
            return false;
        m_left = numberOf(line.split(';').first().trimmed(), 16);
        if (m_left < 0)
            m_state = State::Faulty;
        else
            m_part = m_left == 0 ? Part::Trailer : Part::ChunkData;
        return true;
    case Part::ChunkData:
        append(std::min(m_left, unread()));
        if (m_left > 0)
            return false;
        m_part = Part::ChunkEnd;
        return true;
    case Part::ChunkEnd:
        if (!readLine(line))
            return false;
        if (!line.isEmpty())
            m_state = State::Faulty;
        m_part = Part::ChunkSize;
        return true;
    case Part::Trailer:
        if (!readLine(line))
            return false;
        m_headBytes += line.size();
        if (line.isEmpty())
            m_state = State::Whole;
        else if (m_headBytes > mostHead)
            m_state = State::Faulty;
        return true;
    }
    return false;
}

/// A line without its end, which must be CR LF.
bool AnswerReader::readLine(QByteArray &line)
{
    const qsizetype end = m_unread.indexOf('\n', m_at);
    if (end < 0 ? unread() > mostHead : (end == m_at || m_unread[end - 1] != '\r')) {
        m_state = State::Faulty;
        return false;
    }
    if (end < 0)
        return false;
    line = m_unread.sliced(m_at, end - 1 - m_at);
    m_at = end + 1;
    return true;
}

/// Takes bytes over into the body, up to its bound.
void AnswerReader::append(qint64 bytes)
{
    if (m_body.size() + bytes > m_most) {
        m_state = State::TooLarge;
        return;
    }
    m_body.append(m_unread.constData() + m_at, qsizetype(bytes));
    m_at += qsizetype(bytes);
    m_left -= bytes;
}

} // namespace mlm::fetch
