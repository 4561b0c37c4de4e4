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
                        "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#range-object", check,
    QT_TRANSLATE_NOOP("Rules", "A summary's minimum is not over its maximum"),
    QT_TRANSLATE_NOOP("Rules", "A Collection sums up the values of its Items, for numbers as a range. The schema does not compare the two ends."),
    R"({"type": "Collection", "summaries": {"mlm:memory_size": {"minimum": 1, "maximum": 2}}})",
    R"({"type": "Collection", "summaries": {"mlm:memory_size": {"minimum": 2, "maximum": 1}}})",
    QT_TRANSLATE_NOOP("Rules", "Collections")};

} // namespace mlm::rules
