// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/hdf5reader.h"
#include "core/weights/formats.h"
#include "core/weights/hdf5/kerasconfig.h"
#include "core/weights/hdf5/walk.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

using hdf5::Contents;
using hdf5::File;

/// What tells that Keras wrote the file, in words; empty where nothing does.
struct Writer
{
    std::string format = "hdf5";
    QString because;
};

Writer writerOf(const Contents &contents, std::string_view name)
{
    for (const char *attribute : {"model_config", "keras_version", "layer_names"}) {
        if (contents.attributes.contains(attribute))
            return {attribute == std::string_view("model_config") ? "keras-h5" : "keras-weights-h5",
                    Words::tr("attribute %1").arg(QLatin1String(attribute))};
    }
    for (const char *group : {"_layer_checkpoint_dependencies", "layers", "model_weights"}) {
        if (contents.rootNames.contains(group))
            return {"keras-weights-h5", Words::tr("group “%1”").arg(QLatin1String(group))};
    }
    if (name.ends_with(".weights.h5"))
        return {"keras-weights-h5", Words::tr("file name")};
    return {};
}

bool isOptimizer(const TensorFact &tensor)
{
    return tensor.name.starts_with("optimizer/") || tensor.name.starts_with("optimizer_weights/");
}

void leaveOutOptimizer(Facts &facts, Contents &contents)
{
    const auto count = std::erase_if(contents.tensors, isOptimizer);
    if (count > 0)
        facts.note(NoteFact::Level::Info, Words::tr("Left out are the tensors of the optimiser: %1.").arg(count));
}

std::optional<std::string> textOf(const Contents &contents, const char *name)
{
    const auto found = contents.attributes.find(name);
    return found == contents.attributes.end() ? std::nullopt : found->second;
}

/// Moves the tensors into the facts and sums them up. An error where the sum cannot be.
std::optional<Error> addTensors(Facts &facts, Contents &contents, std::uint64_t fileSize)
{
    constexpr std::uint64_t bombBytes = std::uint64_t{4} << 30;
    constexpr std::uint64_t bombRatio = 1000;
    const std::size_t others = contents.datasets - std::min(contents.datasets, contents.tensors.size());
    if (contents.tensors.empty() && others > 0)
        facts.note(NoteFact::Level::Info, Words::tr("No dataset holds plain numbers, but records, text or others: %1.").arg(others));
    if (contents.unwritten > 0)
        facts.note(NoteFact::Level::Warning, Words::tr("Datasets that have a shape, but for which no data was ever written: %1.").arg(contents.unwritten));
    facts.tensors = std::move(contents.tensors);
    // The sum of what was found until something was damaged is no total.
    if (!contents.complete)
        return std::nullopt;
    if (!facts.sumUp(Words::tr("sizes of all datasets of numbers")))
        return Error{Error::Code::Refused, Words::tr("The sizes of all datasets together are larger than any file can be."), {}, {}};
    if (facts.parameterBytes && facts.parameterBytes->value > bombBytes && facts.parameterBytes->value / bombRatio >= fileSize)
        return Error{Error::Code::Refused,
                     Words::tr("The datasets claim %1 bytes together, over 1000 times the size of the file.").arg(facts.parameterBytes->value), {}, {}};
    if (contents.little != contents.big)
        facts.byteOrder = Known<std::string>{contents.little ? "little-endian" : "big-endian", Words::tr("data types of all datasets")};
    return std::nullopt;
}

Reading finish(Facts facts, Contents &contents, std::uint64_t fileSize)
{
    auto wrong = addTensors(facts, contents, fileSize);
    if (contents.refusal)
        return Reading::refused(std::move(facts), *contents.refusal);
    if (wrong)
        return Reading::refused(std::move(facts), *wrong);
    return {std::move(facts), {}};
}

} // namespace

Match Hdf5Reader::probe(const Input &input) const
{
    return File::find(input.source, input.head) ? Match::Certain : Match::No;
}

Reading Hdf5Reader::read(const Input &input) const
{
    const auto place = File::find(input.source, input.head);
    auto file = place ? File::open(input.source, *place)
                      : Result<File>(Error{Error::Code::Refused, Words::tr("This is no HDF5 file."), {}, {}});
    if (!file)
        return Reading::refused(factsOf(id()), file.error());
    Contents contents = hdf5::walk(*file);
    const Writer writer = writerOf(contents, input.name);
    Facts facts = factsOf(writer.format);
    facts.formatVersion = Known<std::string>{std::to_string(file->superblock()), Words::tr("version of the superblock")};
    if (writer.format != id()) {
        facts.framework = Known<std::string>{"Keras", writer.because};
        leaveOutOptimizer(facts, contents);
        if (const auto version = textOf(contents, "keras_version"))
            facts.frameworkVersion = Known<std::string>{*version, Words::tr("attribute keras_version")};
        if (const auto backend = textOf(contents, "backend"))
            facts.details.emplace_back(Words::tr("Backend"), QString::fromStdString(backend->substr(0, 100)));
        if (const auto config = textOf(contents, "model_config"))
            addKerasModel(facts, *config, Words::tr("attribute model_config"));
        else if (writer.format == "keras-h5")
            facts.note(NoteFact::Level::Warning, Words::tr("The attribute model_config is stored in a way that is not read here: the model's inputs are not known."));
    }
    return finish(std::move(facts), contents, input.source.size());
}

Reading addHdf5Tensors(Facts facts, const Source &source)
{
    const auto place = File::find(source, source.head(8));
    if (!place)
        return Reading::refused(std::move(facts), Words::tr("The weights inside are no HDF5 file."));
    auto file = File::open(source, *place);
    if (!file)
        return Reading::refused(std::move(facts), file.error());
    Contents contents = hdf5::walk(*file);
    leaveOutOptimizer(facts, contents);
    return finish(std::move(facts), contents, source.size());
}

} // namespace mlm::weights
