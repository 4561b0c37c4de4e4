// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const std::string *type = text(member(io.node, "resize_type"));
        const auto height = io.sizeOf("height");
        const auto width = io.sizeOf("width");
        if (!io.isInput || !type || !height || !width || *height >= 0 || *width >= 0)
            continue;
        context.report(finding(resizeTarget, io.pointer() / "resize_type",
                               Text::tr("%1 is resized by “%2”, but its height and width may be anything.").arg(io.title(), shown(*type)),
                               Text::tr("Give the size that images are brought to, or set the resizing to null.")));
    }
}

} // namespace

const Rule resizeTarget{"resize-target", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#resize-enum", check,
    QT_TRANSLATE_NOOP("Rules", "Resizing has a size to resize to"),
    QT_TRANSLATE_NOOP("Rules", "The resize type tells how an image is brought to the size that the model takes, and the shape tells that size. "
        "If height and width may vary, there is nothing to resize to."),
    R"({"properties": {"mlm:input": [{"resize_type": "crop", "input": {"shape": [-1, 3, 64, 64]}}]}})",
    R"({"properties": {"mlm:input": [{"resize_type": "crop", "input": {"shape": [-1, 3, -1, -1]}}]}})"};

} // namespace mlm::rules
