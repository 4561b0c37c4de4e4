// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/torchscript.h"
#include "core/weights/formats.h"
#include "core/weights/torch/content.h"
#include "core/weights/torch/nested.h"
#include "core/weights/torch/scripttext.h"
#include "core/weights/torch/torchzip.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::uint64_t longestCode = std::uint64_t{4} << 20;

/// "<root>/", where the archive holds <root>/constants.pkl and code, else nothing.
std::optional<std::string> rootOf(const zip::Archive &archive)
{
    for (const zip::Member *member : archive.endingWith("constants.pkl")) {
        const std::size_t slash = member->name.find('/');
        if (slash == std::string::npos || member->name.find('/', slash + 1) != std::string::npos)
            continue;
        std::string root = member->name.substr(0, slash + 1);
        const auto &members = archive.members();
        const bool code = std::any_of(members.begin(), members.end(), [&](const zip::Member &m) { return m.name.starts_with(root + "code/"); });
        if (code)
            return root;
    }
    return std::nullopt;
}

/// The tensors of one of the two pickles, its imports and notes.
struct Part
{
    std::string top; ///< "__torch__.MyModule": the class of the object
    std::optional<Error> refusal;
};
Part readPart(const zip::Archive &archive, const std::string &pickleName, const std::string &folder, std::string_view prefix, Facts &facts, std::vector<TensorFact> &tensors)
{
    Part part;
    const zip::Member *member = archive.find(pickleName);
    if (!member) {
        part.refusal = Error{Error::Code::Refused, Words::tr("The archive has no member “%1”.").arg(shown(pickleName)), {}, {}};
        return part;
    }
    const auto data = readMember(archive, *member);
    if (!data) {
        part.refusal = data.error();
        return part;
    }
    pickle::addImports(facts, data->pickle.imports, shown(pickleName));
    if (data->pickle.error) {
        part.refusal = data->pickle.error;
        return part;
    }
    const auto &tree = data->pickle.tree;
    part.top = std::string(tree.called(*data->pickle.root));
    const auto content = contentOf(tree, *data->pickle.root);
    if (!content) {
        part.refusal = content.error();
        return part;
    }
    part.refusal = checkStorages(archive, *content, folder);
    for (const Content::Named &named : content->tensors) {
        // A second name of the same tensor takes no room of its own.
        if (named.counts)
            tensors.push_back({std::string(prefix) + named.name, named.tensor.dtype, named.tensor.shape});
    }
    if (content->tooDeep || content->unknownTensors > 0)
        facts.note(NoteFact::Level::Warning, Words::tr("Not all tensors of “%1” could be found.").arg(shown(pickleName)));
    return part;
}

/// "__torch__.models.Net" is the class Net in code/__torch__/models.py.
void tellForward(const zip::Archive &archive, const std::string &root, const std::string &top, Facts &facts)
{
    const std::size_t dot = top.rfind('.');
    if (dot == std::string::npos)
        return;
    std::string path = top.substr(0, dot);
    std::replace(path.begin(), path.end(), '.', '/');
    path = "code/" + path + ".py";
    const zip::Member *member = archive.find(root + path);
    const auto text = member ? archive.content(*member, longestCode) : Result<std::string>(Error{Error::Code::NotFound, {}, {}, {}});
    const auto signature = text ? findSignature(*text, top.substr(dot + 1), "forward") : std::nullopt;
    if (!signature)
        return;
    for (const auto &argument : signature->arguments)
        facts.inputs.push_back({argument.name, {}, {}, Words::tr("forward() in %1: %2").arg(shown(path), shown(argument.type))});
    if (!signature->returns.empty() && signature->returns != "None")
        facts.outputs.push_back({{}, {}, {}, Words::tr("forward() in %1: %2").arg(shown(path), shown(signature->returns))});
}

} // namespace

Match TorchScriptReader::probe(const zip::Archive &archive, const Input &) const
{
    return rootOf(archive) ? Match::Certain : Match::No;
}

Reading TorchScriptReader::read(const zip::Archive &archive, const Input &) const
{
    Facts facts = factsOf(id());
    const auto found = rootOf(archive);
    if (!found)
        return Reading::refused(std::move(facts), Words::tr("The archive has no member constants.pkl beside a data.pkl."));
    const std::string &root = *found;
    tellRecords(archive, root, facts);
    if (const auto pickles = archive.endingWith("data.pkl"); pickles.size() > 1)
        return Reading::refused(std::move(facts), Words::tr("The archive holds %1 members data.pkl.").arg(pickles.size()), Words::tr("Do not use the archive unless you know who made it."));

    std::vector<TensorFact> tensors;
    const Part data = readPart(archive, root + "data.pkl", root + "data/", {}, facts, tensors);
    if (data.refusal)
        return Reading::refused(std::move(facts), *data.refusal);
    const std::size_t own = tensors.size();
    const Part constants = readPart(archive, root + "constants.pkl", root + "constants/", "constants.", facts, tensors);
    if (constants.refusal)
        return Reading::refused(std::move(facts), *constants.refusal);
    if (tensors.size() > own)
        facts.details.emplace_back(Words::tr("Tensors among the constants"), QString::number(tensors.size() - own));
    facts.tensors = std::move(tensors);
    if (!facts.sumUp(Words::tr("data.pkl and constants.pkl: sizes of all tensors")))
        return Reading::refused(std::move(facts), Words::tr("The tensors have more elements than can be counted."), {});
    if (!data.top.empty())
        facts.details.emplace_back(Words::tr("Class"), shown(data.top));
    tellForward(archive, root, data.top, facts);

    const auto &members = archive.members();
    const auto files = std::count_if(members.begin(), members.end(), [&](const zip::Member &m) { return m.name.starts_with(root + "code/") && m.name.ends_with(".py"); });
    facts.note(NoteFact::Level::Info,
               Words::tr("The archive holds %n file(s) of code in TorchScript, which PyTorch compiles when the model is loaded. Here it is never run.", nullptr, static_cast<int>(files)));
    return {std::move(facts), {}};
}

} // namespace mlm::weights::torch
