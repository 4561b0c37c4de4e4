// SPDX-License-Identifier: Apache-2.0
#include "core/weights/bytes/cursor.h"
#include "core/weights/formats.h"
#include "core/weights/tensors/ggmltypes.h"
#include "core/weights/tensors/ggufmetadata.h"
#include "core/weights/tensors/parts.h"
#include <QCoreApplication>
#include <unordered_set>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t smallestPair = 13;   ///< bytes: length of the key, type, a value
constexpr std::uint64_t smallestTensor = 24; ///< bytes: length of the name, number of dimensions, type, place
constexpr std::uint32_t mostDimensions = 4;
constexpr std::uint64_t longestName = 63;

QString advice()
{
    return Words::tr("The file is damaged, or made by something that does not follow the GGUF specification.");
}

Error problem(const QString &what)
{
    return {Error::Code::Refused, what, advice(), {}};
}

struct Tensors
{
    std::vector<TensorFact> tensors;
    std::uint64_t bytes = 0;  ///< of numbers
    std::uint64_t padded = 0; ///< of data, each tensor filled up to the alignment
    std::optional<std::pair<std::string, std::uint64_t>> last; ///< the tensor that ends last, and where, not filled up
};

/// One tensor's description, and whether it lies where the one before it ends.
Result<void> readTensor(Stream &stream, std::uint64_t alignment, Tensors &all)
{
    TensorFact tensor;
    const auto length = stream.number<std::uint64_t>();
    if (stream.ok() && length > longestName)
        return problem(Words::tr("A tensor's name of %1 bytes before byte %2 is longer than %3.").arg(length).arg(stream.position()).arg(longestName));
    tensor.name = stream.bytes(length, longestName);
    const QString name = shownName(tensor.name);
    const auto dimensions = stream.number<std::uint32_t>();
    if (stream.ok() && dimensions > mostDimensions)
        return problem(Words::tr("“%1” has %2 dimensions; %3 are the most.").arg(name).arg(dimensions).arg(mostDimensions));
    for (std::uint32_t i = 0; stream.ok() && i < dimensions; ++i)
        tensor.shape.push_back(stream.number<std::int64_t>());
    const auto number = stream.number<std::uint32_t>();
    const auto offset = stream.number<std::uint64_t>();
    if (!stream.ok())
        return stream.error();

    const GgmlType *type = ggmlType(number);
    if (!type)
        return problem(Words::tr("“%1” is of type %2, which does not exist.").arg(name).arg(number));
    const auto count = elements(tensor.shape);
    if (!count)
        return problem(Words::tr("The shape of “%1” is negative or has more elements than can be counted.").arg(name));
    const std::int64_t row = tensor.shape.empty() ? 1 : tensor.shape.front();
    if (row % type->perBlock != 0)
        return problem(Words::tr("A row of “%1” has %2 elements, but %3 come in blocks of %4.").arg(name).arg(row).arg(QLatin1String(type->dtype)).arg(type->perBlock));
    if (offset != all.padded)
        return problem(Words::tr("“%1” lies at byte %2 of the data, but should at %3.").arg(name).arg(offset).arg(all.padded));
    const auto bytes = product(*count / type->perBlock, type->bytes);
    const auto end = bytes ? sum(offset, *bytes) : std::nullopt;
    const auto padded = end ? sum(*end, alignment - 1) : std::nullopt;
    if (!padded)
        return problem(Words::tr("“%1” ends beyond what can be counted.").arg(name));
    all.bytes += *bytes;
    all.padded = *padded / alignment * alignment;
    tensor.dtype = type->dtype;
    std::reverse(tensor.shape.begin(), tensor.shape.end()); // stored innermost first
    if (*bytes > 0)
        all.last = {tensor.name, *end};
    all.tensors.push_back(std::move(tensor));
    return {};
}

class GgufReader final : public Reader
{
public:
    std::string_view id() const override { return "gguf"; }

    Match probe(const Input &input) const override { return input.head.starts_with("GGUF") ? Match::Certain : Match::No; }

