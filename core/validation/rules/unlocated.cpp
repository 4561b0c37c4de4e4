// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    if (!geometry || !geometry->is_null())
        return;
    context.report(finding(unlocated, Pointer({"geometry"}),
                           isModel(context) ? Text::tr("No area is given: nothing says where the model may be used, and no search by place finds it.")
                                            : Text::tr("No area is given: no search by place finds the Item."),
                           Text::tr("Give the area of the training data, or the whole world if the model is meant for it.")));
}

} // namespace

const Rule unlocated{"unlocated", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#unlocated-items", check,
    QT_TRANSLATE_NOOP("Rules", "An Item has an area"),
    QT_TRANSLATE_NOOP("Rules", "STAC is searched by place and time. For a model the area says where its training data are from, and so where it can be "
        "trusted; without one no search by place finds it."),
    R"({"geometry": {"type": "Polygon", "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 51], [5, 50]]]}})",
    R"({"geometry": null})"};

} // namespace mlm::rules
