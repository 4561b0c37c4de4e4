// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    if (!isItem(context.root))
        return;
    for (const AssetRef &asset : assets(context.root)) {
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
                         "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-asset", check};

} // namespace mlm::rules
