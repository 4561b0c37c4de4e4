// SPDX-License-Identifier: Apache-2.0
#include "core/convert/dlm/parts.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <QRegularExpression>
#include <array>
#include <cmath>

// Architecture and runtime.

namespace mlm::convert::dlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

constexpr std::array frameworks{
    std::pair("pytorch", "PyTorch"), std::pair("torch", "PyTorch"),   std::pair("tensorflow", "TensorFlow"), std::pair("tf", "TensorFlow"),     std::pair("keras", "Keras"),
    std::pair("onnx", "ONNX"),       std::pair("sklearn", "scikit-learn"), std::pair("scikit-learn", "scikit-learn"), std::pair("jax", "JAX"), std::pair("mxnet", "MXNet"),
    std::pair("caffe", "Caffe"),     std::pair("paddle", "Paddle"), std::pair("hugging face", "Hugging Face"), std::pair("huggingface", "Hugging Face"),
};

/// torchsummary and its kin, whose output DLM holds, divide by 1024 twice.
constexpr double bytesInMegabyte = 1048576;
constexpr double mostBytes = 1e15;
constexpr const char *ociImage = "application/vnd.oci.image.index.v1+json";

QRegularExpressionMatch match(const char *pattern, const std::string &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(QString::fromStdString(text));
}

void convertPretrained(Ledger &ledger, const Pointer &from, const Pointer &home)
{
    const Pointer flag = home / "mlm:pretrained", source = home / "mlm:pretrained_source";
    const Json *value = ledger.at(from);
    if (!value || ledger.at(flag) || ledger.at(source) || (!value->is_boolean() && !value->is_string()))
        return;
    const std::string name = value->is_string() ? lower(trimmed(value->get<std::string>())) : std::string();
    const bool none = *value == false || (value->is_string() && (name == "none" || name == "no" || name == "false" || name == "scratch" || name == "from scratch"));
    if (value->is_string() && name.empty())
        return;
    const Taken taken = ledger.take(from);
    if (none) {
        ledger.put(flag, false, {taken}, Words::tr("Not pretrained: the flag of MLM says so, and the source is null."));
        ledger.put(source, nullptr, {taken}, Words::tr("Not pretrained: the flag of MLM says so, and the source is null."));
    } else if (taken.value.is_boolean() || name == "true" || name == "yes") {
        ledger.put(flag, true, {taken}, Words::tr("The flag of MLM."));
    } else {
        ledger.put(flag, true, {taken}, Words::tr("It names what the model was pretrained with, so it was."));
        ledger.put(source, taken);
    }
}

void convertVersion(Ledger &ledger, const Pointer &from, const Pointer &home)
{
    const std::string *text = ledger.text(from);
    const Pointer to = home / "mlm:framework_version";
    if (!text || ledger.at(to))
        return;
    const auto found = match("\\s*(?:==|v)?\\s*((?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){2}(?:-[0-9A-Za-z][0-9A-Za-z.-]*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)\\s*", *text);
    if (!found.hasMatch())
        return;
    const std::string version = found.captured(1).toStdString();
    const bool exact = version == *text;
    ledger.move(from, to);
    if (!exact)
        ledger.map(to, version, Words::tr("The version alone, as MLM writes it."));
}

