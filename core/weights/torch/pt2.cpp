// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/pt2.h"
#include "core/weights/formats.h"
#include "core/weights/torch/exportprogram.h"
#include "core/weights/torch/exportweights.h"
#include "core/weights/torch/nested.h"
#include "core/weights/torch/packedmetadata.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t longestProgram = std::uint64_t{60} << 20, longestMetadata = std::uint64_t{1} << 20;
constexpr std::size_t mostNested = 32, mostShown = 12;
constexpr const char *oldProgram = "serialized_exported_program.json", *oldWeights = "serialized_state_dict.pt";

/// "<root>/" of a package with archive_format "pt2".
std::optional<std::string> rootOf(const zip::Archive &archive)
{
    for (const zip::Member *member : archive.endingWith("archive_format")) {
        const std::size_t slash = member->name.find('/');
        if (slash == std::string::npos || member->name.find('/', slash + 1) != std::string::npos)
            continue;
        const auto text = archive.content(*member, 16);
        if (text && *text == "pt2")
            return member->name.substr(0, slash + 1);
    }
    return std::nullopt;
}

bool isNative(const std::string &name)
{
    for (const char *ending : {".so", ".cpp", ".cubin", ".o", ".dll", ".pyd", ".dylib", ".hsaco", ".spv", ".cu", ".h"}) {
        if (name.ends_with(ending))
            return true;
    }
    return false;
}

/// One reading of a package.
class Package
{
public:
    Package(const zip::Archive &zip, const Input &archiveInput, std::string rootFolder) : archive(zip), input(archiveInput), root(std::move(rootFolder)) {}

    Reading run()
    {
        sort();
        if (auto error = readPrograms())
            return Reading::refused(std::move(facts), *error);
        if (auto error = readWeights())
            return Reading::refused(std::move(facts), *error);
        tellNative();
        for (const zip::Member *member : samples)
            listImports(*member);
        readMetadata();
        return {std::move(facts), {}};
    }

private:
    const zip::Archive &archive;
    const Input &input;
    std::string root;
    Facts facts = factsOf("pt2");
    std::vector<const zip::Member *> programs, configs, pickledWeights, native, samples, extras;
    std::size_t nestedRead = 0;

    void sort()
    {
        for (const zip::Member &member : archive.members()) {
            const std::string_view name(member.name);
            if (!name.starts_with(root))
                continue;
            const std::string_view rest = name.substr(root.size());
            if (rest.starts_with("models/") && rest.ends_with(".json"))
                programs.push_back(&member);
            else if (rest.starts_with("data/weights/") && rest.ends_with("_weights_config.json"))
                configs.push_back(&member);
            else if (rest.starts_with("data/weights/") && rest.ends_with(".pt"))
                pickledWeights.push_back(&member);
            else if (rest.starts_with("data/aotinductor/"))
                native.push_back(&member);
            else if ((rest.starts_with("data/sample_inputs/") && rest.ends_with(".pt")) || rest.starts_with("data/constants/custom_obj_") ||
                     rest.starts_with("data/constants/opaque_obj_") || rest == "serialized_example_inputs.pt" || rest == "serialized_constants.pt")
                samples.push_back(&member);
            else if (rest.starts_with("extra/"))
                extras.push_back(&member);
            else if (rest == oldProgram)
                programs.push_back(&member);
            else if (rest == oldWeights)
                pickledWeights.push_back(&member);
        }
    }

    std::string inRoot(const zip::Member &member) const { return member.name.substr(root.size()); }

    /// "model" of "models/model.json"; empty for the older layout.
    static std::string modelOf(const std::string &path)
    {
        const std::size_t slash = path.rfind('/');
        return slash == std::string::npos ? std::string() : path.substr(slash + 1, path.rfind('.') - slash - 1);
    }

    /// The inputs and outputs are those of "model"; a package may hold others, such as the transforms before it.
    std::optional<Error> readPrograms()
    {
        std::stable_sort(programs.begin(), programs.end(), [&](const zip::Member *a, const zip::Member *b) {
            return (modelOf(inRoot(*a)) == "model") > (modelOf(inRoot(*b)) == "model");
        });
        QStringList names;
        for (std::size_t i = 0; i < programs.size(); ++i) {
            const QString where = shown(inRoot(*programs[i]));
            if (names.size() < static_cast<qsizetype>(mostShown))
                names << shown(modelOf(inRoot(*programs[i])));
            if (i > 0)
                continue;
            const auto text = archive.content(*programs[i], longestProgram);
            if (!text)
                return text.error();
            auto program = readExportProgram(*text, where);
            if (!program)
                return program.error();
            if (program->torchVersion)
                facts.frameworkVersion = Known<std::string>{*program->torchVersion, Words::tr("torch_version in %1").arg(where)};
            if (program->schemaVersion)
                facts.formatVersion = Known<std::string>{*program->schemaVersion, Words::tr("schema_version in %1").arg(where)};
            facts.inputs = std::move(program->inputs);
            facts.outputs = std::move(program->outputs);
        }
        if (programs.size() > 1)
            facts.details.emplace_back(Words::tr("Programs"), names.join(QStringLiteral(", ")));
        return std::nullopt;
    }

