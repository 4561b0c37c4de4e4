// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void checkEntry(const RuleContext &context, const Io &io, const Json &entry, const Pointer &where)
{
    const std::string *type = text(member(entry, "type"));
    const Json *minimum = member(entry, "minimum");
    const Json *maximum = member(entry, "maximum");
    const auto low = number(minimum);
    const auto high = number(maximum);
    if (!type || (*type != "min-max" && *type != "clip") || !low || !high)
        return;
    if (*low > *high) {
        Finding result = finding(scalingRange, where / "minimum",
                                 Text::tr("%1: the minimum %2 is over the maximum %3.")
                                     .arg(io.title(), shown(minimum->dump()), shown(maximum->dump())),
                                 Text::tr("Swap the two if they were mixed up."));
        result.fix = Fix{Text::tr("Swap minimum and maximum"),
                         {Edit::replace(where / "minimum", *maximum), Edit::replace(where / "maximum", *minimum)}};
        context.report(std::move(result));
    } else if (*low >= *high && *type == "min-max") {
        context.report(finding(scalingRange, where / "maximum",
                               Text::tr("%1: minimum and maximum are the same, so values would be divided by 0.").arg(io.title()),
                               Text::tr("Write the smallest and the largest value of the training data.")));
    }
}

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const auto *scaling = array(member(io.node, "value_scaling"));
        for (std::size_t i = 0; io.isInput && scaling && i < scaling->size(); ++i)
            checkEntry(context, io, (*scaling)[i], io.pointer() / "value_scaling" / i);
    }
}

} // namespace

const Rule scalingRange{"scaling-range", Source::Spec, Severity::Error,
                        "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#value-scaling-object", check,
    QT_TRANSLATE_NOOP("Rules", "The minimum of a scaling is below its maximum"),
    QT_TRANSLATE_NOOP("Rules", "Scaling between a minimum and a maximum maps the one to 0 and the other to 1. Swapped, the image turns into its "
        "negative; equal, it is a division by zero."),
    R"({"properties": {"mlm:input": [{
  "value_scaling": [{"type": "min-max", "minimum": 0, "maximum": 255}]}]}})",
    R"({"properties": {"mlm:input": [{
  "value_scaling": [{"type": "min-max", "minimum": 255, "maximum": 0}]}]}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.4.0 and later")};

} // namespace mlm::rules