    Reading read(const Input &input) const override
    {
        Facts facts = factsOf(id());
        const std::uint64_t size = input.source.size();
        Stream stream(input.source, 4, size);
        const auto version = stream.number<std::uint32_t>();
        const auto tensorCount = stream.number<std::uint64_t>();
        const auto pairCount = stream.number<std::uint64_t>();
        if (!stream.ok())
            return Reading::refused(std::move(facts), stream.error());
        if (version != 0 && (version & 0xFFFFU) == 0)
            return Reading::refused(std::move(facts), Words::tr("The numbers of this file are big-endian, which is not read here."), Words::tr("Convert it to little-endian."));
        facts.formatVersion = Known<std::string>{std::to_string(version), Words::tr("version, at byte 4")};
        if (version != 2 && version != 3)
            return Reading::refused(std::move(facts), Words::tr("This is version %1 of GGUF; 2 and 3 are read here.").arg(version), Words::tr("Convert it with a recent llama.cpp."));
        facts.byteOrder = Known<std::string>{"little-endian", Words::tr("version, at byte 4")};
        if (tensorCount > size / smallestTensor || pairCount > size / smallestPair)
            return Reading::refused(std::move(facts), Words::tr("%1 tensors and %2 keys are announced, which do not fit the file.").arg(tensorCount).arg(pairCount), advice());

        auto metadata = readGgufMetadata(stream, pairCount);
        if (!metadata)
            return Reading::refused(std::move(facts), metadata.error());
        facts.details = std::move(metadata->details);

        Tensors all;
        std::unordered_set<std::string> names;
        for (std::uint64_t i = 0; i < tensorCount; ++i) {
            if (auto done = readTensor(stream, metadata->alignment, all); !done)
                return Reading::refused(std::move(facts), done.error());
            if (!names.insert(all.tensors.back().name).second)
                return Reading::refused(std::move(facts), Words::tr("The tensor “%1” is given twice.").arg(shownName(all.tensors.back().name)), advice());
        }
        facts.tensors = std::move(all.tensors);
        if (!facts.sumUp(Words::tr("tensor infos: dimensions of all tensors")))
            return Reading::refused(std::move(facts), Words::tr("The tensors have more elements than can be counted."), advice());
        facts.parameterBytes = Known<std::uint64_t>{all.bytes, Words::tr("tensor infos: dimensions and types of all tensors")};

        // The data begin at the next multiple of the alignment. llama.cpp looks at that only when it loads them.
        const auto aligned = sum(stream.position(), metadata->alignment - 1);
        const std::uint64_t data = aligned ? *aligned / metadata->alignment * metadata->alignment : size;
        if (tensorCount > 0)
            facts.headerSize = Known<std::uint64_t>{data, Words::tr("place where the tensors begin")};
        const auto end = all.last ? sum(data, all.last->second) : std::nullopt;
        if (all.last && (!end || *end > size))
            facts.note(NoteFact::Level::Warning, Words::tr("The data of “%1” end past the end of the file: it is not whole.").arg(shownName(all.last->first)));
        if (metadata->splitCount > 1) {
            facts.totalParameters.reset();
            facts.note(NoteFact::Level::Warning, Words::tr("This is one of %1 files of a model; the number of parameters of all is not known from it.").arg(metadata->splitCount));
        }
        return {std::move(facts), {}};
    }
};

/// What came before GGUF, under four magic words. Its tensors are not described apart from their data.
class GgmlReader final : public Reader
{
public:
    std::string_view id() const override { return "ggml-legacy"; }

    Match probe(const Input &input) const override
    {
        for (const char *magic : {"lmgg", "fmgg", "tjgg", "algg"}) {
            if (input.head.starts_with(magic) && input.head.size() >= 8)
                return Match::Certain;
        }
        return Match::No;
    }

    Reading read(const Input &) const override
    {
        Facts facts = factsOf(id());
        facts.note(NoteFact::Level::Info, Words::tr("Files of ggml from before GGUF do not describe themselves: convert this one to GGUF to read more of it."));
        return {std::move(facts), {}};
    }
};

} // namespace

std::unique_ptr<Reader> makeGgufReader()
{
    return std::make_unique<GgufReader>();
}

std::unique_ptr<Reader> makeGgmlReader()
{
    return std::make_unique<GgmlReader>();
}

} // namespace mlm::weights
