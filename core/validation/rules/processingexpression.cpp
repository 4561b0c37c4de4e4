// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void checkExpression(const RuleContext &context, const Json &expression, const Pointer &where)
{
    const std::string *format = text(member(expression, "format"));
    if (format && format->empty())
        context.report(finding(processingExpression, where / "format", Text::tr("The format of the processing step is empty."),
                               Text::tr("Say what the expression is written in, such as python, docker or uri.")));
}

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const char *name = io.isInput ? "pre_processing_function" : "post_processing_function";
        const Json *steps = member(io.node, name);
        if (!steps)
            continue;
        const Pointer where = io.pointer() / name;
        if (steps->is_object())
            checkExpression(context, *steps, where);
        const auto *list = array(steps);
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            checkExpression(context, (*list)[i], where / i);
            if (!(*list)[i].is_null())
                continue;
            Finding result = finding(processingExpression, where / i, Text::tr("A processing step is empty: there is null in its place."),
                                     Text::tr("Describe the step, or take it out of the list."));
            if (list->size() == 1)
                result.fix = Fix{Text::tr("Set no processing"), {Edit::replace(where, nullptr)}};
            else
                result.fix = Fix{Text::tr("Take the empty step out"), {Edit::remove(where / i)}};
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule processingExpression{"processing-expression", Source::Spec, Severity::Error,
                                "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#processing-expression", check,
    QT_TRANSLATE_NOOP("Rules", "A processing step says what it is and how it is written"),
    QT_TRANSLATE_NOOP("Rules", "Steps before and after the model are described by an expression and its format, such as python or docker. An empty "
        "format tells nobody how to run it. No processing at all is written as null for the whole field; null as an entry of a "
        "list is neither a step nor none. The schema lets both pass."),
    R"({"properties": {"mlm:input": [{"pre_processing_function":
  {"format": "python", "expression": "package.module:prepare"}}]}})",
    R"({"properties": {"mlm:input": [{"pre_processing_function":
  {"format": "", "expression": "package.module:prepare"}}]}})",
    QT_TRANSLATE_NOOP("Rules", "every release; lists of steps exist from 1.5.0")};

} // namespace mlm::rules