    std::optional<Error> readWeights()
    {
        if (configs.empty() && pickledWeights.empty())
            return std::nullopt;
        facts.tensors.emplace();
        std::uint64_t bytes = 0;
        std::size_t aliases = 0;
        QStringList origins;
        for (const zip::Member *config : configs) {
            auto weights = readExportWeights(archive, *config, root + "data/weights/");
            if (!weights)
                return weights.error();
            origins << shown(inRoot(*config));
            bytes += weights->bytes;
            aliases += weights->aliases;
            for (TensorFact &tensor : weights->tensors)
                facts.tensors->push_back(std::move(tensor));
            for (const zip::Member *member : weights->pickles)
                listImports(*member);
        }
        for (const zip::Member *member : pickledWeights) {
            Reading inner = readNested(archive, *member, input);
            if (inner.refusal) {
                takeImports(facts, inner.facts, shown(inRoot(*member)));
                return Error{inner.refusal->code, Words::tr("“%1”: %2").arg(shown(inRoot(*member)), inner.refusal->message), inner.refusal->advice, {}};
            }
            takeImports(facts, inner.facts, shown(inRoot(*member)));
            origins << shown(inRoot(*member));
            bytes += inner.facts.parameterBytes ? inner.facts.parameterBytes->value : 0;
            for (TensorFact &tensor : inner.facts.tensors.value_or(std::vector<TensorFact>()))
                facts.tensors->push_back(std::move(tensor));
        }
        const QString origin = Words::tr("%1: sizes of all tensors").arg(origins.mid(0, 4).join(QStringLiteral(", ")));
        if (!facts.sumUp(origin))
            return Error{Error::Code::Refused, Words::tr("The tensors have more elements than can be counted."), {}, {}};
        facts.parameterBytes = Known<std::uint64_t>{bytes, origin};
        if (aliases > 0)
            facts.details.emplace_back(Words::tr("Further names of the same tensors"), QString::number(aliases));
        return std::nullopt;
    }

    /// Code for the processor itself, which loading runs.
    void tellNative()
    {
        if (native.empty())
            return;
        const QString origin = Words::tr("data/aotinductor/ in the archive");
        facts.artifactType = Known<std::string>{"torch._inductor.aoti_compile_and_package", origin};
        facts.compileMethod = Known<std::string>{"aot", origin};
        facts.mediaType = Known<std::string>{"application/octet-stream; framework=pytorch; profile=compiled", origin};
        QStringList names;
        std::size_t count = 0;
        for (const zip::Member *member : native) {
            if (!isNative(member->name))
                continue;
            if (++count <= mostShown)
                names << shown(inRoot(*member));
        }
        if (count > mostShown)
            names << QStringLiteral("…");
        if (count > 0) {
            facts.details.emplace_back(Words::tr("Native code"), names.join(QStringLiteral(", ")));
            facts.note(NoteFact::Level::Warning,
                       Words::tr("The archive holds %n file(s) of native code (%1). Loading the model runs it with all your rights: load it only if you trust who made it.",
                                 nullptr, static_cast<int>(count)).arg(names.front()));
        }
    }

    void listImports(const zip::Member &member)
    {
        if (nestedRead++ >= mostNested)
            return;
        const Reading inner = readNested(archive, member, input);
        const QString where = shown(inRoot(member));
        takeImports(facts, inner.facts, where);
        if (inner.refusal)
            facts.note(NoteFact::Level::Warning, Words::tr("“%1” is not read: %2").arg(where, inner.refusal->message));
    }

    /// stac-model packs the MLM properties as an extra file "mlm-metadata".
    void readMetadata()
    {
        for (const zip::Member *member : extras) {
            const std::string name = inRoot(*member).substr(std::string_view("extra/").size());
            if (facts.packedMetadata || !(name.starts_with("mlm-metadata") || name.starts_with("mlm_metadata")))
                continue;
            const QString where = shown(inRoot(*member));
            const auto text = archive.content(*member, longestMetadata);
            auto metadata = text ? readPackedMetadata(*text) : Result<Json>(text.error());
            if (!metadata) {
                facts.note(NoteFact::Level::Warning, Words::tr("The metadata in “%1” are not read: %2").arg(where, metadata.error().message));
                continue;
            }
            facts.packedMetadata = std::move(*metadata);
            facts.note(NoteFact::Level::Info, Words::tr("MLM metadata are packed in the archive as “%1”.").arg(where));
        }
    }
};

} // namespace

Match Pt2Reader::probe(const zip::Archive &archive, const Input &) const
{
    return archive.find(oldProgram) || rootOf(archive) ? Match::Certain : Match::No;
}

Reading Pt2Reader::read(const zip::Archive &archive, const Input &input) const
{
    return Package(archive, input, rootOf(archive).value_or(std::string())).run();
}

} // namespace mlm::weights::torch
