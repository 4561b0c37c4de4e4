// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// `inherited`: the Item's accelerator, which holds for assets that name none.
void checkHolder(const RuleContext &context, const Json &holder, const Pointer &where, const Json *inherited)
{
    const Json *own = member(holder, "mlm:accelerator");
    const Json *accelerator = own ? own : inherited;
    if (!isTrue(member(holder, "mlm:accelerator_constrained")) || (accelerator && !accelerator->is_null()))
        return;
    const Pointer pointer = where / "mlm:accelerator_constrained";
    Finding result = finding(acceleratorConstrained, pointer,
                             Text::tr("The model is tied to its accelerator, but no accelerator is named."),
                             Text::tr("Name the accelerator, or set “constrained” to false."));
    result.fix = Fix{Text::tr("Set constrained to false"), {Edit::replace(pointer, false)}};
    context.report(std::move(result));
}

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    if (!where)
        return;
    checkHolder(context, *where, Pointer({"properties"}), nullptr);
    for (const AssetRef &asset : assets(context.root))
        checkHolder(context, asset.node, asset.pointer(), member(where, "mlm:accelerator"));
}

} // namespace

const Rule acceleratorConstrained{"accelerator-constrained", Source::Practice, Severity::Warning,
                                  "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#accelerator-type-enum", check,
    QT_TRANSLATE_NOOP("Rules", "A model that is tied to its accelerator names it"),
    QT_TRANSLATE_NOOP("Rules", "“Constrained” tells a reader that the model runs on nothing but the accelerator that is named, such as an NVIDIA card "
        "with CUDA. Without a name the reader knows that some machines will not do, but not which ones will."),
    R"({"properties": {"mlm:accelerator": "cuda", "mlm:accelerator_constrained": true}})",
    R"({"properties": {"mlm:accelerator_constrained": true}})"};

} // namespace mlm::rules
