// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

/// "package.module:Class.method", or the same with a dot only.
bool isEntryPoint(const std::string &expression)
{
    return expression.find('.') != std::string::npos || expression.find(':') != std::string::npos
               ? expression.find_first_of(" \t\n()/*+=") == std::string::npos
               : false;
}

void checkStep(const RuleContext &context, const Io &io, const Json &step, const Pointer &where)
{
    const std::string *format = text(member(step, "format"));
    const Json *expression = member(step, "expression");
    if (!format || !expression)
        return;
    const std::string *content = text(expression);
    if (*format == "python" && !(content && isEntryPoint(*content)))
        context.report(finding(processingForm, where / "expression",
                               Text::tr("%1: this is not the place of a Python function.").arg(io.title()),
                               Text::tr("Write it as module:function, such as package.module:prepare, or name another format.")));
    if (*format == "uri") {
        const std::string *address = content ? content : text(member(*expression, "href"));
        if (!address || address->find(':') == std::string::npos)
            context.report(finding(processingForm, where / "expression", Text::tr("%1: this is not an address.").arg(io.title()),
                                   Text::tr("Write the full address of the script, or name another format.")));
    }
}

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const char *name = io.isInput ? "pre_processing_function" : "post_processing_function";
        const Json *steps = member(io.node, name);
        if (const auto *list = array(steps)) {
            for (std::size_t i = 0; i < list->size(); ++i)
                checkStep(context, io, (*list)[i], io.pointer() / name / i);
        } else if (steps) {
            checkStep(context, io, *steps, io.pointer() / name);
        }
    }
}

} // namespace

const Rule processingForm{"processing-form", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#processing-expression", check,
    QT_TRANSLATE_NOOP("Rules", "A processing step is written as its format wants it"),
    QT_TRANSLATE_NOOP("Rules", "The format says how to read the expression. For “python” it is the place of a function, with a colon between "
        "module and function; for “uri” an address. Something else cannot be run by a program that goes by the format."),
    R"({"properties": {"mlm:input": [{"pre_processing_function":
  {"format": "python", "expression": "package.module:prepare"}}]}})",
    R"({"properties": {"mlm:input": [{"pre_processing_function":
  {"format": "python", "expression": "x / 255"}}]}})"};

} // namespace mlm::rules
