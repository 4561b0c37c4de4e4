// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/datatype.h"
#include <QCoreApplication>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr int deepestType = 32;
constexpr unsigned mostDimensions = 32;

enum Class { Fixed = 0, Float = 1, String = 3, Opaque = 5, Enumerated = 8, Sequence = 9, Array = 10, Complex = 11 };

std::string floatName(std::uint32_t size, unsigned exponent, unsigned mantissa, std::uint32_t bias)
{
    if (size == 2)
        return exponent == 8 && mantissa == 7 ? "bfloat16" : "float16";
    if (size == 1 && exponent == 4)
        return bias == 8 ? "float8_e4m3fnuz" : "float8_e4m3fn";
    if (size == 1 && exponent == 5)
        return bias == 16 ? "float8_e5m2fnuz" : "float8_e5m2";
    return "float" + std::to_string(std::uint64_t{size} * 8);
}

/// The members of an enumeration are named FALSE and TRUE: how truth values are written.
bool isTruth(Cursor &cursor, unsigned count, bool padded)
{
    if (count != 2)
        return false;
    for (const std::string_view wanted : {std::string_view("FALSE\0", 6), std::string_view("TRUE\0", 5)}) {
        if (cursor.bytes(wanted.size()) != wanted)
            return false;
        if (padded)
            cursor.skip(8 - wanted.size());
    }
    return cursor.ok();
}

class TypeParser
{
public:
    explicit TypeParser(std::string_view body) : m_cursor(body) {}

    std::optional<Type> parse()
    {
        for (int depth = 0; depth < deepestType; ++depth) {
            const auto first = m_cursor.number<std::uint8_t>();
            m_version = first >> 4;
            m_bits = static_cast<std::uint32_t>(File::number(m_cursor, 3));
            m_size = m_cursor.number<std::uint32_t>();
            if (depth == 0)
                m_type.size = m_size;
            if (!m_cursor.ok())
                return std::nullopt;
            if (!step(first & 15))
                return m_cursor.ok() ? std::optional(std::move(m_type)) : std::nullopt;
        }
        return std::nullopt;
    }

private:
    /// Reads the properties of one class; true where another type follows that decides.
    bool step(int kind)
    {
        switch (kind) {
        case Fixed:
            number(((m_bits & 8) ? "int" : "uint") + std::to_string(std::uint64_t{m_size} * 8));
            m_cursor.skip(4);
            return m_isEnum && finishEnum();
        case Float: {
            m_cursor.skip(5);
            const auto exponent = m_cursor.number<std::uint8_t>();
            m_cursor.skip(1);
            const auto mantissa = m_cursor.number<std::uint8_t>();
            const auto bias = m_cursor.number<std::uint32_t>();
            if (m_isComplex)
                number("complex" + std::to_string(std::uint64_t{m_size} * 16));
            else
                number(floatName(m_size, exponent, mantissa, bias));
            return false;
        }
        case String:
            m_type.kind = Type::Kind::FixedText;
            return false;
        case Opaque:
            m_type.kind = Type::Kind::Opaque;
            return false;
        case Enumerated:
            m_isEnum = true;
            m_members = m_bits & 0xffff;
            m_padded = m_version < 3;
            return true;
        case Sequence:
            m_type.kind = (m_bits & 15) == 1 ? Type::Kind::VariableText : Type::Kind::Other;
            return false;
        case Array:
            return arrayDimensions();
        case Complex:
            m_isComplex = true;
            return true;
        default:
            return false;
        }
    }
    bool arrayDimensions()
    {
        const unsigned rank = m_cursor.number<std::uint8_t>();
        if (rank > mostDimensions || m_type.inner.size() + rank > mostDimensions) {
            m_cursor.fail();
            return false;
        }
        m_cursor.skip(m_version < 3 ? 3 : 0);
        for (unsigned i = 0; i < rank; ++i)
            m_type.inner.push_back(m_cursor.number<std::uint32_t>());
        m_cursor.skip(m_version < 3 ? std::uint64_t{rank} * 4 : 0);
        return true;
    }
    bool finishEnum()
    {
        if (isTruth(m_cursor, m_members, m_padded))
            m_type.dtype = "bool";
        return false;
    }
    void number(std::string dtype)
    {
        m_type.kind = Type::Kind::Number;
        m_type.dtype = std::move(dtype);
        if (m_size > 1)
            m_type.bigEndian = m_bits & 1;
    }

    Cursor m_cursor;
    Type m_type;
    unsigned m_version = 0;
    std::uint32_t m_bits = 0;
    std::uint32_t m_size = 0;
    unsigned m_members = 0;
    bool m_isEnum = false;
    bool m_isComplex = false;
    bool m_padded = false;
};

} // namespace

Result<Space> parseSpace(const File &file, std::string_view body)
{
    Cursor cursor(body);
    const auto version = cursor.number<std::uint8_t>();
    const unsigned rank = cursor.number<std::uint8_t>();
    cursor.skip(1);
    const auto kind = cursor.number<std::uint8_t>();
    if (version == 1)
        cursor.skip(4);
    Space space;
    space.isNull = version == 2 && kind == 2;
    const auto refuse = [](const QString &what) { return Error{Error::Code::Refused, what, {}, {}}; };
    if (!cursor.ok() || (version != 1 && version != 2))
        return refuse(Words::tr("its shape has version %1").arg(version));
    if (rank > mostDimensions)
        return refuse(Words::tr("it has %1 dimensions, where %2 are allowed").arg(rank).arg(mostDimensions));
    for (unsigned i = 0; i < rank; ++i) {
        const std::uint64_t dim = file.length(cursor);
        if (dim > static_cast<std::uint64_t>(INT64_MAX))
            return refuse(Words::tr("its shape has a size of %1").arg(dim));
        space.dims.push_back(static_cast<std::int64_t>(dim));
    }
    if (!cursor.ok())
        return refuse(Words::tr("its shape is cut short"));
    return space;
}

std::optional<Type> parseType(std::string_view body)
{
    return TypeParser(body).parse();
}

Result<Type> typeOf(File &file, const Message &message)
{
    const auto refuse = [](const QString &what) { return Error{Error::Code::Refused, what, {}, {}}; };
    if (!message.shared) {
        const auto type = parseType(message.body);
        return type ? Result<Type>(*type) : refuse(Words::tr("its data type is cut short or not known"));
    }
    Cursor cursor(message.body);
    const auto version = cursor.number<std::uint8_t>();
    const auto kind = cursor.number<std::uint8_t>();
    cursor.skip(version == 1 ? 6 : 0);
    const std::uint64_t address = file.address(cursor);
    if (!cursor.ok() || version < 1 || version > 3 || (version == 3 && kind != 2))
        return refuse(Words::tr("its data type stands in a table of shared messages, which is not read here"));
    const auto header = readObjectHeader(file, address);
    if (!header)
        return header.error();
    const Message *committed = findMessage(*header, Message::Datatype);
    const auto type = committed && !committed->shared ? parseType(committed->body) : std::nullopt;
    return type ? Result<Type>(*type) : refuse(Words::tr("the named data type at byte %1 is not there").arg(address));
}

} // namespace mlm::weights::hdf5
