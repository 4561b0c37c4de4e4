// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <array>

// About what DLM said and MLM could not be told.

namespace mlm::convert {

namespace {

using namespace dlm;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
public:
    static QString named(const std::string &name) { return QString::fromStdString(name); }
};

struct Known
{
    const char *part;
    const char *member;
};

/// Members that have a place in MLM: where one is left, its value was not what DLM describes, or something speaks against it.
constexpr std::array known{
    Known{"dlm:inputs", "name"}, Known{"dlm:inputs", "input_tensors"}, Known{"dlm:inputs", "scaling_factor"}, Known{"dlm:inputs", "scaling"},
    Known{"dlm:inputs", "normalization:mean"}, Known{"dlm:inputs", "normalization:std"}, Known{"dlm:inputs", "pre_processing_function"},
    Known{"dlm:data", "dtype"}, Known{"dlm:data", "data_type"}, Known{"dlm:data", "nodata"}, Known{"dlm:data", "nodata_value"}, Known{"dlm:data", "useful_bands"},
    Known{"dlm:outputs", "task"}, Known{"dlm:outputs", "final_layer_size"}, Known{"dlm:outputs", "class_name_mapping"}, Known{"dlm:outputs", "dont_care_index"},
    Known{"dlm:outputs", "post_processing_function"},
    Known{"dlm:architecture", "type"}, Known{"dlm:architecture", "total_nb_parameters"}, Known{"dlm:architecture", "estimated_total_size_mb"}, Known{"dlm:architecture", "pretrained"},
    Known{"dlm:runtime", "framework"}, Known{"dlm:runtime", "model_src_url"}, Known{"dlm:runtime", "model_commit_hash"},
};

constexpr std::array accelerators{"cuda", "amd-rocm", "intel-ipex-gpu", "macos-arm"};

void askGpu(Ledger &ledger, const Pointer &docker, const Pointer &home)
{
    const Pointer gpu = docker / "gpu", accelerator = home / "mlm:accelerator", constrained = home / "mlm:accelerator_constrained";
    if (const Json *value = ledger.at(gpu); !value || *value != true)
        return;
    Question question{gpu, Words::tr("The container needs a GPU, and DLM does not say of which kind. MLM names the kind."), {}};
    for (const char *kind : accelerators) {
        Choice choice{Words::tr("It is “%1”, and nothing else will do.").arg(QLatin1String(kind)), {}};
        choice.edits.push_back(ledger.at(accelerator) ? Edit::replace(accelerator, kind) : Edit::add(accelerator, kind));
        choice.edits.push_back(ledger.at(constrained) ? Edit::replace(constrained, true) : Edit::add(constrained, true));
        choice.edits.push_back(Edit::remove(outermost(ledger, gpu)));
        question.choices.push_back(std::move(choice));
    }
    question.choices.push_back({Words::tr("Take it out."), {Edit::remove(outermost(ledger, gpu))}});
    ledger.ask(std::move(question), {gpu});
}

void askImage(Ledger &ledger, const Pointer &docker)
{
    const Pointer place = docker / "image_name", tag = docker / "tag";
    const std::string *name = ledger.text(place), *label = ledger.text(tag);
    if (!name)
        return;
    Question question{place, Words::tr("It is not said where the image “%1” of the container can be had.").arg(Words::named(*name)), {}};
    const auto asset = newAsset(ledger, "mlm:container");
    Edits out;
    if (ledger.at(tag) && ledger.at(docker)->size() > 2)
        out = {Edit::remove(tag), Edit::remove(place)};
    else
        out = {Edit::remove(outermost(ledger, ledger.at(docker)->size() > 1 && !ledger.at(tag) ? place : docker))};
    if (asset && ledger.at(asset->parent()) && !trimmed(*name).empty() && name->find('/') == std::string::npos) {
        const bool tagged = name->find(':') != std::string::npos || name->find('@') != std::string::npos;
        const std::string image = "docker.io/library/" + trimmed(*name) + (label && !tagged ? ":" + trimmed(*label) : std::string());
        Edits edits{Edit::add(*asset, {{"href", image}, {"type", "application/vnd.oci.image.index.v1+json"}, {"roles", {"mlm:inference-runtime", "runtime"}}})};
        edits.insert(edits.end(), out.begin(), out.end());
        question.choices.push_back({Words::tr("It is on Docker Hub: %1.").arg(Words::named(image)), edits});
    }
    question.choices.push_back({Words::tr("Take it out."), out});
    ledger.ask(std::move(question), {place});
}

void askVersion(Ledger &ledger, const Pointer &runtime, const Pointer &home)
{
    const Pointer place = runtime / "version", to = home / "mlm:framework_version";
    const Json *value = ledger.at(place);
    if (!value || value->is_null())
        return;
    const std::string text = value->is_string() ? trimmed(value->get<std::string>()) : value->is_number() ? value->dump() : std::string();
    Question question{place, Words::tr("MLM wants the version of the framework with three numbers, and this does not have them: “%1”.").arg(Words::named(text.empty() ? value->dump() : text)), {}};
    std::string full = text;
    const auto points = std::count(text.begin(), text.end(), '.');
    const bool plain = !text.empty() && points < 2 && text.front() != '.' && text.back() != '.' && text.find_first_not_of("0123456789.") == std::string::npos &&
                       (text.front() != '0' || text.size() == 1 || text[1] == '.') && text.find(".0") == std::string::npos;
    for (auto i = points; i < 2; ++i)
        full += ".0";
    if (plain && !ledger.at(to))
        question.choices.push_back({Words::tr("It is %1.").arg(Words::named(full)), {Edit::add(to, full), Edit::remove(outermost(ledger, place))}});
    question.choices.push_back({Words::tr("Take it out."), {Edit::remove(outermost(ledger, place))}});
    ledger.ask(std::move(question), {place});
}

void askHandler(Ledger &ledger, const Pointer &runtime)
{
    const Pointer place = runtime / "model_handler";
    const std::string *handler = ledger.text(place);
    if (!handler)
        return;
    Question question{place, Words::tr("The entry point belongs to the asset with the source code, and it could not be told which one that is."), {}};
    for (const Pointer &asset : assetsOf(ledger)) {
        const Json *roles = ledger.at(asset / "roles");
        if (asset[0] == "assets" && roles && indexOf(roles, "code") && !ledger.at(asset / "mlm:entrypoint"))
            question.choices.push_back({Words::tr("It belongs to the asset “%1”.").arg(Words::named(asset.last())),
                                        {Edit::add(asset / "mlm:entrypoint", *handler), Edit::remove(outermost(ledger, place))}});
    }
    question.choices.push_back({Words::tr("Take it out."), {Edit::remove(outermost(ledger, place))}});
    ledger.ask(std::move(question), {place});
}

void askLevel(Ledger &ledger, const Pointer &data, const Pointer &home)
{
    const Pointer place = data / "process_level", to = home / "processing:level";
    const std::string *text = ledger.text(place), *there = ledger.text(to);
    if (!text || !there)
        return;
    Question question{place, Words::tr("There are two processing levels: “%1” of DLM and “%2” of the processing extension.").arg(Words::named(*text), Words::named(*there)), {}};
    question.choices.push_back({Words::tr("It is “%1”.").arg(Words::named(*there)), {Edit::remove(outermost(ledger, place))}});
    question.choices.push_back({Words::tr("It is “%1”.").arg(Words::named(*text)), {Edit::replace(to, *text), Edit::remove(outermost(ledger, place))}});
    ledger.ask(std::move(question), {place});
}

void askRequirements(Ledger &ledger, const Pointer &runtime)
{
    const Pointer place = runtime / "requirement_file";
    const std::string *text = ledger.text(place);
    const auto asset = newAsset(ledger, "requirements");
    if (!text)
        return;
    Question question{place, Words::tr("The file with the requirements has a name and no address: it could not be told where it lies."), {}};
    if (asset && ledger.at(asset->parent()))
        question.choices.push_back({Words::tr("It lies beside this document: make it an asset."),
                                    {Edit::add(*asset, {{"href", *text}, {"roles", {"mlm:inference-runtime", "runtime"}}}), Edit::remove(outermost(ledger, place))}});
    question.choices.push_back({Words::tr("Take it out."), {Edit::remove(outermost(ledger, place))}});
    ledger.ask(std::move(question), {place});
}

} // namespace

