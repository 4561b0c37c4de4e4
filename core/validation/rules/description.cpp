// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    if (!where || !where->is_object() || !isModel(context))
        return;
    const Json *value = member(where, "description");
    const std::string *content = text(value);
    if ((value && !content) || (content && !content->empty()))
        return;
    Finding result = finding(description, Pointer({"properties", "description"}), Text::tr("The model is not described."),
                             Text::tr("Say in a few sentences what it does, what it was trained on and where its limits are."));
    result.missing = !value;
    context.report(std::move(result));
}

} // namespace

const Rule description{"description", Source::Practice, Severity::Advice,
                       "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#basics", check,
    QT_TRANSLATE_NOOP("Rules", "A model is described in words"),
    QT_TRANSLATE_NOOP("Rules", "Fields tell how to load a model. What it is good for, what it was trained on and where it fails only words can say, "
        "and people read them first."),
    R"({"properties": {"description": "Finds water in Sentinel-2 images of lakes and rivers."}})",
    R"({"properties": {"mlm:name": "Water finder"}})"};

} // namespace mlm::rules
