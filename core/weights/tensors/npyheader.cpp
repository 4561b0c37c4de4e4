// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensors/npyheader.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/tensors/stream.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <map>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t longestHeader = 10'000;
constexpr int deepest = 16;
constexpr std::size_t mostDimensions = 64; ///< NumPy 2

Error problem(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged, or made by something other than NumPy."), {}};
}

/// A Python literal of the few kinds that stand in a header.
struct Literal
{
    enum class Kind { Text, Number, True, False, None, Tuple, List, Dictionary } kind = Kind::None;
    std::string text;
    std::int64_t number = 0;
    std::vector<Literal> items; ///< of a dictionary: key, value, key, value …
};

class Parser
{
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    bool value(Literal &out, int depth = 0)
    {
        skipSpace();
        if (m_at == m_text.size() || depth > deepest)
            return false;
        switch (m_text[m_at]) {
        case '{': return items(out, Literal::Kind::Dictionary, '}', depth);
        case '[': return items(out, Literal::Kind::List, ']', depth);
        case '(': return items(out, Literal::Kind::Tuple, ')', depth);
        case '\'':
        case '"': return quoted(out);
        default: return word("True", out, Literal::Kind::True) || word("False", out, Literal::Kind::False) || word("None", out, Literal::Kind::None) || number(out);
        }
    }
    bool atEnd()
    {
        skipSpace();
        return m_at == m_text.size();
    }
    std::size_t position() const { return m_at; }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }
    bool take(char c)
    {
        skipSpace();
        if (m_at == m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool items(Literal &out, Literal::Kind kind, char closing, int depth)
    {
        out.kind = kind;
        ++m_at;
        while (!take(closing)) {
            if (!value(out.items.emplace_back(), depth + 1))
                return false;
            if (kind == Literal::Kind::Dictionary && (!take(':') || !value(out.items.emplace_back(), depth + 1)))
                return false;
            if (!take(','))
                return take(closing);
        }
        return true;
    }
    bool quoted(Literal &out)
    {
        const char quote = m_text[m_at++];
        const std::size_t end = m_text.find(quote, m_at);
        if (end == std::string_view::npos)
            return false;
        out.kind = Literal::Kind::Text;
        out.text = m_text.substr(m_at, end - m_at);
        m_at = end + 1;
        // NumPy writes no escapes but in names of fields that are odd enough to need them.
        return out.text.find('\\') == std::string::npos;
    }
    bool word(std::string_view text, Literal &out, Literal::Kind kind)
    {
        if (!m_text.substr(m_at).starts_with(text))
            return false;
        m_at += text.size();
        out.kind = kind;
        return true;
    }
    bool number(Literal &out)
    {
        out.kind = Literal::Kind::Number;
        const bool negative = m_text[m_at] == '-';
        m_at += negative;
        const std::size_t first = m_at;
        std::int64_t value = 0;
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at) {
            if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, m_text[m_at] - '0', &value))
                return false;
        }
        if (m_at == first)
            return false;
        if (m_at < m_text.size() && m_text[m_at] == 'L') // Python 2
            ++m_at;
        out.number = negative ? -value : value;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

struct Dtype
{
    std::string name;
    std::uint64_t bytes = 0;
    char order = '|';
    bool isPickle = false;
};

/// "<f4" and the like.
std::optional<Dtype> simpleDtype(std::string_view text)
{
    static const std::map<std::string_view, const char *> names{
        {"f2", "float16"}, {"f4", "float32"}, {"f8", "float64"}, {"f16", "float128"}, {"i1", "int8"}, {"i2", "int16"},
        {"i4", "int32"}, {"i8", "int64"}, {"u1", "uint8"}, {"u2", "uint16"}, {"u4", "uint32"}, {"u8", "uint64"},
        {"b1", "bool"}, {"c8", "complex64"}, {"c16", "complex128"}};
    Dtype result;
    if (!text.empty() && std::string_view("<>|=").find(text.front()) != std::string_view::npos) {
        result.order = text.front();
        text.remove_prefix(1);
    }
    if (text.empty())
        return std::nullopt;
    const char kind = text.front();
    std::string_view digits = text.substr(1);
    digits = digits.substr(0, digits.find('[')); // "M8[ns]": the unit of times
    std::uint64_t count = 0;
    if (digits.size() > 9)
        return std::nullopt;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        count = count * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (kind == 'O')
        return Dtype{"object", 0, '|', true};
    if (digits.empty())
        return std::nullopt;
    result.bytes = count;
    if (const auto found = names.find(text); found != names.end())
        result.name = found->second;
    else if (kind == 'U')
        result = {"string", count * 4, result.order, false};
    else if (kind == 'S' || kind == 'a')
        result.name = "bytes";
    else if (kind == 'V')
        result.name = "void";
    else if ((kind == 'M' || kind == 'm') && count == 8)
        result.name = kind == 'M' ? "datetime64" : "timedelta64";
    else
        return std::nullopt;
    return result;
}

