// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/wire.h"
#include "core/weights/proto/words.h"
#include <algorithm>

namespace mlm::weights::proto {

namespace {
constexpr std::uint64_t smallestStep = 4096;
constexpr std::uint64_t largestStep = 65536;
constexpr std::uint64_t longestName = 4096;
constexpr std::uint64_t longestText = 1024;
/// No model comes near it; a file that does is not worth a second of waiting.
constexpr std::uint64_t mostFields = 10'000'000;

QString damaged()
{
    return Words::tr("The file is damaged or was not copied whole.");
}
} // namespace

void Wire::refuse(const QString &what, const QString &advice)
{
    if (!m_error)
        m_error = Error{Error::Code::Refused, what, advice, {}};
}

void Wire::limit(const QString &what)
{
    if (!m_error)
        m_error = Error{Error::Code::Limit, what, {}, {}};
}

bool Wire::load(std::uint64_t offset, std::uint64_t length)
{
    if (m_error)
        return false;
    const std::uint64_t loaded = m_window.size();
    if (offset >= m_start && offset - m_start <= loaded && length <= loaded - (offset - m_start))
        return true;
    // Reading on takes ever larger steps; a jump over weights takes a small one.
    const bool onward = loaded > 0 && offset >= m_start && offset - m_start <= loaded;
    m_step = onward ? std::min(m_step * 2, largestStep) : smallestStep;
    const std::uint64_t whole = m_source.size();
    const std::uint64_t left = offset <= whole ? whole - offset : 0;
    if (length > left || length > largestStep) {
        refuse(Words::tr("%1 bytes from byte %2 reach past the end, at byte %3.").arg(length).arg(offset).arg(whole), damaged());
        return false;
    }
    m_window.resize(static_cast<std::size_t>(std::min(std::max(length, m_step), left)));
    m_start = offset;
    if (auto done = m_source.read(offset, m_window); !done) {
        m_error = done.error();
        m_window.clear();
        return false;
    }
    return true;
}

std::string_view Wire::view(std::uint64_t offset, std::uint64_t length)
{
    if (length == 0 || !load(offset, length))
        return {};
    return {m_window.data() + (offset - m_start), static_cast<std::size_t>(length)};
}

std::optional<std::uint64_t> Wire::varint(std::uint64_t &at, std::uint64_t end)
{
    // Most numbers have one byte and lie in the window.
    if (at < end && at >= m_start && at - m_start < m_window.size() && !m_error) {
        const auto byte = static_cast<unsigned char>(m_window[static_cast<std::size_t>(at - m_start)]);
        if (byte < 0x80) {
            ++at;
            return byte;
        }
    }
    std::uint64_t result = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (at >= end) {
            refuse(Words::tr("A number is cut off at byte %1.").arg(at), damaged());
            return std::nullopt;
        }
        if (!load(at, 1))
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(m_window[static_cast<std::size_t>(at - m_start)]);
        ++at;
        if (shift == 63 && byte > 1)
            break;
        result |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80)
            return result;
    }
    refuse(Words::tr("The number before byte %1 has more than 64 bits.").arg(at), damaged());
    return std::nullopt;
}

bool Wire::countField()
{
    if (++m_fields <= mostFields)
        return true;
    limit(Words::tr("The file has more than %1 fields.").arg(mostFields));
    return false;
}

std::string Wire::name(const Field &field)
{
    if (field.type != Field::Bytes)
        return {};
    if (field.length > longestName) {
        limit(Words::tr("The name at byte %1 has %2 bytes; at most %3 are read.").arg(field.offset).arg(field.length).arg(longestName));
        return {};
    }
    return clean(view(field.offset, field.length));
}

std::string Wire::text(const Field &field)
{
    return field.type == Field::Bytes ? clean(view(field.offset, std::min(field.length, longestText))) : std::string();
}

void Wire::numbers(const Field &field, std::vector<std::int64_t> &into, std::size_t most)
{
    std::uint64_t at = field.offset;
    const std::uint64_t end = field.type == Field::Bytes ? field.offset + field.length : at;
    const auto take = [&](std::uint64_t value) {
        if (into.size() >= most)
            limit(Words::tr("The list at byte %1 has more than %2 numbers.").arg(field.offset).arg(most));
        else
            into.push_back(static_cast<std::int64_t>(value));
    };
    if (field.type == Field::Varint)
        take(field.value);
    while (ok() && at < end) {
        if (const auto value = varint(at, end))
            take(*value);
    }
}

Message::Message(Wire &wire, const Field &field)
    : m_wire(wire), m_at(field.offset), m_end(field.type == Field::Bytes ? field.offset + field.length : field.offset)
{
}

bool Message::next(Field &field)
{
    if (!m_wire.ok() || m_at >= m_end || !m_wire.countField())
        return false;
    const std::uint64_t start = m_at;
    const auto tag = m_wire.varint(m_at, m_end);
    if (!tag)
        return false;
    const std::uint64_t number = *tag >> 3;
    const auto type = static_cast<unsigned>(*tag & 7);
    const bool known = type == Field::Varint || type == Field::Fixed64 || type == Field::Bytes || type == Field::Fixed32;
    if (number == 0 || *tag > UINT32_MAX || !known) {
        m_wire.refuse(Words::tr("At byte %1 stands no field of a message.").arg(start), damaged());
        return false;
    }
    field = {static_cast<std::uint32_t>(number), static_cast<Field::Type>(type), 0, m_at, 0};
    if (type == Field::Varint) {
        const auto value = m_wire.varint(m_at, m_end);
        field.value = value.value_or(0);
        field.length = m_at - field.offset;
        return value.has_value();
    }
    field.length = type == Field::Fixed64 ? 8 : 4;
    if (type == Field::Bytes) {
        const auto length = m_wire.varint(m_at, m_end);
        if (!length)
            return false;
        field.length = *length;
        field.offset = m_at;
    }
    if (field.length > m_end - m_at) {
        m_wire.refuse(Words::tr("Field %1 at byte %2 has %3 bytes, but only %4 are left.")
                          .arg(field.number).arg(start).arg(field.length).arg(m_end - m_at), damaged());
        return false;
    }
    if (type != Field::Bytes) {
        const std::string_view raw = m_wire.view(m_at, field.length);
        for (std::size_t i = 0; i < raw.size(); ++i)
            field.value |= static_cast<std::uint64_t>(static_cast<unsigned char>(raw[i])) << (8 * i);
        if (!m_wire.ok())
            return false;
    }
    m_at += field.length;
    return true;
}

} // namespace mlm::weights::proto
