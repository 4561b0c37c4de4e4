// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/pull.h"
#include "core/weights/bytes/cursor.h"
#include <QCoreApplication>

namespace mlm::weights::text {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

/// Bytes of a value that its marker alone tells; nothing for texts and containers.
std::optional<std::uint64_t> fixedSize(int marker)
{
    switch (marker) {
    case 'Z':
    case 'T':
    case 'F':
        return 0;
    case 'i':
    case 'U':
    case 'C':
        return 1;
    case 'I':
        return 2;
    case 'l':
    case 'd':
        return 4;
    case 'L':
    case 'D':
        return 8;
    default:
        return std::nullopt;
    }
}

std::int64_t integer(int marker, std::string_view bytes)
{
    Cursor cursor(bytes);
    switch (marker) {
    case 'i':
        return cursor.number<std::int8_t>();
    case 'U':
        return cursor.number<std::uint8_t>();
    case 'I':
        return cursor.number<std::int16_t>(std::endian::big);
    case 'l':
        return cursor.number<std::int32_t>(std::endian::big);
    default:
        return cursor.number<std::int64_t>(std::endian::big);
    }
}

bool isInteger(int marker)
{
    return marker == 'i' || marker == 'U' || marker == 'I' || marker == 'l' || marker == 'L';
}

} // namespace

UbjPull::UbjPull(Stream &stream, int inside) : Pull(stream)
{
    for (int i = 0; i < inside; ++i)
        m_levels.push_back({'{', std::nullopt, 0});
}

/// The marker of the value that comes next: that of the container it is in, or its own.
int UbjPull::marker()
{
    if (!ok())
        return -1;
    if (!m_levels.empty() && m_levels.back().type != 0)
        return static_cast<unsigned char>(m_levels.back().type);
    int byte = m_stream.next();
    for (int i = 0; byte == 'N' && i < 1024; ++i)
        byte = m_stream.next();
    if (byte < 0)
        fail(Words::tr("a value is cut short"));
    return byte;
}

std::optional<std::uint64_t> UbjPull::length()
{
    const int kind = m_stream.next();
    std::string bytes;
    if (!isInteger(kind) || !m_stream.take(*fixedSize(kind), bytes)) {
        fail(Words::tr("a length is missing"));
        return std::nullopt;
    }
    const std::int64_t value = integer(kind, bytes);
    if (value < 0) {
        fail(Words::tr("a length is negative"));
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(value);
}

/// Reads what stands between the marker of a container and its first value.
bool UbjPull::begin(char kind)
{
    Level level{kind, std::nullopt, 0};
    if (m_stream.peek() == '$') {
        m_stream.next();
        const int type = m_stream.next();
        // Containers of typed containers are legal; nothing that is read here writes them.
        if (!fixedSize(type) && type != 'S' && type != 'H') {
            fail(Words::tr("a container of a type that is not read here"));
            return false;
        }
        level.type = static_cast<char>(type);
        if (m_stream.peek() != '#') {
            fail(Words::tr("a typed container without a count"));
            return false;
        }
    }
    if (m_stream.peek() == '#') {
        m_stream.next();
        level.left = length();
        if (!level.left)
            return false;
        const std::uint64_t each = level.type != 0 ? fixedSize(level.type).value_or(2) : 1;
        const auto bytes = product(*level.left, each + (kind == '{' ? 2 : 0));
        if (!bytes || *bytes > m_stream.left()) {
            fail(Words::tr("a container of %1 values, more than the file has bytes for").arg(*level.left));
            return false;
        }
    }
    m_levels.push_back(level);
    if (m_levels.size() > static_cast<std::size_t>(deepest))
        fail(Words::tr("nested too deeply"));
    return ok();
}

bool UbjPull::enter(char kind)
{
    const int found = marker();
    if (found == kind)
        return begin(kind);
    skipValue(found);
    return false;
}

bool UbjPull::atEnd(char end)
{
    Level &level = m_levels.back();
    if (level.left) {
        if (*level.left == 0) {
            m_levels.pop_back();
            return true;
        }
        --*level.left;
        return false;
    }
    if (m_stream.peek() != end)
        return false;
    m_stream.next();
    m_levels.pop_back();
    return true;
}

std::optional<std::string> UbjPull::nextMember()
{
    if (!ok() || m_levels.empty() || m_levels.back().kind != '{' || atEnd('}'))
        return std::nullopt;
    const auto size = length();
    std::string name;
    if (!size)
        return std::nullopt;
    if (*size > longestText || !m_stream.take(*size, name)) {
        fail(Words::tr("a name of %1 bytes is longer than the rest, or than any name").arg(*size));
        return std::nullopt;
    }
    return name;
}

bool UbjPull::nextElement()
{
    return ok() && !m_levels.empty() && m_levels.back().kind == '[' && !atEnd(']') && ok();
}

std::optional<std::string> UbjPull::valueOf(int kind)
{
    std::string bytes;
    if (kind == 'S' || kind == 'H') {
        const auto size = length();
        if (!size)
            return std::nullopt;
        if (*size > longestText ? !m_stream.skip(*size) : !m_stream.take(*size, bytes))
            fail(Words::tr("a text of %1 bytes is cut short").arg(*size));
        return ok() && *size <= longestText ? std::optional(std::move(bytes)) : std::nullopt;
    }
    const auto size = fixedSize(kind);
    if (!size) {
        fail(Words::tr("a value of an unknown kind"));
        return std::nullopt;
    }
    if (!m_stream.take(*size, bytes)) {
        fail(Words::tr("a value is cut short"));
        return std::nullopt;
    }
    if (isInteger(kind))
        return std::to_string(integer(kind, bytes));
    return std::nullopt;
}

std::optional<std::string> UbjPull::scalar()
{
    const int kind = marker();
    if (kind != '{' && kind != '[')
        return ok() ? valueOf(kind) : std::nullopt;
    skipValue(kind);
    return std::nullopt;
}

void UbjPull::skipValue(int kind)
{
    const std::size_t outside = m_levels.size();
    for (;;) {
        if (!ok())
            return;
        if (kind == '{' || kind == '[') {
            if (!begin(static_cast<char>(kind)))
                return;
            // An array of numbers is passed over in one step.
            Level &level = m_levels.back();
            const auto each = level.kind == '[' && level.type != 0 ? fixedSize(level.type) : std::nullopt;
            if (each && level.left) {
                if (!m_stream.skip(*level.left * *each))
                    fail(Words::tr("an array is cut short"));
                level.left = 0;
            }
        } else {
            valueOf(kind);
        }
        while (ok() && m_levels.size() > outside && !(m_levels.back().kind == '{' ? nextMember().has_value() : nextElement()))
            ;
        if (!ok() || m_levels.size() <= outside)
            return;
        kind = marker();
    }
}

} // namespace mlm::weights::text
