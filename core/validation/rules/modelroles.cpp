// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (!isItem(context.root) || !isModel(context))
        return;
    for (const AssetRef &asset : assets(context.root)) {
        if (hasRole(asset.node, "mlm:model"))
            continue;
        for (const char *role : {"mlm:weights", "mlm:checkpoint", "mlm:compiled"}) {
            if (!hasRole(asset.node, role))
                continue;
            context.report(finding(modelRoles, asset.pointer() / "roles",
                                   Text::tr("The asset “%1” has the role %2, but not mlm:model.")
                                       .arg(shown(asset.key), QLatin1StringView(role)),
                                   Text::tr("Add the role mlm:model and the artifact type; readers find the model by them.")));
            break;
        }
    }
}

} // namespace

const Rule modelRoles{"model-roles", Source::Spec, Severity::Error,
                      "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset", check,
    QT_TRANSLATE_NOOP("Rules", "Weights, checkpoints and compiled models are model assets too"),
    QT_TRANSLATE_NOOP("Rules", "The roles mlm:weights, mlm:checkpoint and mlm:compiled say more about a model file. Readers find the model by the role "
        "mlm:model, so that one is always there with them."),
    R"({"assets": {"best": {"roles": ["mlm:model", "mlm:checkpoint"],
  "mlm:artifact_type": "torch.save"}}})",
    R"({"assets": {"best": {"roles": ["mlm:checkpoint"]}}})"};

} // namespace mlm::rules
