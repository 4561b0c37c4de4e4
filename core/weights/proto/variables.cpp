// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/variables.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/proto/bundle.h"
#include "core/weights/proto/words.h"

namespace mlm::weights::proto {

namespace {

constexpr const char *indexName = "variables/variables.index";
constexpr std::uint64_t mostShards = 4096;

/// What training needs and the model does not: the table of objects, counters, an optimiser and its slots.
bool isWeight(const BundleEntry &entry)
{
    const std::string_view name = entry.name;
    return entry.dtype != "string" && entry.dtype != "undefined" && name != "_CHECKPOINTABLE_OBJECT_GRAPH" &&
           !name.starts_with("save_counter") && !name.starts_with("optimizer/") && !name.starts_with("_optimizer/") &&
           name.find(".OPTIMIZER_SLOT") == std::string_view::npos;
}

std::string shardName(std::uint64_t shard, std::uint64_t shards)
{
    return QStringLiteral("variables/variables.data-%1-of-%2")
        .arg(shard, 5, 10, QLatin1Char('0')).arg(shards, 5, 10, QLatin1Char('0')).toStdString();
}

/// Adds the file as a part. An error only where it is there and cannot be looked at.
Result<PartFact> lookFor(const Folder &folder, const std::string &name)
{
    PartFact part{name, false, 0};
    auto source = folder.open(name);
    if (!source && source.error().code != Error::Code::NotFound)
        return source.error();
    if (source) {
        part.present = true;
        part.size = (*source)->size();
    }
    return part;
}

Error wrong(const QString &what)
{
    return {Error::Code::Refused, what, Words::tr("The file is damaged or was not copied whole."), {}};
}

Result<void> checkPlace(const BundleEntry &entry, const std::vector<PartFact> &shards, Remarks &remarks)
{
    if (entry.sliced)
        return {};
    const QString name = shown(entry.name);
    const auto count = elements(entry.shape);
    const auto width = bitsOf(entry.dtype);
    const auto bits = count && width ? product(*count, *width) : std::nullopt;
    if (bits && *width % 8 == 0 && *bits / 8 != entry.size)
        remarks.warn(Words::tr("The data of “%1” have %2 bytes, its shape and type ask for %3.").arg(name).arg(entry.size).arg(*bits / 8));
    if (entry.shard >= shards.size())
        return wrong(Words::tr("The variable “%1” lies in a file that the index does not have.").arg(name));
    const PartFact &shard = shards[static_cast<std::size_t>(entry.shard)];
    const auto end = sum(entry.offset, entry.size);
    if (shard.present && (!end || *end > shard.size))
        return wrong(Words::tr("The variable “%1” reaches past the end of “%2”, at byte %3.").arg(name, shown(shard.name)).arg(shard.size));
    return {};
}

} // namespace

Result<void> readVariables(const Folder &folder, bool expected, Facts &facts)
{
    auto source = folder.open(indexName);
    if (!source && source.error().code == Error::Code::NotFound) {
        if (expected)
            facts.note(NoteFact::Level::Warning, Words::tr("The graph has variables, but “%1” is missing. Put the whole folder of the model together.")
                                                     .arg(QLatin1String(indexName)));
        return {};
    }
    if (!source)
        return source.error();
    facts.parts.push_back({indexName, true, (*source)->size()});
    const auto bundle = readBundle(**source);
    if (!bundle) {
        Error error = bundle.error();
        error.message = QStringLiteral("%1: %2").arg(QLatin1String(indexName), error.message);
        return error;
    }
    if (bundle->shards > mostShards)
        return wrong(Words::tr("The index of variables asks for %1 files.").arg(bundle->shards));
    Remarks remarks;
    std::vector<PartFact> shards;
    for (std::uint64_t i = 0; i < bundle->shards; ++i) {
        auto part = lookFor(folder, shardName(i, bundle->shards));
        if (!part)
            return part.error();
        if (!part->present)
            remarks.warn(Words::tr("The variables “%1” are missing. Put the whole folder of the model together.").arg(shown(part->name)));
        facts.parts.push_back(*part);
        shards.push_back(std::move(*part));
    }
    std::vector<TensorFact> tensors;
    std::uint64_t others = 0;
    for (const BundleEntry &entry : bundle->entries) {
        if (auto placed = checkPlace(entry, shards, remarks); !placed)
            return placed;
        if (isWeight(entry))
            tensors.push_back({entry.name, entry.dtype, entry.shape});
        else
            ++others;
    }
    facts.tensors = std::move(tensors);
    facts.byteOrder = Known<std::string>{bundle->bigEndian ? "big-endian" : "little-endian", Words::tr("header of %1").arg(QLatin1String(indexName))};
    if (!facts.sumUp(QLatin1String(indexName)))
        facts.note(NoteFact::Level::Warning, Words::tr("The number of parameters is too large to be counted."));
    if (others > 0)
        facts.details.emplace_back(Words::tr("Entries of the optimiser, counters and objects, not counted"), QString::number(others));
    if (bundle->damaged)
        facts.note(NoteFact::Level::Warning, Words::tr("A check sum in “%1” is wrong: the file is damaged. Fetch or save it again.")
                                                 .arg(QLatin1String(indexName)));
    remarks.writeTo(facts);
    return {};
}

} // namespace mlm::weights::proto
