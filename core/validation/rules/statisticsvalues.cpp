// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/release.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void checkEntry(const RuleContext &context, const Io &io, const Json &entry, const Pointer &where, std::string_view type)
{
    const auto low = number(member(entry, "minimum"));
    const auto high = number(member(entry, "maximum"));
    const auto mean = number(member(entry, "mean"));
    const auto stddev = number(member(entry, "stddev"));
    if (low && high && *low > *high) {
        Finding result = finding(statisticsValues, where / "minimum", Text::tr("%1: the minimum is over the maximum.").arg(io.title()),
                                 Text::tr("Swap the two if they were mixed up."));
        result.fix = Fix{Text::tr("Swap minimum and maximum"),
                         {Edit::replace(where / "minimum", *member(entry, "maximum")), Edit::replace(where / "maximum", *member(entry, "minimum"))}};
        context.report(std::move(result));
    } else if (low && high && *low == *high && type == "min-max") {
        context.report(finding(statisticsValues, where / "maximum",
                               Text::tr("%1: minimum and maximum are the same, so values would be divided by 0.").arg(io.title()),
                               Text::tr("Write the smallest and the largest value of the training data.")));
    } else if (low && high && mean && (*mean < *low || *mean > *high)) {
        context.report(finding(statisticsValues, where / "mean",
                               Text::tr("%1: the mean does not lie between minimum and maximum.").arg(io.title()),
                               Text::tr("Check whether the numbers belong to the same band and unit.")));
    }
    if (stddev && (*stddev < 0 || (*stddev == 0 && type == "z-score")))
        context.report(finding(statisticsValues, where / "stddev",
                               *stddev < 0 ? Text::tr("%1: a standard deviation cannot be negative.").arg(io.title())
                                           : Text::tr("%1: values would be divided by a standard deviation of 0.").arg(io.title()),
                               Text::tr("Write the standard deviation of the training data.")));
}

void check(const RuleContext &context)
{
    if (context.profile.mlmVersion().empty() || !before(context, "1.4.0"))
        return;
    for (const Io &io : ios(context.root)) {
        const auto *list = array(member(io.node, "statistics"));
        const std::string *type = text(member(io.node, "norm_type"));
        for (std::size_t i = 0; io.isInput && list && i < list->size(); ++i)
            checkEntry(context, io, (*list)[i], io.pointer() / "statistics" / i, type ? std::string_view(*type) : std::string_view());
    }
}

} // namespace

const Rule statisticsValues{"statistics-values", Source::Spec, Severity::Error, "https://github.com/stac-extensions/mlm/blob/v1.3.0/README.md#bands-and-statistics", check,
    QT_TRANSLATE_NOOP("Rules", "The statistics of an input can be true, and can be divided by"),
    QT_TRANSLATE_NOOP("Rules", "A smallest value over the largest or a negative standard deviation cannot come from any data. A standard "
        "deviation of 0, or a smallest value equal to the largest, would be divided by."),
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"],
 "properties": {"mlm:input": [{"norm_type": "z-score",
  "statistics": [{"mean": 1200, "stddev": 450}]}]}})",
    R"({"stac_extensions": ["https://crim-ca.github.io/mlm-extension/v1.3.0/schema.json"],
 "properties": {"mlm:input": [{"norm_type": "z-score",
  "statistics": [{"mean": 1200, "stddev": 0}]}]}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.0.0 to 1.3.0; for later releases see scaling-range and scaling-divisor")};

} // namespace mlm::rules
