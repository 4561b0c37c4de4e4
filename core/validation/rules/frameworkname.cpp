// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/spelling.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    checkSpelling(context, {frameworkName, "mlm:framework", usualFramework,
                            QT_TRANSLATE_NOOP("Rules", "The framework “%1” is usually written “%2”."),
                            QT_TRANSLATE_NOOP("Rules", "“%1” is the name of a module in a program, not of a framework."),
                            QT_TRANSLATE_NOOP("Rules", "Write the framework that it runs on, such as PyTorch; name the module in the source code asset.")});
}

} // namespace

const Rule frameworkName{"framework-name", Source::Practice, Severity::Warning, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#framework", check,
    QT_TRANSLATE_NOOP("Rules", "The framework is spelled as it usually is"),
    QT_TRANSLATE_NOOP("Rules", "Programs compare the name of the framework letter by letter, so “pytorch” and “torch” are not found by somebody "
        "who asks for “PyTorch”. MLM strongly recommends the usual names."),
    R"({"properties": {"mlm:framework": "PyTorch"}})",
    R"({"properties": {"mlm:framework": "pytorch"}})"};

} // namespace mlm::rules
