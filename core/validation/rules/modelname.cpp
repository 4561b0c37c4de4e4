// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/spelling.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const std::string *name = text(member(where, "mlm:name"));
    const std::string *architecture = text(member(where, "mlm:architecture"));
    if (!name || !architecture || plainName(*name).empty() || plainName(*name) != plainName(*architecture))
        return;
    context.report(finding(modelName, Pointer({"properties", "mlm:name"}),
                           Text::tr("The model is called just “%1”, which is the name of its architecture.").arg(shown(*name)),
                           Text::tr("Give it a name of its own, for instance with what it is for; the architecture may be part of it.")));
}

} // namespace

const Rule modelName{"model-name", Source::Spec, Severity::Error, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "The name of the model is more than its architecture"),
    QT_TRANSLATE_NOOP("Rules", "Thousands of models are a U-Net. The name tells this one from the others, so MLM asks that it is not just the "
        "architecture; it may contain it. If there is a publication, use the name from there."),
    R"({"properties": {"mlm:name": "U-Net for river ice", "mlm:architecture": "U-Net"}})",
    R"({"properties": {"mlm:name": "U-Net", "mlm:architecture": "U-Net"}})"};

} // namespace mlm::rules
