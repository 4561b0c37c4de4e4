// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto *summaries = isCollection(context.root) ? object(member(context.root, "summaries")) : nullptr;
    if (!summaries)
        return;
    for (const auto &[name, value] : *summaries) {
        const auto low = number(member(value, "minimum"));
        const auto high = number(member(value, "maximum"));
        if (!low || !high || *low <= *high)
            continue;
        const Pointer where({"summaries", name});
        Finding result = finding(summaryRange, where / "minimum",
                                 Text::tr("The summary of %1 has a minimum over its maximum.").arg(shown(name)),
                                 Text::tr("Swap the two if they were mixed up."));
        result.fix = Fix{Text::tr("Swap minimum and maximum"),
                         {Edit::replace(where / "minimum", *member(value, "maximum")),
                          Edit::replace(where / "maximum", *member(value, "minimum"))}};
        context.report(std::move(result));
    }
}

} // namespace

const Rule summaryRange{"summary-range", Source::Spec, Severity::Error,
                        "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#range-object", check};

} // namespace mlm::rules
