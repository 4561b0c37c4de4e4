// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/spelling.h"

namespace mlm::rules {
namespace {

void checkHolder(const RuleContext &context, const Json &holder, const Pointer &where)
{
    const std::string *name = text(member(holder, "mlm:architecture"));
    const std::string usual = name ? usualArchitecture(*name) : std::string();
    const Pointer pointer = where / "mlm:architecture";
    if (!usual.empty()) {
        Finding result = finding(architectureName, pointer,
                                 Text::tr("The architecture “%1” is usually written “%2”.").arg(shown(*name), shown(usual)),
                                 Text::tr("Use the usual spelling, so that searches find the model."));
        result.fix = Fix{Text::tr("Write %1").arg(shown(usual)), {Edit::replace(pointer, usual)}};
        context.report(std::move(result));
    } else if (name && looksLikeCode(*name)) {
        context.report(finding(architectureName, pointer,
                               Text::tr("“%1” is the name of a class in a program, not of an architecture.").arg(shown(*name)),
                               Text::tr("Write the name that papers use, such as U-Net or ResNet.")));
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

const Rule architectureName{"architecture-name", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-architecture", check,
    QT_TRANSLATE_NOOP("Rules", "The architecture is spelled as in the literature"),
    QT_TRANSLATE_NOOP("Rules", "People search for an architecture by the name that papers use: “U-Net”, not “unet”. The name of a class in a "
        "program tells how the model was built, but not what it is; it belongs to the source code."),
    R"({"properties": {"mlm:architecture": "U-Net"}})",
    R"({"properties": {"mlm:architecture": "unet"}})"};

} // namespace mlm::rules
