// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : itemAssets(context.root, "mlm:model")) {
        const bool compiled = hasRole(asset.node, "mlm:compiled");
        const bool weights = hasRole(asset.node, "mlm:weights");
        const Pointer where = asset.pointer() / "roles";
        if (compiled && weights)
            context.report(finding(modelKind, where,
                                   Text::tr("The model asset “%1” is said to be weights and to be compiled.").arg(shown(asset.key)),
                                   Text::tr("Keep mlm:compiled if the file can be loaded by itself, mlm:weights if the code of the model is needed.")));
        else if (!compiled && !weights && !hasRole(asset.node, "mlm:checkpoint"))
            context.report(finding(modelKind, where,
                                   Text::tr("Of the model asset “%1” it is not said whether the file can be loaded by itself.").arg(shown(asset.key)),
                                   Text::tr("Add mlm:weights if the code of the model is needed to load it, mlm:checkpoint for a state of the training, "
                                            "or mlm:compiled if the file is enough.")));
    }
}

} // namespace

const Rule modelKind{"model-kind", Source::Practice, Severity::Advice,
                     "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset", check,
    QT_TRANSLATE_NOOP("Rules", "A model asset says whether it can be loaded by itself"),
    QT_TRANSLATE_NOOP("Rules", "Weights need the code of the model to be loaded, a compiled model does not, and a checkpoint holds a state of the training. "
        "The roles mlm:weights, mlm:compiled and mlm:checkpoint tell these apart before anything is downloaded."),
    R"({"assets": {"model": {"roles": ["mlm:model", "mlm:weights"]}}})",
    R"({"assets": {"model": {"roles": ["mlm:model"]}}})"};

} // namespace mlm::rules