std::optional<std::uint64_t> sizeOf(const Literal &shape)
{
    if (shape.kind == Literal::Kind::Number)
        return shape.number >= 0 ? std::optional(static_cast<std::uint64_t>(shape.number)) : std::nullopt;
    std::vector<std::int64_t> sizes;
    for (const Literal &size : shape.items) {
        if (size.kind != Literal::Kind::Number)
            return std::nullopt;
        sizes.push_back(size.number);
    }
    return shape.kind == Literal::Kind::Tuple ? elements(sizes) : std::nullopt;
}

/// A record: a list of (name, type) or (name, type, shape). As deep as the parser went.
std::optional<Dtype> dtypeOf(const Literal &descr)
{
    if (descr.kind == Literal::Kind::Text)
        return simpleDtype(descr.text);
    if (descr.kind != Literal::Kind::List)
        return std::nullopt;
    Dtype result{"structured", 0, '|', false};
    for (const Literal &field : descr.items) {
        if (field.kind != Literal::Kind::Tuple || field.items.size() < 2 || field.items.size() > 3)
            return std::nullopt;
        const auto inner = dtypeOf(field.items[1]);
        const auto count = field.items.size() == 3 ? sizeOf(field.items[2]) : std::optional<std::uint64_t>(1);
        const auto bytes = inner && count ? product(inner->bytes, *count) : std::nullopt;
        const auto all = bytes ? sum(result.bytes, *bytes) : std::nullopt;
        if (!all)
            return std::nullopt;
        result.bytes = *all;
        result.isPickle = result.isPickle || inner->isPickle;
    }
    return result;
}

Result<void> interpret(const Literal &root, NpyHeader &header)
{
    const Literal *descr = nullptr, *fortran = nullptr, *shape = nullptr;
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
        const std::string &key = root.items[i].text;
        const Literal **place = key == "descr" ? &descr : key == "fortran_order" ? &fortran : key == "shape" ? &shape : nullptr;
        if (!place || *place)
            return problem(Words::tr("The header has the key “%1”, which does not belong there or is given twice.").arg(shownName(key)));
        *place = &root.items[i + 1];
    }
    if (!descr || !fortran || !shape)
        return problem(Words::tr("The header lacks descr, fortran_order or shape."));
    if (fortran->kind != Literal::Kind::True && fortran->kind != Literal::Kind::False)
        return problem(Words::tr("“fortran_order” in the header is neither True nor False."));
    header.isFortran = fortran->kind == Literal::Kind::True;
    const auto dtype = dtypeOf(*descr);
    if (!dtype)
        return problem(Words::tr("“descr” in the header is no type of NumPy: %1").arg(shownName(descr->text)));
    if (shape->kind != Literal::Kind::Tuple || shape->items.size() > mostDimensions)
        return problem(Words::tr("“shape” in the header is no tuple of at most %1 numbers.").arg(mostDimensions));
    for (const Literal &size : shape->items) {
        if (size.kind != Literal::Kind::Number || size.number < 0)
            return problem(Words::tr("“shape” in the header holds something other than whole numbers from 0."));
        header.tensor.shape.push_back(size.number);
    }
    const auto count = elements(header.tensor.shape);
    const auto bytes = count ? product(*count, dtype->bytes) : std::nullopt;
    if (!bytes)
        return problem(Words::tr("“shape” in the header has more elements than can be counted."));
    header.tensor.dtype = dtype->name;
    header.isPickle = dtype->isPickle;
    if (dtype->order == '<' || dtype->order == '>')
        header.byteOrder = dtype->order == '<' ? "little-endian" : "big-endian";
    if (!header.isPickle)
        header.dataSize = *bytes;
    return {};
}

} // namespace

Result<NpyHeader> readNpyHeader(std::string_view start, std::uint64_t size)
{
    Cursor cursor(start);
    if (cursor.bytes(6) != "\x93NUMPY")
        return problem(Words::tr("The file does not begin with “\\x93NUMPY”."));
    NpyHeader header;
    header.version = cursor.number<std::uint8_t>();
    const int minor = cursor.number<std::uint8_t>();
    if (cursor.ok() && (header.version < 1 || header.version > 3 || minor != 0))
        return problem(Words::tr("This is version %1.%2 of the npy format; 1.0 to 3.0 are read here.").arg(header.version).arg(minor));
    const std::uint64_t length = header.version == 1 ? cursor.number<std::uint16_t>() : cursor.number<std::uint32_t>();
    if (cursor.ok() && length > longestHeader)
        return problem(Words::tr("The header has %1 bytes; NumPy reads at most %2.").arg(length).arg(longestHeader));
    const std::string_view text = cursor.bytes(length);
    if (!cursor.ok())
        return problem(Words::tr("The file ends within its header, at byte %1.").arg(size));
    header.headerSize = cursor.position();

    Parser parser(text);
    Literal root;
    if (!parser.value(root) || root.kind != Literal::Kind::Dictionary || !parser.atEnd())
        return problem(Words::tr("The header is no dictionary of literals, at its character %1.").arg(parser.position()));
    if (auto done = interpret(root, header); !done)
        return done.error();
    if (header.dataSize && *header.dataSize > size - header.headerSize)
        return problem(Words::tr("The numbers take %1 bytes, but only %2 follow the header.").arg(*header.dataSize).arg(size - header.headerSize));
    return header;
}

} // namespace mlm::weights
