// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensors/ggufmetadata.h"
#include "core/weights/bytes/cursor.h"
#include <QCoreApplication>
#include <array>
#include <unordered_set>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

/// Numbers of the specification, "gguf_metadata_value_type".
enum Type : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, Text, Array, U64, I64, F64, Types };
constexpr std::array<unsigned, Types> widths{1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

constexpr std::uint64_t longestKey = 65535;           ///< specification: 2^16 - 1
constexpr std::uint64_t longest = std::uint64_t{1} << 30; ///< of texts and arrays, as the reference implementation
constexpr std::uint64_t longestShown = 1000;
constexpr std::size_t mostDetails = 40;

Error problem(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged, or made by something that does not follow the GGUF specification."), {}};
}

/// Skips a text, however long.
void skipText(Stream &stream)
{
    const auto length = stream.number<std::uint64_t>();
    if (length > longest)
        stream.fail(problem(Words::tr("A text of %1 bytes before byte %2 is too long.").arg(length).arg(stream.position())));
    stream.skip(length);
}

struct Value
{
    QString text;                        ///< as it is shown
    std::optional<std::uint64_t> number; ///< whole and not negative
};

template <typename T> Value whole(Stream &stream)
{
    const T value = stream.number<T>();
    if constexpr (std::is_signed_v<T>) {
        if (value < 0)
            return {QString::number(value), {}};
    }
    return {QString::number(value), static_cast<std::uint64_t>(value)};
}

Value scalar(Stream &stream, std::uint32_t type)
{
    switch (type) {
    case U8: return whole<std::uint8_t>(stream);
    case I8: return whole<std::int8_t>(stream);
    case U16: return whole<std::uint16_t>(stream);
    case I16: return whole<std::int16_t>(stream);
    case U32: return whole<std::uint32_t>(stream);
    case I32: return whole<std::int32_t>(stream);
    case U64: return whole<std::uint64_t>(stream);
    case I64: return whole<std::int64_t>(stream);
    case F32: return {QString::number(static_cast<double>(stream.number<float>())), {}};
    case F64: return {QString::number(stream.number<double>()), {}};
    default: return {stream.number<std::uint8_t>() != 0 ? QStringLiteral("true") : QStringLiteral("false"), {}};
    }
}

/// An array is walked over; of a general.* array of texts (tags, languages) the first few are kept.
Value array(Stream &stream, const std::string &key, bool keep)
{
    const auto type = stream.number<std::uint32_t>();
    const auto count = stream.number<std::uint64_t>();
    if (!stream.ok())
        return {};
    if (type >= Types || type == Array) {
        stream.fail(problem(Words::tr("The array “%1” holds values of type %2, which cannot be.").arg(shownName(key)).arg(type)));
        return {};
    }
    // A text takes at least the 8 bytes of its length.
    const auto least = product(count, type == Text ? 8 : widths[type]);
    if (count > longest || !least || *least > stream.left()) {
        stream.fail(problem(Words::tr("The array “%1” announces %2 values, which do not fit the file.").arg(shownName(key)).arg(count)));
        return {};
    }
    if (type != Text) {
        stream.skip(*least);
        return {Words::tr("%1 values").arg(count), {}};
    }
    QStringList shown;
    for (std::uint64_t i = 0; i < count && stream.ok(); ++i) {
        if (keep && i < 10)
            shown << shownName(readGgufText(stream, longestShown));
        else
            skipText(stream);
    }
    return {shown.join(QStringLiteral(", ")), {}};
}

bool isWorthShowing(std::string_view key)
{
    static constexpr std::array endings{".context_length", ".embedding_length", ".block_count", ".vocab_size"};
    return key.starts_with("general.") || key == "tokenizer.ggml.model" ||
           std::any_of(endings.begin(), endings.end(), [&](const char *ending) { return key.ends_with(ending); });
}

std::optional<Error> apply(const std::string &key, std::uint32_t type, const Value &value, GgufMetadata &metadata)
{
    if (key == "general.alignment") {
        if (type != U32 || *value.number == 0 || !std::has_single_bit(*value.number))
            return problem(Words::tr("“general.alignment” is %1, but must be a power of two.").arg(value.text));
        metadata.alignment = *value.number;
    } else if (key == "split.count" && value.number) {
        metadata.splitCount = *value.number;
    }
    return std::nullopt;
}

} // namespace

std::string readGgufText(Stream &stream, std::uint64_t limit)
{
    const auto length = stream.number<std::uint64_t>();
    if (length > longest)
        stream.fail(problem(Words::tr("A text of %1 bytes before byte %2 is too long.").arg(length).arg(stream.position())));
    if (!stream.ok() || length > stream.left())
        stream.skip(length); // tells what is wrong
    std::string result = stream.bytes(std::min(length, limit), limit);
    stream.skip(length - std::min(length, limit));
    return result;
}

Result<GgufMetadata> readGgufMetadata(Stream &stream, std::uint64_t count)
{
    GgufMetadata metadata;
    std::unordered_set<std::string> keys;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto length = stream.number<std::uint64_t>();
        const std::string key = stream.bytes(length, longestKey);
        const auto type = stream.number<std::uint32_t>();
        if (!stream.ok())
            return stream.error();
        if (!keys.insert(key).second)
            return problem(Words::tr("The key “%1” is given twice.").arg(shownName(key)));
        if (type >= Types)
            return problem(Words::tr("The value of “%1” is of type %2, which does not exist.").arg(shownName(key)).arg(type));
        const bool show = isWorthShowing(key) && metadata.details.size() < mostDetails;
        Value value;
        if (type == Array)
            value = array(stream, key, show);
        else if (type == Text && !show)
            skipText(stream);
        else if (type == Text)
            value.text = QString::fromStdString(readGgufText(stream, longestShown));
        else
            value = scalar(stream, type);
        if (!stream.ok())
            return stream.error();
        if (auto error = apply(key, type, value, metadata))
            return *error;
        if (show)
            metadata.details.emplace_back(shownName(key), value.text);
    }
    return metadata;
}

} // namespace mlm::weights
