// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <map>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (!isItem(context.root))
        return;
    std::map<std::string, std::string> keyOfType;
    for (const AssetRef &asset : assets(context.root)) {
        const std::string *type = text(member(asset.node, "mlm:artifact_type"));
        if (!type || !hasRole(asset.node, "mlm:model"))
            continue;
        const auto [first, fresh] = keyOfType.emplace(*type, asset.key);
        if (!fresh)
            context.report(finding(modelAssets, asset.pointer() / "mlm:artifact_type",
                                   Text::tr("The model assets “%1” and “%2” have the same artifact type, so nothing tells them apart.")
                                       .arg(shown(first->second), shown(asset.key)),
                                   Text::tr("Keep the role mlm:model for alternative forms of the same model, each with its own artifact type.")));
    }
}

} // namespace

const Rule modelAssets{"model-assets", Source::Practice, Severity::Warning,
                       "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#assets-objects", check,
    QT_TRANSLATE_NOOP("Rules", "Several model assets are forms of one model, told apart by their artifact type"),
    QT_TRANSLATE_NOOP("Rules", "The role mlm:model marks the model. If two assets have it, they are the same model in two forms, for instance saved by "
        "PyTorch and exported as ONNX, and the artifact type tells which is which. Parts of one model, or two models, are "
        "described otherwise."),
    R"({"assets": {
  "model": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"},
  "exported": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.export.save"}}})",
    R"({"assets": {
  "model": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"},
  "other": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}}})"};

} // namespace mlm::rules
