// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

struct Key
{
    std::string_view key;
    const char *role;
};

// What the specification recommends as keys, and the role that such an asset has.
constexpr std::array keys{
    Key{"model", "mlm:model"},
    Key{"mlm:model", "mlm:model"},
    Key{"weights", "mlm:model"},
    Key{"source_code", "mlm:source_code"},
    Key{"mlm:source_code", "mlm:source_code"},
};

/// A key that tells something of the model's file: its kind, or its format.
bool tells(std::string_view key)
{
    std::string low(key);
    for (char &c : low)
        c = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    constexpr std::array words{"model", "weight", "checkpoint", "ckpt", "compiled", "onnx", "torch", "pt", "safetensors", "keras",
                               "tensorflow", "tflite", "saved", "h5", "trt", "tensorrt", "openvino", "jit", "pth", "pkl", "joblib"};
    return std::any_of(words.begin(), words.end(), [&](const char *word) { return low.find(word) != std::string::npos; });
}

void check(const RuleContext &context)
{
    if (!isItem(context.root) || !isModel(context))
        return;
    const auto all = assets(context.root);
    const auto models = std::count_if(all.begin(), all.end(), [](const AssetRef &asset) { return hasRole(asset.node, "mlm:model"); });
    for (const AssetRef &asset : all) {
        const bool model = hasRole(asset.node, "mlm:model");
        const auto meant = std::find_if(keys.begin(), keys.end(), [&](const Key &key) { return key.key == asset.key; });
        if (meant != keys.end() && meant->role == std::string_view("mlm:model") && !model && models > 0) {
            Finding result = finding(assetKey, asset.pointer(),
                                     Text::tr("The asset called “%1” is not the model.").arg(shown(asset.key)),
                                     Text::tr("Keep this key for the asset with the role mlm:model, and call this one after what it is, such as source_code."));
            result.atName = true;
            context.report(std::move(result));
        } else if (model && models == 1 && !tells(asset.key)) {
            Finding result = finding(assetKey, asset.pointer(), Text::tr("The key “%1” does not tell that this asset is the model.").arg(shown(asset.key)),
                                     Text::tr("Call it “model”: people and programs look for it under this key."));
            result.atName = true;
            if (!member(member(context.root, "assets"), "model"))
                result.fix = Fix{Text::tr("Rename to “model”"), {Edit::move(asset.pointer(), Pointer({"assets", "model"}))}};
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule assetKey{"asset-key", Source::Practice, Severity::Advice,
                    "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#assets-objects", check,
    QT_TRANSLATE_NOOP("Rules", "The key “model” is that of the model"),
    QT_TRANSLATE_NOOP("Rules", "Assets are found by their roles, but people, and many scripts, look for them by their keys. The specification recommends keys "
        "such as model and source_code. A key that says nothing, or that stands at another file, leads them astray."),
    R"({"assets": {"model": {"roles": ["mlm:model", "mlm:weights"]}, "source_code": {"roles": ["code"]}}})",
    R"({"stac_extensions": ["https://stac-extensions.github.io/mlm/v1.5.2/schema.json"], "assets": {"a1": {"roles": ["mlm:model", "mlm:weights"],
 "mlm:artifact_type": "torch.save"}, "model": null}})"};

} // namespace mlm::rules