/// The source code, with the commit in its address where the host has a way to say it.
std::optional<Pointer> convertSource(Ledger &ledger, const Pointer &runtime)
{
    const auto url = firstOf(ledger, runtime, {"model_src_url", "model_src"});
    const std::string *address = url ? ledger.text(*url) : nullptr;
    if (!address || !isAddress(*address))
        return std::nullopt;
    const auto asset = newAsset(ledger, "mlm:source_code");
    if (!asset)
        return std::nullopt;
    const auto hash = firstOf(ledger, runtime, {"model_commit_hash", "model_src_hash"});
    const std::string *given = hash ? ledger.text(*hash) : nullptr;
    const std::string commit = given ? trimmed(*given) : std::string();
    const auto host = match("(https?://(?:www\\.)?(github|gitlab)\\.com/[\\w.-]+/[\\w.-]+?)(?:\\.git)?/?", *address);
    const bool pinned = host.hasMatch() && match("[0-9a-f]{7,40}", commit).hasMatch();
    const Taken from = ledger.take(*url);
    if (pinned) {
        const Taken at = ledger.take(*hash);
        const QString tree = host.captured(1) + (host.captured(2) == QLatin1String("gitlab") ? "/-/tree/" : "/tree/") + QString::fromStdString(commit);
        ledger.put(*asset / "href", tree.toStdString(), {from, at}, Words::tr("The repository at that commit."));
    } else {
        ledger.put(*asset / "href", from);
    }
    addRoles(ledger, *asset, Json::array({"mlm:source_code", "code"}));
    if (!pinned && !commit.empty()) {
        const Taken at = ledger.take(*hash);
        describe(ledger, *asset, "Commit: " + commit, {at}, Words::tr("MLM has no member for a commit; the description names it."));
    }
    return asset;
}

void convertHandler(Ledger &ledger, const Pointer &runtime, std::optional<Pointer> source)
{
    const Pointer from = runtime / "model_handler";
    const std::string *handler = ledger.text(from);
    if (!handler || trimmed(*handler).empty())
        return;
    if (!source) {
        for (const Pointer &asset : assetsOf(ledger)) {
            if (asset[0] != "assets" || !hasRole(ledger.at(asset), "code"))
                continue;
            if (source)
                return;
            source = asset;
        }
    }
    if (source)
        ledger.move(from, *source / "mlm:entrypoint", Words::tr("It belongs to the asset with the source code."));
}

void convertRequirements(Ledger &ledger, const Pointer &runtime)
{
    const Pointer from = runtime / "requirement_file";
    const std::string *address = ledger.text(from);
    const auto asset = newAsset(ledger, "requirements");
    if (!address || !isAddress(*address) || !asset)
        return;
    ledger.move(from, *asset / "href");
    addRoles(ledger, *asset, Json::array({"mlm:inference-runtime", "runtime"}));
}

std::optional<Pointer> convertImage(Ledger &ledger, const Pointer &docker)
{
    const std::string *name = ledger.text(docker / "image_name");
    const auto asset = newAsset(ledger, "mlm:container");
    // Without a slash it is no address that STAC allows, and it is not said where the image can be had.
    if (!name || name->find('/') == std::string::npos || !asset)
        return std::nullopt;
    const std::string *tag = ledger.text(docker / "tag");
    const auto slash = name->rfind('/');
    const bool tagged = name->find(':', slash == std::string::npos ? 0 : slash) != std::string::npos || name->find('@') != std::string::npos;
    if (tag && !trimmed(*tag).empty() && !tagged) {
        const Taken image = ledger.take(docker / "image_name"), label = ledger.take(docker / "tag");
        ledger.put(*asset / "href", image.value.get<std::string>() + ":" + trimmed(label.value.get<std::string>()), {image, label}, Words::tr("Name and tag of the image in one."));
    } else {
        const bool said = tag && tagged && name->ends_with(":" + *tag);
        ledger.move(docker / "image_name", *asset / "href");
        if (said)
            ledger.absorb(docker / "tag", *asset / "href", Words::tr("The name of the image says it."));
    }
    ledger.add(*asset / "type", ociImage, Words::tr("The media type of an image of a container."));
    addRoles(ledger, *asset, Json::array({"mlm:inference-runtime", "runtime"}));
    return asset;
}

