// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto *all = object(member(context.root, "assets"));
    // With assets, none of which is the model, the schema speaks up itself.
    if (!all || !all->empty() || !isItem(context.root) || !isModel(context))
        return;
    context.report(finding(modelAsset, Pointer({"assets"}), Text::tr("There is no asset: nothing leads to the model itself."),
                           Text::tr("Add an asset of the kind “Model” with the address of the weights.")));
}

} // namespace

const Rule modelAsset{"model-asset", Source::Spec, Severity::Error,
                      "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#assets-objects", check,
    QT_TRANSLATE_NOOP("Rules", "At least one asset leads to the model"),
    QT_TRANSLATE_NOOP("Rules", "An asset is a file with its address. A description of a model without the address of its weights cannot be used. MLM "
        "asks for an asset with the role mlm:model; an empty list of assets slips through the schema in every release."),
    R"({"assets": {"weights": {"href": "./model.pt", "roles": ["mlm:model"],
  "mlm:artifact_type": "torch.save"}}})",
    R"({"assets": {}})"};

} // namespace mlm::rules
