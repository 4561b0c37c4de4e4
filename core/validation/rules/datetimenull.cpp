// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// Models are described by a period; of other Items most programs look at the one date.
void check(const RuleContext &context)
{
    const Json *value = member(properties(context.root), "datetime");
    if (!value || !value->is_null() || isModel(context))
        return;
    context.report(finding(datetimeNull, Pointer({"properties", "datetime"}), Text::tr("There is no date, only a period: many programs search by the date alone."),
                           Text::tr("Add a date that stands for the period, such as its middle, if one makes sense.")));
}

} // namespace

const Rule datetimeNull{"datetime-null", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#datetime-selection", check,
    QT_TRANSLATE_NOOP("Rules", "An Item that is no model has a date beside its period"),
    QT_TRANSLATE_NOOP("Rules", "Many programs search by the single date alone and do not find an Item that has none. Where one date can stand for the period "
        "it should be given. Models are left alone here: their period matters."),
    R"({"stac_extensions": [], "properties": {"datetime": "2020-07-01T00:00:00Z"}})",
    R"({"stac_extensions": [], "properties": {"datetime": null, "start_datetime": "2020-01-01T00:00:00Z", "end_datetime": "2020-12-31T23:59:59Z"}})"};

} // namespace mlm::rules
