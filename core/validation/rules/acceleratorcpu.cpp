// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// An asset's own accelerator holds for it in place of the Item's.
void checkHolder(const RuleContext &context, const Json &holder, const Pointer &where)
{
    const std::string *accelerator = text(member(holder, "mlm:accelerator"));
    const Json *constrained = member(holder, "mlm:accelerator_constrained");
    if (!accelerator || *accelerator != "amd64" || (constrained && !isFalse(constrained)))
        return;
    const Pointer pointer = where / "mlm:accelerator_constrained";
    Finding result = finding(acceleratorCpu, pointer,
                             Text::tr("“amd64” says that the model runs on the processor alone and never uses an accelerator."),
                             Text::tr("Set “constrained” to true to make that plain, or leave the accelerator empty if one may be used."));
    result.missing = !constrained;
    result.fix = Fix{Text::tr("Set constrained to true"),
                     {constrained ? Edit::replace(pointer, true) : Edit::add(pointer, true)}};
    context.report(std::move(result));
}

void check(const RuleContext &context)
{
    forEachHolder(context.root, [&](const Json &holder, const Pointer &where) { checkHolder(context, holder, where); });
}

} // namespace

const Rule acceleratorCpu{"accelerator-cpu", Source::Practice, Severity::Advice,
                          "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#accelerator-type-enum", check,
    QT_TRANSLATE_NOOP("Rules", "An accelerator of “amd64” is meant to be exclusive"),
    QT_TRANSLATE_NOOP("Rules", "“amd64” stands for an ordinary processor. As an accelerator it says that the model was made for the processor alone; "
        "“constrained” set to true makes that plain. If a graphics card may be used, name that, or leave the accelerator out."),
    R"({"properties": {"mlm:accelerator": "amd64", "mlm:accelerator_constrained": true}})",
    R"({"properties": {"mlm:accelerator": "amd64"}})"};

} // namespace mlm::rules
