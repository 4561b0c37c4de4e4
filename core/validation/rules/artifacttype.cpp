// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// Items of later releases are checked by the schema.
void check(const RuleContext &context)
{
    const bool item = isItem(context.root) && isModel(context) && before(context, "1.4.0");
    for (const AssetRef &asset : item ? assets(context.root) : collectionAssets(context.root)) {
        // MLM 1.0.0 and 1.1.0 make source code, too, carry the role of the model.
        if (!hasRole(asset.node, "mlm:model") || hasRole(asset.node, "code") || member(asset.node, "mlm:artifact_type"))
            continue;
        context.report(missing(artifactType, asset.pointer() / "mlm:artifact_type",
                               Text::tr("The model asset “%1” does not say how its file was saved.").arg(shown(asset.key)),
                               Text::tr("Add the artifact type, such as torch.save.")));
    }
}

} // namespace

const Rule artifactType{"artifact-type", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset", check,
    QT_TRANSLATE_NOOP("Rules", "A model asset says how its file was saved"),
    QT_TRANSLATE_NOOP("Rules", "A .pt file may hold weights only, a whole program or a compiled model, and each is loaded otherwise. The "
        "artifact type tells which. Up to 1.3.0, and in Collections, the schema does not ask for it; for Items of later "
        "releases it does."),
    R"({"type": "Collection", "item_assets": {
  "model": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}}})",
    R"({"type": "Collection", "item_assets": {
  "weights": {"title": "Weights", "roles": ["mlm:model"]}}})",
    QT_TRANSLATE_NOOP("Rules", "Items of MLM 1.0.0 to 1.3.0, and Collections")};

} // namespace mlm::rules
