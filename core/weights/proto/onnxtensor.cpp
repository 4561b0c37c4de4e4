// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/onnxtensor.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include <array>
#include <charconv>

namespace mlm::weights::proto {

namespace {

constexpr std::array types{"undefined", "float32", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool",
                           "float16", "float64", "uint32", "uint64", "complex64", "complex128", "bfloat16",
                           "float8_e4m3fn", "float8_e4m3fnuz", "float8_e5m2", "float8_e5m2fnuz", "uint4", "int4",
                           "float4_e2m1", "float8_e8m0", "uint2", "int2"};
constexpr std::size_t mostDimensions = 64;
constexpr std::size_t mostFiles = 4096;

/// One StringStringEntryProto of external_data.
void readExternal(Wire &wire, const Field &field, OnnxTensor &tensor)
{
    Message entry(wire, field);
    std::string key, value;
    for (Field part; entry.next(part);) {
        if (part.is(1, Field::Bytes))
            key = wire.name(part);
        else if (part.is(2, Field::Bytes))
            value = wire.name(part);
    }
    if (key == "location")
        tensor.location = value;
    else if (key == "offset")
        tensor.offset = value;
    else if (key == "length")
        tensor.length = value;
}

/// The decimal number; nothing for any other text.
std::optional<std::uint64_t> decimal(const std::string &text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The location as plain names joined by '/', with a leading "./" taken away; nothing where it leads elsewhere.
std::optional<std::string> plainLocation(std::string_view location)
{
    while (location.starts_with("./"))
        location.remove_prefix(2);
    for (std::string_view rest = location;;) {
        const std::size_t slash = rest.find('/');
        if (!isPlainName(rest.substr(0, slash)))
            return std::nullopt;
        if (slash == std::string_view::npos)
            return std::string(location);
        rest.remove_prefix(slash + 1);
    }
}

} // namespace

std::string onnxType(std::uint64_t number)
{
    return number < types.size() ? types[static_cast<std::size_t>(number)] : "type " + std::to_string(number);
}

std::optional<OnnxTensor> readOnnxTensor(Wire &wire, const Field &field)
{
    OnnxTensor tensor;
    tensor.fact.dtype = onnxType(0);
    Message message(wire, field);
    for (Field part; message.next(part);) {
        switch (part.number) {
        case 1:
            wire.numbers(part, tensor.fact.shape, mostDimensions);
            break;
        case 2:
            tensor.fact.dtype = onnxType(part.value);
            break;
        case 8:
            tensor.fact.name = wire.name(part);
            break;
        case 9:
            tensor.rawBytes = part.length;
            break;
        case 13:
            readExternal(wire, part, tensor);
            break;
        case 14:
            tensor.external = part.value == 1;
            break;
        default:
            break;
        }
    }
    if (!wire.ok())
        return std::nullopt;
    const auto count = elements(tensor.fact.shape);
    if (!count) {
        wire.refuse(Words::tr("The shape of “%1” at byte %2 is negative or too large.").arg(shown(tensor.fact.name)).arg(field.offset));
        return std::nullopt;
    }
    tensor.count = *count;
    return tensor;
}

const PartFact *ExternalData::part(Wire &wire, const std::string &location, const QString &tensor)
{
    const auto plain = plainLocation(location);
    if (!plain) {
        wire.refuse(Words::tr("The external data of “%1” lie at “%2”, which leads out of the model's folder.").arg(tensor, shown(location)),
                    Words::tr("Only files beside the model are opened."));
        return nullptr;
    }
    const auto known = m_parts.find(*plain);
    if (known != m_parts.end())
        return &known->second;
    if (m_parts.size() >= mostFiles) {
        wire.limit(Words::tr("The model names more than %1 files of external data.").arg(mostFiles));
        return nullptr;
    }
    PartFact part{*plain, false, 0};
    if (m_folder) {
        auto source = m_folder->open(*plain);
        if (source) {
            part.present = true;
            part.size = (*source)->size();
        } else if (source.error().code != Error::Code::NotFound) {
            wire.refuse(Words::tr("The external data of “%1”: %2").arg(tensor, source.error().message), source.error().advice);
            return nullptr;
        }
    }
    return &m_parts.emplace(*plain, part).first->second;
}

void ExternalData::check(Wire &wire, const OnnxTensor &tensor, Remarks &remarks)
{
    const QString name = shown(tensor.fact.name);
    const PartFact *file = part(wire, tensor.location, name);
    if (!file)
        return;
    const auto offset = decimal(tensor.offset.empty() ? "0" : tensor.offset);
    const auto stated = decimal(tensor.length.empty() ? "0" : tensor.length);
    if (!offset || !stated) {
        wire.refuse(Words::tr("The external data of “%1” have the offset “%2” and the length “%3”, which are no numbers.")
                        .arg(name, shown(tensor.offset), shown(tensor.length)));
        return;
    }
    const auto width = bitsOf(tensor.fact.dtype);
    const auto bits = width ? product(tensor.count, *width) : std::nullopt;
    const std::uint64_t wanted = bits.value_or(0) / 8 + (bits.value_or(0) % 8 != 0 ? 1 : 0);
    const std::uint64_t length = tensor.length.empty() ? wanted : *stated;
    if (bits && length != wanted)
        remarks.warn(Words::tr("The external data of “%1” have %2 bytes, its shape and type ask for %3.").arg(name).arg(length).arg(wanted));
    if (!file->present)
        return;
    const auto end = sum(*offset, length);
    if (!end || *end > file->size)
        wire.refuse(Words::tr("The external data of “%1” reach past the end of “%2”, at byte %3.")
                        .arg(name, shown(file->name)).arg(file->size),
                    Words::tr("The file is damaged or was not copied whole."));
}

void ExternalData::writeTo(Facts &facts) const
{
    Remarks missing;
    for (const auto &[name, part] : m_parts) {
        facts.parts.push_back(part);
        if (!part.present)
            missing.warn(m_folder ? Words::tr("The external data “%1” are missing. Put the file beside the model.").arg(shown(name))
                                  : Words::tr("The external data “%1” could not be looked for.").arg(shown(name)));
    }
    missing.writeTo(facts);
}

} // namespace mlm::weights::proto