void convertDocker(Ledger &ledger, const Pointer &docker, const Pointer &home)
{
    const auto image = convertImage(ledger, docker);
    std::optional<Pointer> file;
    if (const std::string *address = ledger.text(docker / "docker_file"); address && isAddress(*address)) {
        file = newAsset(ledger, "dockerfile");
        if (file && ledger.move(docker / "docker_file", *file / "href"))
            addRoles(ledger, *file, Json::array({"mlm:inference-runtime", "runtime"}));
    }
    const auto holder = image ? image : file;
    if (holder) {
        std::string text;
        std::vector<Taken> sources;
        for (const auto &[member, label] : {std::pair("working_dir", "Working directory: "), std::pair("work_dir", "Working directory: "), std::pair("run", "Command: ")}) {
            const std::string *value = ledger.text(docker / member);
            if (!value || trimmed(*value).empty())
                continue;
            text += (text.empty() ? "" : "\n\n") + std::string(label) + "`" + *value + "`";
            sources.push_back(ledger.take(docker / member));
        }
        if (!sources.empty())
            describe(ledger, *holder, text, sources, Words::tr("MLM has no member for it; the description of the container tells it."));
        absorbNulls(ledger, docker, *holder);
    }
    const Pointer constrained = home / "mlm:accelerator_constrained";
    if (const Json *gpu = ledger.at(docker / "gpu"); gpu && *gpu == false && !ledger.at(constrained))
        ledger.move(docker / "gpu", constrained, Words::tr("It runs without."));
}

} // namespace

void convertArchitecture(Ledger &ledger, const Pointer &home)
{
    const Pointer place = home / "dlm:architecture", name = home / "mlm:architecture";
    if (ledger.text(place)) {
        ledger.rename(place, "mlm:architecture");
        return;
    }
    const auto objects = objectsAt(ledger, place);
    if (objects.size() != 1)
        return;
    const Pointer from = objects.front();
    if (const std::string *type = ledger.text(from / "type"); type && !trimmed(*type).empty())
        ledger.move(from / "type", name);
    if (const auto count = firstOf(ledger, from, {"total_nb_parameters", "nb_parameters", "total_parameters"})) {
        const Json value = *ledger.at(*count);
        const auto integer = integerIn(value);
        if (integer && *integer >= 0 && ledger.move(*count, home / "mlm:total_parameters") && !value.is_number_integer())
            ledger.map(home / "mlm:total_parameters", *integer, Words::tr("A whole number."));
    }
    if (const auto size = firstOf(ledger, from, {"estimated_total_size_mb", "total_size_mb"})) {
        const auto megabytes = numberIn(*ledger.at(*size));
        if (megabytes && *megabytes >= 0 && *megabytes * bytesInMegabyte < mostBytes && ledger.move(*size, home / "mlm:memory_size"))
            ledger.map(home / "mlm:memory_size", static_cast<std::int64_t>(std::llround(*megabytes * bytesInMegabyte)),
                       Words::tr("In bytes. A megabyte is taken as 1,048,576 bytes, as the tools that print such summaries do."));
    }
    convertPretrained(ledger, from / "pretrained", home);
    if (const std::string *summary = ledger.text(from / "summary"); summary && !trimmed(*summary).empty()) {
        if (const auto model = modelAsset(ledger)) {
            const std::string text = "Layers:\n\n```\n" + *summary + "\n```";
            const Taken taken = ledger.take(from / "summary");
            describe(ledger, *model, text, {taken}, Words::tr("MLM has no member for the layers; the description of the model's file shows them."));
        }
    }
    if (ledger.at(name))
        absorbNulls(ledger, from, name);
}

void convertRuntime(Ledger &ledger, const Pointer &home)
{
    const auto place = firstOf(ledger, home, {"dlm:runtime", "dlm:engine"});
    if (!place)
        return;
    for (const Pointer &runtime : objectsAt(ledger, *place)) {
        const Pointer framework = home / "mlm:framework";
        if (const std::string *text = ledger.text(runtime / "framework"); text && !trimmed(*text).empty() && !ledger.at(framework)) {
            const std::string key = lower(trimmed(*text));
            ledger.move(runtime / "framework", framework);
            for (const auto &[from, to] : frameworks)
                if (key == from)
                    ledger.map(framework, to, Words::tr("MLM's spelling."));
            convertVersion(ledger, runtime / "version", home);
        }
        const auto source = convertSource(ledger, runtime);
        convertHandler(ledger, runtime, source);
        convertRequirements(ledger, runtime);
        for (const Pointer &docker : objectsAt(ledger, runtime / "docker"))
            convertDocker(ledger, docker, home);
        if (ledger.at(framework))
            absorbNulls(ledger, runtime, framework);
    }
}

} // namespace mlm::convert::dlm
