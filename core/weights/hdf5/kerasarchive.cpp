// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/kerasarchive.h"
#include "core/json/parse.h"
#include "core/weights/formats.h"
#include "core/weights/hdf5/hdf5reader.h"
#include "core/weights/hdf5/kerasconfig.h"
#include "core/weights/zip/archive.h"
#include <QCoreApplication>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr const char *configName = "config.json";
constexpr const char *metadataName = "metadata.json";
constexpr const char *weightsName = "model.weights.h5";
constexpr std::uint64_t largestText = std::uint64_t{8} << 20;
constexpr std::uint64_t largestPacked = std::uint64_t{24} << 20; ///< of compressed weights, unpacked in memory
constexpr std::uint64_t bombBytes = std::uint64_t{4} << 30;
constexpr std::uint64_t bombRatio = 100;

void addMetadata(Facts &facts, const std::string &text)
{
    const auto parsed = json::parse(text, {1 << 20, 32, 10'000});
    if (!parsed) {
        facts.note(NoteFact::Level::Warning, Words::tr("metadata.json could not be read: %1").arg(parsed.error().message));
        return;
    }
    const auto told = [&](const char *name) {
        const auto found = parsed->root.is_object() ? parsed->root.find(name) : parsed->root.end();
        return found != parsed->root.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    if (const std::string version = told("keras_version"); !version.empty())
        facts.frameworkVersion = Known<std::string>{version, Words::tr("keras_version in metadata.json")};
    if (const std::string date = told("date_saved"); !date.empty())
        facts.details.emplace_back(Words::tr("Saved"), QString::fromStdString(date.substr(0, 100)));
}

Reading addWeights(Facts facts, const zip::Archive &archive, const zip::Member &member)
{
    const auto add = [&](const Source &source) { return addHdf5Tensors(std::move(facts), source); };
    if (member.stored) {
        const auto source = archive.open(member);
        return source ? add(**source) : Reading::refused(std::move(facts), source.error());
    }
    if (member.size > bombBytes && member.size / bombRatio > member.packed)
        return Reading::refused(std::move(facts), Words::tr("%1 would unpack to %2 bytes, over 100 times its size.")
                                                      .arg(QLatin1String(weightsName))
                                                      .arg(member.size));
    if (member.size > largestPacked) {
        facts.note(NoteFact::Level::Warning,
                   Words::tr("%1 is compressed and unpacks to %2 bytes, more than is unpacked here: its tensors and parameters are not told.")
                       .arg(QLatin1String(weightsName))
                       .arg(member.size));
        return {std::move(facts), {}};
    }
    const auto bytes = archive.content(member, largestPacked);
    if (!bytes)
        return Reading::refused(std::move(facts), bytes.error());
    return add(MemorySource(*bytes));
}

} // namespace

Match KerasArchiveReader::probe(const zip::Archive &archive, const Input &) const
{
    return archive.find(configName) && (archive.find(metadataName) || archive.find(weightsName)) ? Match::Certain : Match::No;
}

Reading KerasArchiveReader::read(const zip::Archive &archive, const Input &) const
{
    Facts facts = factsOf(id());
    if (const zip::Member *member = archive.find(metadataName)) {
        const auto text = archive.content(*member, largestText);
        if (!text)
            return Reading::refused(std::move(facts), text.error());
        addMetadata(facts, *text);
    }
    if (const zip::Member *member = archive.find(configName)) {
        const auto text = archive.content(*member, largestText);
        if (!text)
            return Reading::refused(std::move(facts), text.error());
        addKerasModel(facts, *text, QLatin1String(configName));
    }
    if (const zip::Member *member = archive.find(weightsName))
        return addWeights(std::move(facts), archive, *member);
    facts.note(NoteFact::Level::Warning,
               Words::tr("The archive holds no %1: its tensors and parameters are not known.").arg(QLatin1String(weightsName)));
    return {std::move(facts), {}};
}

} // namespace mlm::weights
