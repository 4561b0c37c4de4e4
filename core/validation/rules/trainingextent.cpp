// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/bbox.h"
#include "core/validation/rules/instant.h"

namespace mlm::rules {
namespace {

// 1950 is before any satellite took a picture; 2100 is after all that anybody has trained on.
constexpr double year1950 = -631152000;
constexpr double year2100 = 4102444800;

void check(const RuleContext &context)
{
    if (!isItem(context.root) || !isModel(context))
        return;
    const Json *where = properties(context.root);
    const auto start = instant(member(where, "start_datetime"));
    const auto end = instant(member(where, "end_datetime"));
    if (start && end && *start < year1950 && *end >= year2100)
        context.report(finding(trainingExtent, Pointer({"properties", "end_datetime"}),
                               Text::tr("By these dates the model is for any time at all. Is that meant?"),
                               Text::tr("Give the period of the training data, if the model knows no other: people search by it.")));
    const auto box = readBox(member(context.root, "bbox"));
    if (box && box->inRange() && box->east - box->west >= 359.9 && box->north - box->south >= 170)
        context.report(finding(trainingExtent, Pointer({"bbox"}), Text::tr("By its area the model is for the whole world. Is that meant?"),
                               Text::tr("Give the area of the training data, if the model knows no other: people search by it.")));
}

} // namespace

const Rule trainingExtent{"training-extent", Source::Practice, Severity::Advice,
                          "https://github.com/stac-extensions/mlm/blob/v1.5.2/best-practices.md#using-stac-common-metadata-fields-for-the-ml-model-extension",
                          check};

} // namespace mlm::rules
