// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/torchserve.h"
#include "core/json/parse.h"
#include "core/weights/formats.h"
#include "core/weights/torch/nested.h"
#include <QCoreApplication>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr const char *manifestName = "MAR-INF/MANIFEST.json";
constexpr std::uint64_t longestManifest = 1U << 20U;

std::string textOf(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A path in the archive that stays there.
bool staysInside(const std::string &path)
{
    std::size_t begin = 0;
    for (;;) {
        const std::size_t slash = path.find('/', begin);
        if (!isPlainName(std::string_view(path).substr(begin, slash - begin)))
            return false;
        if (slash == std::string::npos)
            return true;
        begin = slash + 1;
    }
}

/// Handlers are one that TorchServe brings ("image_classifier"), or a Python file in the archive ("handler.py:handle").
void tellHandler(const zip::Archive &archive, const std::string &handler, Facts &facts)
{
    const std::string file = handler.substr(0, handler.find(':'));
    facts.details.emplace_back(Words::tr("Handler"), shown(handler));
    if (!staysInside(file))
        return facts.note(NoteFact::Level::Danger, Words::tr("The handler “%1” leads out of the archive. Do not serve it.").arg(shown(handler)));
    if (!file.ends_with(".py"))
        return;
    if (archive.find(file))
        facts.note(NoteFact::Level::Warning, Words::tr("Serving this archive runs the Python code of its handler “%1”. Serve it only if you trust who made it.").arg(shown(file)));
    else
        facts.note(NoteFact::Level::Warning, Words::tr("The handler “%1” is not in the archive.").arg(shown(file)));
}

void tellModel(const zip::Archive &archive, const std::string &file, const Input &input, Facts &facts)
{
    facts.details.emplace_back(Words::tr("Model file"), shown(file));
    const zip::Member *member = staysInside(file) ? archive.find(file) : nullptr;
    if (!member)
        return facts.note(NoteFact::Level::Warning, Words::tr("The model file “%1” that the manifest names is not in the archive.").arg(shown(file)));
    Reading inner = readNested(archive, *member, input);
    if (inner.refusal) {
        takeImports(facts, inner.facts, shown(file));
        return facts.note(NoteFact::Level::Warning, Words::tr("The model file “%1” is not read: %2").arg(shown(file), inner.refusal->message));
    }
    facts.details.emplace_back(Words::tr("Format of the model file"), inner.facts.formatName);
    facts.framework = inner.facts.framework;
    if (facts.framework)
        facts.framework->whereFrom = shown(file) + QStringLiteral(": ") + facts.framework->whereFrom;
    facts.frameworkVersion = inner.facts.frameworkVersion;
    takeOver(facts, std::move(inner.facts), shown(file));
}

} // namespace

Match TorchServeReader::probe(const zip::Archive &archive, const Input &) const
{
    return archive.find(manifestName) ? Match::Certain : Match::No;
}

Reading TorchServeReader::read(const zip::Archive &archive, const Input &input) const
{
    Facts facts = factsOf(id());
    const zip::Member *manifest = archive.find(manifestName);
    if (!manifest)
        return Reading::refused(std::move(facts), Words::tr("The archive has no member %1.").arg(QLatin1String(manifestName)));
    const auto text = archive.content(*manifest, longestManifest);
    if (!text)
        return Reading::refused(std::move(facts), text.error());
    const auto parsed = json::parse(*text, {longestManifest, 100, 100'000});
    if (!parsed) {
        Error error = parsed.error();
        error.message = QLatin1String(manifestName) + QStringLiteral(": ") + error.message;
        return Reading::refused(std::move(facts), std::move(error));
    }
    const Json &root = parsed->root;
    if (!root.is_object() || !root.contains("model") || !root.at("model").is_object())
        return Reading::refused(std::move(facts), Words::tr("%1 does not describe a model.").arg(QLatin1String(manifestName)), {});
    const Json &model = root.at("model");
    if (const std::string version = textOf(root, "archiverVersion"); !version.empty())
        facts.producer = Known<std::string>{"torch-model-archiver " + version.substr(0, 60), Words::tr("archiverVersion in %1").arg(QLatin1String(manifestName))};
    const std::vector<std::pair<const char *, QString>> rows{{"modelName", Words::tr("Name")}, {"modelVersion", Words::tr("Version")}, {"modelFile", Words::tr("Model code")}};
    for (const auto &[name, label] : rows) {
        if (const std::string value = textOf(model, name); !value.empty())
            facts.details.emplace_back(label, shown(value));
    }
    if (const std::string handler = textOf(model, "handler"); !handler.empty())
        tellHandler(archive, handler, facts);
    if (const std::string file = textOf(model, "serializedFile"); !file.empty())
        tellModel(archive, file, input, facts);
    return {std::move(facts), {}};
}

} // namespace mlm::weights::torch
