// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/spelling.h"

namespace mlm::rules {
namespace {

void checkHolder(const RuleContext &context, const Json &holder, const Pointer &where)
{
    const std::string *name = text(member(holder, "mlm:framework"));
    const std::string usual = name ? usualFramework(*name) : std::string();
    const Pointer pointer = where / "mlm:framework";
    if (!usual.empty()) {
        Finding result = finding(frameworkName, pointer, Text::tr("The framework “%1” is usually written “%2”.").arg(shown(*name), shown(usual)),
                                 Text::tr("Use the usual spelling, so that searches find the model."));
        result.fix = Fix{Text::tr("Write %1").arg(shown(usual)), {Edit::replace(pointer, usual)}};
        context.report(std::move(result));
    } else if (name && looksLikeCode(*name)) {
        context.report(finding(frameworkName, pointer,
                               Text::tr("“%1” is the name of a module in a program, not of a framework.").arg(shown(*name)),
                               Text::tr("Write the framework that it runs on, such as PyTorch; name the module in the source code asset.")));
    }
}

void check(const RuleContext &context)
{
    if (const Json *where = properties(context.root))
        checkHolder(context, *where, Pointer({"properties"}));
    for (const AssetRef &asset : assets(context.root))
        checkHolder(context, asset.node, asset.pointer());
}

} // namespace

const Rule frameworkName{"framework-name", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#framework", check,
    QT_TRANSLATE_NOOP("Rules", "The framework is spelled as it usually is"),
    QT_TRANSLATE_NOOP("Rules", "Programs compare the name of the framework letter by letter, so “pytorch” and “torch” are not found by somebody "
        "who asks for “PyTorch”. MLM strongly recommends the usual names."),
    R"({"properties": {"mlm:framework": "PyTorch"}})",
    R"({"properties": {"mlm:framework": "pytorch"}})"};

} // namespace mlm::rules
