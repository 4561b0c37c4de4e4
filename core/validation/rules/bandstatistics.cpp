// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bands.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const BandList &list : bandLists(context.root)) {
        for (std::size_t i = 0; i < list.bands.size(); ++i) {
            const Json *statistics = member(list.bands[i], "statistics");
            const auto low = number(member(statistics, "minimum"));
            const auto high = number(member(statistics, "maximum"));
            const auto stddev = number(member(statistics, "stddev"));
            const Pointer where = list.pointer / i / "statistics";
            if (low && high && *low > *high)
                context.report(finding(bandStatistics, where / "minimum",
                                       Text::tr("Band %1: the minimum is over the maximum.").arg(i + 1),
                                       Text::tr("Swap the two if they were mixed up.")));
            if (stddev && *stddev < 0)
                context.report(finding(bandStatistics, where / "stddev",
                                       Text::tr("Band %1: a standard deviation cannot be negative.").arg(i + 1),
                                       Text::tr("Write the standard deviation of the band's values.")));
        }
    }
}

} // namespace

const Rule bandStatistics{"band-statistics", Source::Practice, Severity::Warning,
                          "https://github.com/radiantearth/stac-spec/blob/v1.1.0/commons/common-metadata.md#statistics-object", check,
    QT_TRANSLATE_NOOP("Rules", "The statistics of a band can be true"),
    QT_TRANSLATE_NOOP("Rules", "Statistics tell which values occur in a band. A smallest value over the largest, or a negative standard deviation, "
        "cannot come from any data: two numbers were mixed up."),
    R"({"assets": {"model": {"raster:bands": [
  {"name": "B02", "statistics": {"minimum": 0, "maximum": 255}}]}}})",
    R"({"assets": {"model": {"raster:bands": [
  {"name": "B02", "statistics": {"minimum": 255, "maximum": 0}}]}}})"};

} // namespace mlm::rules
