// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const auto *shape = io.shape();
        for (std::size_t i = 0; shape && i < shape->size(); ++i) {
            if (number(&(*shape)[i]) != 0.0)
                continue;
            context.report(finding(shapeSize, io.tensorPointer() / "shape" / i,
                                   Text::tr("%1: a dimension cannot have the size 0.").arg(io.title()),
                                   Text::tr("Write the size, or -1 where it may vary.")));
        }
    }
}

} // namespace

const Rule shapeSize{"shape-size", Source::Spec, Severity::Error,
                     "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#input-structure-object", check,
    QT_TRANSLATE_NOOP("Rules", "No dimension has the size 0"),
    QT_TRANSLATE_NOOP("Rules", "A size of 0 is an array without any value. Where a size may vary, such as the number of images that are computed at "
        "once, it is -1."),
    R"({"properties": {"mlm:input": [{"input": {"shape": [-1, 3, 64, 64]}}]}})",
    R"({"properties": {"mlm:input": [{"input": {"shape": [0, 3, 64, 64]}}]}})"};

} // namespace mlm::rules
