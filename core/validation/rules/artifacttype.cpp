// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void checkAssets(const RuleContext &context, const char *name)
{
    const auto *all = object(member(context.root, name));
    if (!all)
        return;
    for (const auto &[key, asset] : *all) {
        // MLM 1.0.0 and 1.1.0 make source code, too, carry the role of the model.
        if (!hasRole(asset, "mlm:model") || hasRole(asset, "code") || member(asset, "mlm:artifact_type"))
            continue;
        context.report(missing(artifactType, Pointer({name, key, "mlm:artifact_type"}),
                               Text::tr("The model asset “%1” does not say how its file was saved.").arg(shown(key)),
                               Text::tr("Add the artifact type, such as torch.save.")));
    }
}

void check(const RuleContext &context)
{
    if (isItem(context.root) && isModel(context) && before(context, "1.4.0"))
        checkAssets(context, "assets");
    else if (isCollection(context.root)) {
        checkAssets(context, "assets");
        checkAssets(context, "item_assets");
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
