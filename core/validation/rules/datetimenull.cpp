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

const Rule datetimeNull{"datetime-null", Source::Practice, Severity::Advice, "https://github.com/radiantearth/stac-spec/blob/v1.1.0/best-practices.md#datetime-selection", check};

} // namespace mlm::rules
