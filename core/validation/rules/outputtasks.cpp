// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const auto *model = array(member(properties(context.root), "mlm:tasks"));
    if (!model || model->empty())
        return;
    for (const Io &io : ios(context.root)) {
        const auto *tasks = array(member(io.node, "tasks"));
        for (std::size_t i = 0; !io.isInput && tasks && i < tasks->size(); ++i) {
            const std::string *task = text(&(*tasks)[i]);
            if (!task || std::find(model->begin(), model->end(), (*tasks)[i]) != model->end())
                continue;
            Finding result = finding(outputTasks, io.pointer() / "tasks" / i,
                                     Text::tr("%1 names the task “%2”, which the model as a whole does not.")
                                         .arg(io.title(), shown(*task)),
                                     Text::tr("Add it to the model's tasks, or take it out here."));
            result.fix = Fix{Text::tr("Add %1 to the model's tasks").arg(shown(*task)),
                             {Edit::add(Pointer({"properties", "mlm:tasks", "-"}), *task)}};
            context.report(std::move(result));
        }
    }
}

} // namespace

const Rule outputTasks{"output-tasks", Source::Spec, Severity::Error,
                       "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-output-object", check,
    QT_TRANSLATE_NOOP("Rules", "Tasks of an output are tasks of the model"),
    QT_TRANSLATE_NOOP("Rules", "The model lists everything that it is for; an output says which of these tasks it serves. People search by the list of "
        "the model, so a task that only an output names is not found."),
    R"({"properties": {"mlm:tasks": ["segmentation", "regression"],
  "mlm:output": [{"tasks": ["regression"]}]}})",
    R"({"properties": {"mlm:tasks": ["segmentation"],
  "mlm:output": [{"tasks": ["regression"]}]}})"};

} // namespace mlm::rules
