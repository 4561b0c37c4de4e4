// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void checkEntry(const RuleContext &context, const Io &io, const Json &entry, const Pointer &where)
{
    const std::string *type = text(member(entry, "type"));
    if (!type)
        return;
    if (*type == "z-score") {
        const auto stddev = number(member(entry, "stddev"));
        if (stddev && *stddev <= 0)
            context.report(finding(scalingDivisor, where / "stddev",
                                   *stddev < 0 ? Text::tr("%1: a standard deviation cannot be negative.").arg(io.title())
                                               : Text::tr("%1: values would be divided by a standard deviation of 0.").arg(io.title()),
                                   Text::tr("Write the standard deviation of the training data, or use “offset” to subtract the mean only.")));
    } else if (*type == "scale" && number(member(entry, "value")) == 0.0) {
        context.report(finding(scalingDivisor, where / "value", Text::tr("%1: values would be divided by 0.").arg(io.title()),
                               Text::tr("Write the number that values are divided by.")));
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

const Rule scalingDivisor{"scaling-divisor", Source::Spec, Severity::Error,
                          "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#value-scaling-object", check,
    QT_TRANSLATE_NOOP("Rules", "Scaling does not divide by zero"),
    QT_TRANSLATE_NOOP("Rules", "Scaling divides by the standard deviation (z-score) or by a value (scale). Zero there makes every value infinite or "
        "undefined; a standard deviation cannot be negative either."),
    R"({"properties": {"mlm:input": [{
  "value_scaling": [{"type": "z-score", "mean": 1200, "stddev": 450}]}]}})",
    R"({"properties": {"mlm:input": [{
  "value_scaling": [{"type": "z-score", "mean": 1200, "stddev": 0}]}]}})",
    QT_TRANSLATE_NOOP("Rules", "MLM 1.4.0 and later")};

} // namespace mlm::rules