namespace dlm {

/// The place to take out so that nothing empty is left. Elements of longer lists stay, so that the others keep their places.
Pointer outermost(const Ledger &ledger, const Pointer &place)
{
    Pointer at = place;
    while (at.size() > 2 && ledger.at(at.parent())->size() == 1)
        at = at.parent();
    while (at != place && at.index() && ledger.at(at.parent())->is_array() && ledger.at(at.parent())->size() > 1)
        at = Pointer(std::vector<std::string>(place.tokens().begin(), place.tokens().begin() + std::ptrdiff_t(at.size()) + 1));
    return at;
}

} // namespace dlm

void askAboutDlm(Ledger &ledger, const Context &context)
{
    const Pointer home({"properties"});
    if (context.to.mlm.empty() || !ledger.at(home) || !ledger.at(home)->is_object())
        return;
    const auto inputs = objectsAt(ledger, home / "dlm:inputs");
    const Json *converted = ledger.at(home / "mlm:input"), *before = (home / "dlm:inputs").in(ledger.source());
    const std::size_t count = !before ? 0 : before->is_array() ? before->size() : 1;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        const bool paired = converted && converted->is_array() && converted->size() == count;
        askAboutSelection(ledger, home, inputs[k], home / "mlm:input" / (paired ? inputs[k].index().value_or(k) : std::size_t(-1)));
    }
    for (const char *part : {"dlm:runtime", "dlm:engine"}) {
        for (const Pointer &runtime : objectsAt(ledger, home / part)) {
            askVersion(ledger, runtime, home);
            askHandler(ledger, runtime);
            askRequirements(ledger, runtime);
            for (const Pointer &docker : objectsAt(ledger, runtime / "docker")) {
                askImage(ledger, docker);
                askGpu(ledger, docker, home);
            }
        }
    }
    for (const Pointer &data : objectsAt(ledger, home / "dlm:data"))
        askLevel(ledger, data, home);
    for (const auto &[part, member] : known) {
        for (const Pointer &object : objectsAt(ledger, home / part)) {
            const Pointer place = object / member;
            const Json *value = ledger.at(place);
            if (!value || value->is_null())
                continue;
            Question question{place, Words::tr("“%1” of DLM could not be put into the words of MLM: it is not written as DLM describes it, or nothing in the document goes with it.").arg(QLatin1String(member)), {}};
            question.choices.push_back({Words::tr("Take it out."), {Edit::remove(outermost(ledger, place))}});
            ledger.ask(std::move(question), {place});
        }
    }
}

} // namespace mlm::convert
