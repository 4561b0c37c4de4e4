// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *where = properties(context.root);
    const auto emptyList = [&](const Json *holder, const char *name, const Pointer &parent, const QString &message,
                               const QString &advice) {
        const auto *list = array(member(holder, name));
        if (list && list->empty())
            context.report(finding(requiredContent, parent / name, message, advice));
    };
    const Pointer parent({"properties"});
    emptyList(where, "mlm:tasks", parent, Text::tr("No task is named."), Text::tr("Choose at least one task that the model is for."));
    emptyList(where, "mlm:input", parent, Text::tr("No input is described."), Text::tr("Add an input with its shape and data type."));
    emptyList(where, "mlm:output", parent, Text::tr("No output is described."), Text::tr("Add an output with its shape and tasks."));
    for (const Io &io : ios(context.root)) {
        if (!io.isInput)
            emptyList(&io.node, "tasks", io.pointer(), Text::tr("%1: no task is named.").arg(io.title()),
                      Text::tr("Choose at least one task that this output is for."));
    }
    const std::string *architecture = text(member(where, "mlm:architecture"));
    if (architecture && architecture->find_first_not_of(" \t\r\n") == std::string::npos)
        context.report(finding(requiredContent, parent / "mlm:architecture", Text::tr("The architecture is empty."),
                               Text::tr("Write its name, such as U-Net or ResNet, or “unknown”.")));
}

} // namespace

const Rule requiredContent{"required-content", Source::Spec, Severity::Error,
                           "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#item-properties-and-collection-fields", check,
    QT_TRANSLATE_NOOP("Rules", "Required fields are not empty"),
    QT_TRANSLATE_NOOP("Rules", "Tasks, inputs, outputs and the architecture are required because a model cannot be understood without them. The schema "
        "is content if they are there, even with nothing in them."),
    R"({"properties": {"mlm:architecture": "U-Net"}})",
    R"({"properties": {"mlm:architecture": " "}})"};

} // namespace mlm::rules
