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
                          check,
    QT_TRANSLATE_NOOP("Rules", "Area and period are those that the model knows"),
    QT_TRANSLATE_NOOP("Rules", "Area and period of a model stand for its training data. All the world and all times are right for few models; often they were "
        "put in because something had to be. A search by place and time then finds the model for everything."),
    R"({"properties": {"datetime": null, "start_datetime": "2017-03-28T00:00:00Z", "end_datetime": "2024-12-31T23:59:59Z"}})",
    R"({"properties": {"datetime": null, "start_datetime": "1900-01-01T00:00:00Z", "end_datetime": "9999-12-31T23:59:59Z"}})"};

} // namespace mlm::rules
