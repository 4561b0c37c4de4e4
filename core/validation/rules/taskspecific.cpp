// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

struct Family
{
    const char *general;
    std::array<const char *, 4> specific;
};
constexpr std::array families{
    Family{"classification", {"scene-classification", "semantic-segmentation", "panoptic-segmentation", "instance-segmentation"}},
    Family{"detection", {"object-detection", "instance-segmentation", "panoptic-segmentation", nullptr}},
    Family{"segmentation", {"semantic-segmentation", "instance-segmentation", "panoptic-segmentation", nullptr}},
};

bool lists(const Json::array_t &tasks, const char *task)
{
    return std::any_of(tasks.begin(), tasks.end(), [&](const Json &entry) {
        const std::string *name = text(&entry);
        return name && *name == task;
    });
}

/// An output with this task has a value for each pixel.
bool isPixelwise(const Json &root, const char *task)
{
    for (const Io &io : ios(root)) {
        const auto *tasks = array(member(io.node, "tasks"));
        if (!io.isInput && tasks && lists(*tasks, task) && io.sizeOf("height") && io.sizeOf("width"))
            return true;
    }
    return false;
}

QString adviceFor(std::string_view general, bool pixelwise)
{
    if (general == "classification")
        return pixelwise ? Text::tr("The output has a value for each pixel: that is “semantic-segmentation”.")
                         : Text::tr("Write “scene-classification” if a whole image gets one class, “semantic-segmentation” if each pixel gets one.");
    if (general == "detection")
        return Text::tr("Write “object-detection” if the model finds boxes around objects.");
    return Text::tr("Write “semantic-segmentation” if each pixel gets a class, “instance-segmentation” if objects are told apart, "
                    "“panoptic-segmentation” for both.");
}

void check(const RuleContext &context)
{
    const auto *tasks = array(member(properties(context.root), "mlm:tasks"));
    for (std::size_t i = 0; tasks && i < tasks->size(); ++i) {
        const std::string *task = text(&(*tasks)[i]);
        for (const Family &family : families) {
            if (!task || *task != family.general
                || std::any_of(family.specific.begin(), family.specific.end(), [&](const char *name) { return name && lists(*tasks, name); }))
                continue;
            context.report(finding(taskSpecific, Pointer({"properties", "mlm:tasks"}) / i,
                                   Text::tr("“%1” covers several kinds of task; a more exact name says which one.").arg(shown(*task)),
                                   adviceFor(*task, isPixelwise(context.root, family.general))));
        }
    }
}

} // namespace

const Rule taskSpecific{"task-specific", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#task-enum", check,
    QT_TRANSLATE_NOOP("Rules", "A task is named as exactly as possible"),
    QT_TRANSLATE_NOOP("Rules", "“Classification”, “detection” and “segmentation” are families of tasks. Somebody who looks for a model that "
        "labels every pixel searches for “semantic-segmentation” and does not find one that says “classification” only. "
        "MLM strongly recommends the most specific task. The general name may stand beside it."),
    R"({"properties": {"mlm:tasks": ["semantic-segmentation"],
  "mlm:output": [{"tasks": ["semantic-segmentation"]}]}})",
    R"({"properties": {"mlm:tasks": ["classification"],
  "mlm:output": [{"tasks": ["classification"]}]}})"};

} // namespace mlm::rules
