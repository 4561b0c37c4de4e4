// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

// Functions that save a model; the first ones are those of the specification.
const std::vector<std::string> &knownTypes()
{
    static const std::vector<std::string> all{
        "torch.save", "torch.jit.save", "torch.export.save", "tf.keras.Model.save", "tf.keras.Model.save_weights", "tf.keras.Model.export",
        "torch.jit.script", "torch.jit.trace", "torch.export", "torch.compile", "torch.onnx.export",
        "safetensors.torch.save_file", "safetensors.tensorflow.save_file", "safetensors.flax.save_file", "safetensors.paddle.save_file",
        "torch._inductor.aoti_compile_and_package", "tf.lite.TFLiteConverter.convert", "tensorflow.saved_model.save", "tf.saved_model.save",
        "onnx.save", "pickle.dump", "joblib.dump", "skops.io.dump", "flax.serialization.to_bytes", "paddle.save", "paddle.jit.save",
    };
    return all;
}

/// A function that saves: a name with a dot in it. The names of formats are ones that readers know all the same.
bool isFine(const std::string &type)
{
    const auto &known = knownTypes();
    return std::find(known.begin(), known.end(), type) != known.end() || type == "onnx" || type == "safetensors" || type == "pickle"
           || type == "joblib" || type == "gguf";
}

void check(const RuleContext &context)
{
    const auto look = [&](const Json &asset, const Pointer &parent) {
        const std::string *type = text(member(asset, "mlm:artifact_type"));
        if (!type || type->empty() || type->size() > 200 || isFine(*type))
            return;
        const std::string better = nearName(*type, knownTypes());
        if (better.empty() && type->find('.') != std::string::npos)
            return; // Another function, of which nothing is known here.
        const Pointer where = parent / "mlm:artifact_type";
        Finding result = finding(artifactName, where,
                                 better.empty() ? Text::tr("“%1” does not tell how the file was saved.").arg(shown(*type))
                                                : Text::tr("There is no artifact type “%1”.").arg(shown(*type)),
                                 Text::tr("Name the function that saved it, such as torch.save, torch.export.save or onnx.save: readers choose by it how to load."));
        if (!better.empty()) {
            result.severity = Severity::Warning;
            result.fix = Fix{Text::tr("Use %1").arg(shown(better)), {Edit::replace(where, better)}};
        }
        context.report(std::move(result));
    };
    for (const AssetRef &asset : assets(context.root))
        look(asset.node, asset.pointer());
    const auto *described = isCollection(context.root) ? object(member(context.root, "item_assets")) : nullptr;
    if (!described)
        return;
    for (const auto &[key, asset] : *described)
        look(asset, Pointer({"item_assets", key}));
}

} // namespace

const Rule artifactName{"artifact-name", Source::Practice, Severity::Advice,
                        "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#framework-specific-artifact-types", check,
    QT_TRANSLATE_NOOP("Rules", "The artifact type names the function that saved the model"),
    QT_TRANSLATE_NOOP("Rules", "Readers choose by the artifact type how to load a file: torch.save and torch.jit.save write different files with the same "
        "ending. The name of a framework alone does not tell."),
    R"({"assets": {"model": {"mlm:artifact_type": "torch.save"}}})",
    R"({"assets": {"model": {"mlm:artifact_type": "pytorch"}}})"};

} // namespace mlm::rules
