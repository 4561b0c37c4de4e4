// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/instant.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const auto start = instant(member(where, "start_datetime"));
    const auto end = instant(member(where, "end_datetime"));
    if (start && end && *start > *end) {
        const Pointer first({"properties", "start_datetime"}), last({"properties", "end_datetime"});
        Finding result = finding(datetimeOrder, last, Text::tr("The end is before the start."),
                                 Text::tr("Swap the two if they were mixed up."));
        result.fix = Fix{Text::tr("Swap start and end"),
                         {Edit::replace(first, *last.in(context.root)), Edit::replace(last, *first.in(context.root))}};
        context.report(std::move(result));
    }
    const auto *intervals = array(member(member(member(context.root, "extent"), "temporal"), "interval"));
    for (std::size_t i = 0; isCollection(context.root) && intervals && i < intervals->size(); ++i) {
        const auto *interval = array(&(*intervals)[i]);
        if (!interval || interval->size() != 2)
            continue;
        const auto from = instant(&(*interval)[0]);
        const auto to = instant(&(*interval)[1]);
        if (!from || !to || *from <= *to)
            continue;
        const Pointer pointer = Pointer({"extent", "temporal", "interval"}) / i;
        Finding result = finding(datetimeOrder, pointer / std::size_t{1}, Text::tr("The end is before the start."),
                                 Text::tr("Swap the two if they were mixed up."));
        result.fix = Fix{Text::tr("Swap start and end"),
                         {Edit::replace(pointer / std::size_t{0}, (*interval)[1]),
                          Edit::replace(pointer / std::size_t{1}, (*interval)[0])}};
        context.report(std::move(result));
    }
}

} // namespace

const Rule datetimeOrder{"datetime-order", Source::Spec, Severity::Error,
                         "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#date-and-time-range", check,
    QT_TRANSLATE_NOOP("Rules", "A time range starts before it ends"),
    QT_TRANSLATE_NOOP("Rules", "Start and end tell which time the model is for, mostly that of its training data. A range that ends before it starts "
        "matches no search."),
    R"({"properties": {"datetime": null,
  "start_datetime": "2020-01-01T00:00:00Z",
  "end_datetime": "2020-12-31T23:59:59Z"}})",
    R"({"properties": {"datetime": null,
  "start_datetime": "2020-12-31T23:59:59Z",
  "end_datetime": "2020-01-01T00:00:00Z"}})"};

} // namespace mlm::rules
