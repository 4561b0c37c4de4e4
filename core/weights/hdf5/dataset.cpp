// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/dataset.h"
#include "core/weights/hdf5/btrees.h"
#include "core/weights/hdf5/datatype.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t bombBytes = std::uint64_t{4} << 30;
constexpr std::uint64_t bombRatio = 1000;

Error refuse(const QString &why)
{
    return {Error::Code::Refused, why, {}, {}};
}

enum LayoutClass { Compact = 0, Contiguous = 1, Chunked = 2, Virtual = 3 };

/// Where the elements are.
struct Layout
{
    int kind = -1;
    std::uint64_t address = nowhere;
    std::optional<std::uint64_t> stored; ///< bytes, where the layout tells
    unsigned treeDimensions = 0;         ///< of a B-tree of chunks; 0: another index
};

void chunksOfVersionFour(const File &file, Cursor &cursor, Layout &layout)
{
    constexpr unsigned singleChunk = 1;
    const auto flags = cursor.number<std::uint8_t>();
    const unsigned dimensions = cursor.number<std::uint8_t>();
    const unsigned width = cursor.number<std::uint8_t>();
    cursor.skip(std::uint64_t{dimensions} * width);
    const auto index = cursor.number<std::uint8_t>();
    switch (index) {
    case singleChunk:
        if (flags & 2) {
            layout.stored = file.length(cursor);
            cursor.skip(4);
        }
        break;
    case 3: // fixed array
        cursor.skip(1);
        break;
    case 4: // extensible array
        cursor.skip(5);
        break;
    case 5: // B-tree of version 2
        cursor.skip(6);
        break;
    default: // implicit: nothing more
        break;
    }
    layout.address = file.address(cursor);
}

std::optional<Layout> parseLayout(const File &file, std::string_view body)
{
    Cursor cursor(body);
    const auto version = cursor.number<std::uint8_t>();
    Layout layout;
    if (version == 1 || version == 2) {
        const unsigned dimensions = cursor.number<std::uint8_t>();
        layout.kind = cursor.number<std::uint8_t>();
        cursor.skip(5);
        if (layout.kind != Compact)
            layout.address = file.address(cursor);
        cursor.skip(std::uint64_t{dimensions} * 4);
        if (layout.kind == Compact)
            layout.stored = cursor.number<std::uint32_t>();
        layout.treeDimensions = layout.kind == Chunked ? dimensions : 0;
    } else if (version == 3 || version == 4) {
        layout.kind = cursor.number<std::uint8_t>();
        if (layout.kind == Compact) {
            layout.stored = cursor.number<std::uint16_t>();
        } else if (layout.kind == Contiguous) {
            layout.address = file.address(cursor);
            layout.stored = file.length(cursor);
        } else if (layout.kind == Chunked && version == 3) {
            layout.treeDimensions = cursor.number<std::uint8_t>();
            layout.address = file.address(cursor);
        } else if (layout.kind == Chunked) {
            chunksOfVersionFour(file, cursor, layout);
        }
    } else {
        return std::nullopt;
    }
    if (layout.kind == Compact)
        cursor.skip(layout.stored.value_or(0));
    return cursor.ok() && layout.kind >= Compact && layout.kind <= Virtual ? std::optional(layout) : std::nullopt;
}

/// Compares what the shape claims with what the file holds.
Result<void> checkSize(File &file, const Layout &layout, Dataset &dataset)
{
    dataset.written = layout.kind == Compact || layout.address != nowhere || dataset.bytes == 0;
    if (layout.kind == Compact && layout.stored.value_or(0) < dataset.bytes)
        return refuse(Words::tr("its shape needs %1 bytes, but %2 are stored").arg(dataset.bytes).arg(layout.stored.value_or(0)));
    if (layout.kind == Contiguous && dataset.written && dataset.bytes > 0) {
        const std::uint64_t stored = layout.stored.value_or(dataset.bytes);
        if (stored < dataset.bytes)
            return refuse(Words::tr("its shape needs %1 bytes, but %2 are stored").arg(dataset.bytes).arg(stored));
        if (!file.holds(layout.address, stored))
            return refuse(Words::tr("its %1 bytes from byte %2 reach past the end of the file").arg(stored).arg(layout.address));
    }
    if (dataset.bytes <= bombBytes)
        return {};
    std::uint64_t stored = dataset.written ? std::min(layout.stored.value_or(file.size()), file.size()) : 0;
    if (layout.kind == Chunked && dataset.written && layout.treeDimensions > 0) {
        const auto chunks = chunkBytes(file, layout.address, layout.treeDimensions);
        if (!chunks)
            return chunks.error();
        stored = std::min(stored, *chunks);
    }
    if (dataset.bytes / bombRatio >= stored)
        return refuse(Words::tr("its shape needs %1 bytes, more than 1000 times the %2 that are stored").arg(dataset.bytes).arg(stored));
    return {};
}

} // namespace

bool isDataset(const Messages &messages)
{
    return findMessage(messages, Message::Layout) && findMessage(messages, Message::Datatype) && findMessage(messages, Message::Dataspace);
}

Result<Dataset> readDataset(File &file, GlobalHeap &texts, const Messages &messages)
{
    const Message *spaceMessage = findMessage(messages, Message::Dataspace);
    if (spaceMessage->shared)
        return refuse(Words::tr("its shape stands in a table of shared messages, which is not read here"));
    const auto space = parseSpace(file, spaceMessage->body);
    if (!space)
        return space.error();
    const auto type = typeOf(file, *findMessage(messages, Message::Datatype));
    if (!type)
        return type.error();
    const auto layout = parseLayout(file, findMessage(messages, Message::Layout)->body);
    if (!layout)
        return refuse(Words::tr("its layout is cut short or not known"));

    Dataset dataset;
    const auto count = elements(space->dims);
    const auto bytes = count ? product(*count, type->size) : std::nullopt;
    if (!bytes)
        return refuse(Words::tr("its shape is larger than any file can be"));
    dataset.bytes = space->isNull ? 0 : *bytes;
    if (findMessage(messages, Message::ExternalFiles))
        dataset.outside = Words::tr("external storage");
    else if (layout->kind == Virtual)
        dataset.outside = Words::tr("virtual dataset");
    else if (auto fits = checkSize(file, *layout, dataset); !fits)
        return fits.error();

    std::string dtype = type->dtype;
    bool isNumber = type->kind == Type::Kind::Number && !space->isNull;
    if (type->kind == Type::Kind::Opaque && type->size == 2) {
        // Keras writes bfloat16 as two bytes without meaning and says in an attribute what they are.
        static constexpr std::array<std::string_view, 1> wanted{"dtype"};
        const auto attributes = attributesOf(file, texts, messages, wanted);
        if (!attributes)
            return attributes.error();
        const auto told = attributes->find("dtype");
        isNumber = told != attributes->end() && told->second == "bfloat16";
        dtype = "bfloat16";
    }
    if (!isNumber)
        return dataset;
    TensorFact tensor{{}, dtype, space->dims};
    tensor.shape.insert(tensor.shape.end(), type->inner.begin(), type->inner.end());
    if (!elements(tensor.shape))
        return refuse(Words::tr("its shape is larger than any file can be"));
    dataset.tensor = std::move(tensor);
    dataset.bigEndian = type->bigEndian;
    return dataset;
}

} // namespace mlm::weights::hdf5
