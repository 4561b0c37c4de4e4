// SPDX-License-Identifier: Apache-2.0
#include "core/weights/flat/buffer.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/flat/words.h"
#include <algorithm>

namespace mlm::weights::flat {

namespace {
constexpr std::uint64_t mostTables = 1'000'000;
constexpr std::uint64_t longestText = 65536;
/// Of all texts: many places may point to the same one.
constexpr std::uint64_t mostText = std::uint64_t(16) << 20U;
constexpr std::uint64_t mostBytes = 65536;
constexpr qsizetype longestShown = 120;

QString damaged()
{
    return Words::tr("The file is damaged or was not copied whole.");
}

std::string clean(const std::string &text)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii ? text : QString::fromStdString(text).toStdString();
}
} // namespace

QString shown(std::string_view text)
{
    // No character takes more than four bytes, so that a long text is not converted whole.
    const std::string_view start = text.substr(0, 4 * static_cast<std::size_t>(longestShown) + 4);
    QString result = QString::fromUtf8(start.data(), static_cast<qsizetype>(start.size()));
    if (result.size() > longestShown)
        result = result.left(longestShown) + QChar(0x2026);
    for (QChar &c : result) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return result;
}

void Buffer::refuse(const QString &what)
{
    if (!m_error)
        m_error = Error{Error::Code::Refused, what, damaged(), {}};
}

void Buffer::limit(const QString &what)
{
    if (!m_error)
        m_error = Error{Error::Code::Limit, what, {}, {}};
}

const Buffer::Page *Buffer::page(std::uint64_t number)
{
    Page &page = m_pages[static_cast<std::size_t>(number % m_pages.size())];
    if (page.number == number)
        return &page;
    page.number = UINT64_MAX;
    page.bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(pageSize, size() - number * pageSize)));
    if (auto done = m_source.read(number * pageSize, page.bytes); !done) {
        m_error = done.error();
        return nullptr;
    }
    page.number = number;
    return &page;
}

bool Buffer::copy(std::uint64_t at, char *to, std::size_t length)
{
    if (m_error)
        return false;
    if (at > size() || length > size() - at) {
        refuse(Words::tr("%1 bytes from byte %2 reach past the end, at byte %3.").arg(length).arg(at).arg(size()));
        return false;
    }
    while (length > 0) {
        const Page *source = page(at / pageSize);
        if (!source)
            return false;
        const auto from = static_cast<std::size_t>(at % pageSize);
        const std::size_t part = std::min(length, source->bytes.size() - from);
        std::copy_n(source->bytes.data() + from, part, to);
        to += part;
        at += part;
        length -= part;
    }
    return true;
}

template <typename T> T Buffer::number(std::uint64_t at)
{
    char raw[sizeof(T)];
    if (!copy(at, raw, sizeof(T)))
        return T{};
    return Cursor(std::string_view(raw, sizeof(T))).number<T>();
}
template std::uint8_t Buffer::number(std::uint64_t);
template std::int8_t Buffer::number(std::uint64_t);
template std::uint16_t Buffer::number(std::uint64_t);
template std::uint32_t Buffer::number(std::uint64_t);
template std::int32_t Buffer::number(std::uint64_t);
template std::uint64_t Buffer::number(std::uint64_t);

std::optional<Table> Buffer::tableAt(std::uint64_t at)
{
    if (++m_tables > mostTables)
        limit(Words::tr("The file has more than %1 tables.").arg(mostTables));
    const std::uint64_t start = at + number<std::uint32_t>(at);
    const auto back = number<std::int32_t>(start);
    if (!ok())
        return std::nullopt;
    // The list of fields lies before the table, or behind it where the number is negative.
    const std::int64_t fields = static_cast<std::int64_t>(start) - back;
    if (fields < 0) {
        refuse(Words::tr("The table at byte %1 has its fields before the file begins.").arg(start));
        return std::nullopt;
    }
    Table table{start, static_cast<std::uint64_t>(fields), 0, 0};
    table.size = number<std::uint16_t>(table.fields);
    table.length = number<std::uint16_t>(table.fields + 2);
    if (!ok())
        return std::nullopt;
    const bool inside = table.size >= 4 && table.size % 2 == 0 && table.size <= size() - table.fields && table.length >= 4 &&
                        table.length <= size() - start;
    if (!inside) {
        refuse(Words::tr("The table at byte %1 does not fit into the file.").arg(start));
        return std::nullopt;
    }
    return table;
}

std::uint64_t Buffer::place(const Table &table, unsigned field, unsigned width)
{
    const std::uint64_t entry = 4 + std::uint64_t(2) * field;
    if (entry + 2 > table.size)
        return 0;
    const std::uint64_t offset = number<std::uint16_t>(table.fields + entry);
    if (!ok() || offset == 0)
        return 0;
    if (offset < 4 || offset + width > table.length) {
        refuse(Words::tr("Field %1 of the table at byte %2 lies outside of it.").arg(field).arg(table.at));
        return 0;
    }
    return table.at + offset;
}

std::optional<Table> Buffer::table(const Table &table, unsigned field)
{
    const std::uint64_t at = place(table, field, 4);
    return at == 0 ? std::nullopt : tableAt(at);
}

std::optional<Vector> Buffer::vectorAt(std::uint64_t at, unsigned width)
{
    const std::uint64_t start = at + number<std::uint32_t>(at);
    const std::uint64_t count = number<std::uint32_t>(start);
    if (!ok())
        return std::nullopt;
    if (count * width > size() - start - 4) {
        refuse(Words::tr("The list at byte %1 says that it has %2 elements, which reach past the end, at byte %3.").arg(start).arg(count).arg(size()));
        return std::nullopt;
    }
    return Vector{start + 4, count};
}

std::optional<Vector> Buffer::vector(const Table &table, unsigned field, unsigned width)
{
    const std::uint64_t at = place(table, field, 4);
    return at == 0 ? std::nullopt : vectorAt(at, width);
}

std::optional<Table> Buffer::element(const Vector &vector, std::uint64_t index)
{
    return index < vector.count ? tableAt(vector.at + 4 * index) : std::nullopt;
}

std::optional<std::string> Buffer::text(const Table &table, unsigned field)
{
    const std::uint64_t at = place(table, field, 4);
    return at == 0 ? std::nullopt : textAt(at);
}

std::optional<std::string> Buffer::textAt(std::uint64_t at)
{
    const auto found = vectorAt(at, 1);
    if (!found)
        return std::nullopt;
    m_text += found->count;
    if (found->count > longestText || m_text > mostText) {
        limit(Words::tr("The text at byte %1 has %2 bytes; at most %3, and %4 altogether, are read.")
                  .arg(found->at).arg(found->count).arg(longestText).arg(mostText));
        return std::nullopt;
    }
    return clean(bytes(found->at, found->count));
}

std::string Buffer::bytes(std::uint64_t at, std::uint64_t length)
{
    std::string result(static_cast<std::size_t>(std::min(length, mostBytes)), '\0');
    return copy(at, result.data(), result.size()) ? result : std::string();
}

} // namespace mlm::weights::flat
