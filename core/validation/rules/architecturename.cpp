// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/spelling.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    checkSpelling(context, {architectureName, "mlm:architecture", usualArchitecture,
                            QT_TRANSLATE_NOOP("Rules", "The architecture “%1” is usually written “%2”."),
                            QT_TRANSLATE_NOOP("Rules", "“%1” is the name of a class in a program, not of an architecture."),
                            QT_TRANSLATE_NOOP("Rules", "Write the name that papers use, such as U-Net or ResNet.")});
}

} // namespace

const Rule architectureName{"architecture-name", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-architecture", check,
    QT_TRANSLATE_NOOP("Rules", "The architecture is spelled as in the literature"),
    QT_TRANSLATE_NOOP("Rules", "People search for an architecture by the name that papers use: “U-Net”, not “unet”. The name of a class in a "
        "program tells how the model was built, but not what it is; it belongs to the source code."),
    R"({"properties": {"mlm:architecture": "U-Net"}})",
    R"({"properties": {"mlm:architecture": "unet"}})"};

} // namespace mlm::rules
