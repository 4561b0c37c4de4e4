// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto *all = isCollection(context.root) ? object(member(context.root, "item_assets")) : nullptr;
    if (!all)
        return;
    for (const auto &[key, asset] : *all) {
        if (hasRole(asset, "mlm:model") && !member(asset, "mlm:artifact_type"))
            context.report(missing(collectionArtifact, Pointer({"item_assets", key, "mlm:artifact_type"}),
                                   Text::tr("The model asset “%1” that the Items are said to have has no artifact type.").arg(shown(key)),
                                   Text::tr("Add it, such as torch.save, if it is the same in all Items: since MLM 1.4 every model asset needs one.")));
    }
}

} // namespace

const Rule collectionArtifact{"collection-artifact", Source::Spec, Severity::Warning,
                              "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset", check,
    QT_TRANSLATE_NOOP("Rules", "The model asset that Items are said to have has an artifact type"),
    QT_TRANSLATE_NOOP("Rules", "A Collection describes under item_assets what assets its Items have. Since MLM 1.4 each model asset has an artifact type; "
        "said here it need not be looked up in every Item. The published schema does not look at it."),
    R"({"type": "Collection", "item_assets": {"model": {"roles": ["mlm:model"], "mlm:artifact_type": "torch.save"}}})",
    R"({"type": "Collection", "item_assets": {"weights": {"title": "Weights", "roles": ["mlm:model"]}}})"};

} // namespace mlm::rules
