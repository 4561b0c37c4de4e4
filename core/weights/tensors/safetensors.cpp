// SPDX-License-Identifier: Apache-2.0
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/formats.h"
#include "core/weights/tensors/parts.h"
#include "core/weights/tensors/safetensorsheader.h"
#include "core/weights/tensors/stream.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t longestHeader = 100'000'000; ///< as the reference implementation

/// What "format" in "__metadata__" stands for.
struct Flavour
{
    std::string_view format;
    const char *framework; ///< as MLM spells it; null where it is none
    const char *function;
    const char *media;
};
constexpr std::array flavours{
    Flavour{"pt", "PyTorch", "safetensors.torch.save_file", "pytorch"},
    Flavour{"tf", "TensorFlow", "safetensors.tensorflow.save_file", "tensorflow"},
    Flavour{"flax", "Flax", "safetensors.flax.save_file", "flax"},
    Flavour{"jax", "JAX", "safetensors.flax.save_file", "jax"},
    Flavour{"paddle", "Paddle", "safetensors.paddle.save_file", "paddle"},
    Flavour{"np", nullptr, "safetensors.numpy.save_file", nullptr},
    Flavour{"mlx", "MLX", "mlx.core.save_safetensors", "mlx"},
};

void tellFlavour(const std::string &format, Facts &facts)
{
    const QString origin = Words::tr("format in __metadata__ of the header");
    const auto found = std::find_if(flavours.begin(), flavours.end(), [&](const Flavour &flavour) { return flavour.format == format; });
    if (found == flavours.end()) {
        facts.note(NoteFact::Level::Info, Words::tr("“format” in __metadata__ is “%1”, which names no framework known here.").arg(shownName(format)));
        return;
    }
    facts.artifactType = Known<std::string>{found->function, origin};
    if (found->framework)
        facts.framework = Known<std::string>{found->framework, origin};
    if (found->media)
        facts.mediaType = Known<std::string>{std::string("application/octet-stream; framework=") + found->media, origin};
}

/// The rules of the reference implementation on where tensors lie: sorted by their place they follow each other from
/// byte 0 without a hole or an overlap, each as long as its shape says, and the last ends with the file.
std::optional<QString> misplaced(const std::vector<SafetensorsHeader::Entry> &entries, std::uint64_t room)
{
    std::vector<const SafetensorsHeader::Entry *> sorted;
    sorted.reserve(entries.size());
    for (const auto &entry : entries)
        sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const auto *a, const auto *b) {
        return std::tie(a->begin, a->end, a->tensor.name) < std::tie(b->begin, b->end, b->tensor.name);
    });
    std::uint64_t at = 0;
    for (const auto *entry : sorted) {
        const QString name = shownName(entry->tensor.name);
        if (entry->begin != at || entry->end < entry->begin)
            return Words::tr("“%1” lies at bytes %2 to %3 of the data, but should begin at %4: there is a hole or an overlap.")
                .arg(name).arg(entry->begin).arg(entry->end).arg(at);
        const auto count = elements(entry->tensor.shape);
        const auto bits = count ? product(*count, bitsOf(entry->tensor.dtype).value_or(0)) : std::nullopt;
        if (!bits)
            return Words::tr("The shape of “%1” has more elements than can be counted.").arg(name);
        if (*bits % 8 != 0)
            return Words::tr("“%1” does not end at a whole byte.").arg(name);
        if (entry->end - entry->begin != *bits / 8)
            return Words::tr("“%1” has %2 bytes, but its shape and dtype make %3.").arg(name).arg(entry->end - entry->begin).arg(*bits / 8);
        at = entry->end;
    }
    if (at != room)
        return Words::tr("The tensors take %1 bytes, but %2 bytes follow the header.").arg(at).arg(room);
    return std::nullopt;
}

class SafetensorsReader final : public Reader
{
public:
    std::string_view id() const override { return "safetensors"; }

    Match probe(const Input &input) const override
    {
        Cursor cursor(input.head);
        const auto length = cursor.number<std::uint64_t>();
        const std::string_view first = cursor.bytes(1);
        if (cursor.ok() && first == "{" && length <= input.source.size() - 8)
            return Match::Certain;
        return input.extension() == "safetensors" ? Match::Extension : Match::No;
    }

    Reading read(const Input &input) const override
    {
        Facts facts = factsOf(id());
        const QString advice = Words::tr("The file is damaged or was not copied whole.");
        Cursor cursor(input.head);
        const auto length = cursor.number<std::uint64_t>();
        if (!cursor.ok())
            return Reading::refused(std::move(facts), Words::tr("The file ends before the length of its header."), advice);
        if (length > longestHeader)
            return Reading::refused(std::move(facts), Words::tr("The first 8 bytes announce a header of %1 bytes; %2 are the most.").arg(length).arg(longestHeader), advice);
        const std::uint64_t room = input.source.size() - 8;
        if (length > room)
            return Reading::refused(std::move(facts), Words::tr("The header should have %1 bytes, but only %2 follow.").arg(length).arg(room), advice);
        const QString origin = Words::tr("header, its length in the first 8 bytes");
        facts.headerSize = Known<std::uint64_t>{8 + length, origin};
        facts.byteOrder = Known<std::string>{"little-endian", Words::tr("format: numbers are little-endian")};
        if (cursor.bytes(1) != "{")
            return Reading::refused(std::move(facts), Words::tr("The header, at byte 8, does not begin with {."), advice);

        auto header = readSafetensorsHeader(input.source, 8, length);
        if (!header)
            return Reading::refused(std::move(facts), header.error());
        if (header->framework)
            tellFlavour(*header->framework, facts);
        for (const auto &[name, value] : header->metadata)
            facts.details.emplace_back(shownName(name), QString::fromStdString(value));
        const auto problem = misplaced(header->entries, room - length);
        auto &tensors = facts.tensors.emplace();
        tensors.reserve(header->entries.size());
        for (auto &entry : header->entries)
            tensors.push_back(std::move(entry.tensor));
        if (problem)
            return Reading::refused(std::move(facts), *problem, advice);
        if (!facts.sumUp(Words::tr("header: shapes and dtypes of all tensors")))
            return Reading::refused(std::move(facts), Words::tr("The tensors have more elements than can be counted."), {});
        return {std::move(facts), {}};
    }
};

} // namespace

std::unique_ptr<Reader> makeSafetensorsReader()
{
    return std::make_unique<SafetensorsReader>();
}

} // namespace mlm::weights
