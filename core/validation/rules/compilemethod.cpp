// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const AssetRef &asset : itemAssets(context.root)) {
        if (!member(asset.node, "mlm:compile_method") || hasRole(asset.node, "mlm:model"))
            continue;
        Finding result = finding(compileMethod, asset.pointer() / "mlm:compile_method",
                                 Text::tr("The asset “%1” has a compile method, but is not a model.").arg(shown(asset.key)),
                                 Text::tr("Move it to the model asset, or give this asset the role mlm:model."));
        result.atName = true;
        context.report(std::move(result));
    }
}

} // namespace

const Rule compileMethod{"compile-method", Source::Spec, Severity::Error,
                         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset", check,
    QT_TRANSLATE_NOOP("Rules", "Only a model asset has a compile method"),
    QT_TRANSLATE_NOOP("Rules", "The compile method tells how the file of the model was made ready to run. In an asset that is no model it means "
        "nothing, and readers do not look for it there. The schema lets it pass."),
    R"({"assets": {"model": {"mlm:compile_method": "aot"}}})",
    R"({"assets": {"readme": {"roles": ["metadata"], "mlm:compile_method": "aot"}}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.3.0 and later, where the compile method exists")};

} // namespace mlm::rules
