// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/instant.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const auto nominal = instant(member(where, "datetime"));
    const auto start = instant(member(where, "start_datetime"));
    const auto end = instant(member(where, "end_datetime"));
    if (nominal && start && end && *start <= *end && (*nominal < *start || *nominal > *end))
        context.report(finding(datetimeWithin, Pointer({"properties", "datetime"}),
                               Text::tr("The date lies outside the range from start to end."),
                               Text::tr("Write a date within the range, or set it to null to let the range stand alone.")));
    const auto created = instant(member(where, "created"));
    const auto updated = instant(member(where, "updated"));
    if (created && updated && *updated < *created)
        context.report(finding(datetimeWithin, Pointer({"properties", "updated"}),
                               Text::tr("The metadata was updated before it was created."), Text::tr("Correct one of the two dates.")));
}

} // namespace

const Rule datetimeWithin{"datetime-within", Source::Practice, Severity::Warning,
                          "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#date-and-time", check};

} // namespace mlm::rules
