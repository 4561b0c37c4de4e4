// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/attributes.h"
#include "core/weights/hdf5/btrees.h"
#include "core/weights/hdf5/datatype.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

struct Attribute
{
    std::string name;
    std::string type;
    std::string space;
    std::string data;
    bool sharedType = false;
};

std::string textUpToZero(std::string_view text)
{
    return std::string(text.substr(0, text.find('\0')));
}

std::optional<Attribute> parseAttribute(std::string_view body)
{
    Cursor cursor(body);
    const auto version = cursor.number<std::uint8_t>();
    const auto flags = cursor.number<std::uint8_t>();
    const std::uint64_t nameSize = cursor.number<std::uint16_t>();
    const std::uint64_t typeSize = cursor.number<std::uint16_t>();
    const std::uint64_t spaceSize = cursor.number<std::uint16_t>();
    cursor.skip(version == 3 ? 1 : 0);
    const auto take = [&](std::uint64_t size) {
        const std::string_view bytes = cursor.bytes(size);
        cursor.skip(version == 1 ? (8 - size % 8) % 8 : 0);
        return std::string(bytes);
    };
    Attribute attribute;
    attribute.name = textUpToZero(take(nameSize));
    attribute.type = take(typeSize);
    attribute.space = take(spaceSize);
    attribute.data = cursor.bytes(cursor.left());
    attribute.sharedType = version > 1 && (flags & 3);
    if (!cursor.ok() || version < 1 || version > 3)
        return std::nullopt;
    return attribute;
}

/// The text of an attribute that is one text.
Result<std::optional<std::string>> textOf(File &file, GlobalHeap &texts, const Attribute &attribute)
{
    const std::optional<std::string> none;
    const auto type = attribute.sharedType ? std::nullopt : parseType(attribute.type);
    const auto space = parseSpace(file, attribute.space);
    if (!type || !space || space->isNull || elements(space->dims) != 1)
        return none;
    Cursor cursor(attribute.data);
    if (type->kind == Type::Kind::FixedText && type->inner.empty()) {
        std::string text = textUpToZero(cursor.bytes(type->size));
        while (text.ends_with(' '))
            text.pop_back();
        return std::optional(std::move(text));
    }
    if (type->kind != Type::Kind::VariableText || !type->inner.empty())
        return none;
    const auto length = cursor.number<std::uint32_t>();
    const std::uint64_t collection = file.address(cursor);
    const auto index = cursor.number<std::uint32_t>();
    if (!cursor.ok())
        return none;
    if (length == 0)
        return std::optional(std::string());
    const auto bytes = texts.object(file, collection, index);
    if (!bytes)
        return bytes.error();
    return std::optional(textUpToZero(std::string_view(*bytes).substr(0, length)));
}

} // namespace

Result<Attributes> attributesOf(File &file, GlobalHeap &texts, const Messages &messages, std::span<const std::string_view> wanted)
{
    Attributes result;
    const auto take = [&](std::string_view body) -> Result<void> {
        const auto attribute = parseAttribute(body);
        if (!attribute)
            return Error{Error::Code::Refused, Words::tr("An attribute is cut short or not known."), {}, {}};
        std::optional<std::string> &value = result[attribute->name];
        if (std::find(wanted.begin(), wanted.end(), attribute->name) == wanted.end())
            return {};
        auto text = textOf(file, texts, *attribute);
        if (!text)
            return text.error();
        value = std::move(*text);
        return {};
    };
    for (const Message &message : messages) {
        Result<void> done;
        if (message.type == Message::Attribute && !message.shared) {
            done = take(message.body);
        } else if (message.type == Message::AttributeInfo) {
            Cursor cursor(message.body);
            cursor.skip(1);
            const auto flags = cursor.number<std::uint8_t>();
            cursor.skip(flags & 1 ? 2 : 0);
            const std::uint64_t heapAt = file.address(cursor);
            const std::uint64_t tree = file.address(cursor);
            if (heapAt == nowhere)
                continue;
            auto heap = FractalHeap::open(file, heapAt);
            if (!heap)
                return heap.error();
            done = eachRecord(file, tree, [&](std::string_view record) -> Result<void> {
                const auto bytes = heap->object(file, record.substr(0, std::min<std::size_t>(record.size(), 8)));
                if (!bytes)
                    return bytes.error();
                // Those over 4 KiB stand elsewhere; the name cannot be told without them.
                return *bytes ? take(**bytes) : Result<void>();
            });
        }
        if (!done)
            return done.error();
    }
    return result;
}

} // namespace mlm::weights::hdf5
