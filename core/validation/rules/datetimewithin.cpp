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
                          "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#date-and-time", check,
    QT_TRANSLATE_NOOP("Rules", "Dates fit each other"),
    QT_TRANSLATE_NOOP("Rules", "The date of an Item lies within its range from start to end, and metadata is not updated before it is created. Where "
        "this is not so, one of the dates is wrong."),
    R"({"properties": {"datetime": "2020-06-01T00:00:00Z",
  "start_datetime": "2020-01-01T00:00:00Z",
  "end_datetime": "2020-12-31T23:59:59Z"}})",
    R"({"properties": {"datetime": "2021-06-01T00:00:00Z",
  "start_datetime": "2020-01-01T00:00:00Z",
  "end_datetime": "2020-12-31T23:59:59Z"}})"};

} // namespace mlm::rules
