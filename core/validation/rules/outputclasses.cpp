// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <array>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    constexpr std::array withClasses{"classification", "scene-classification", "segmentation", "semantic-segmentation", "panoptic-segmentation",
                                     "object-detection"};
    for (const Io &io : ios(context.root)) {
        const auto *tasks = array(member(io.node, "tasks"));
        const Json *classes = member(io.node, "classification:classes");
        const auto *list = array(classes);
        if (io.isInput || !tasks || (classes && !(list && list->empty())))
            continue;
        const auto task = std::find_if(tasks->begin(), tasks->end(), [&](const Json &entry) {
            const std::string *name = text(&entry);
            return name && std::any_of(withClasses.begin(), withClasses.end(), [&](const char *known) { return *name == known; });
        });
        // What classes had to be called before the extension was used is told by old-member.
        if (task == tasks->end() || member(io.node, "classification_classes"))
            continue;
        Finding result = finding(outputClasses, io.pointer() / "classification:classes",
                                 Text::tr("%1 gives classes (%2), but does not say what they are.").arg(io.title(), shown(*text(&*task))),
                                 Text::tr("List the classes with the value, the name and the description of each."));
        result.missing = !classes;
        context.report(std::move(result));
    }
}

} // namespace

const Rule outputClasses{"output-classes", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-output-object", check,
    QT_TRANSLATE_NOOP("Rules", "An output with classes lists them"),
    QT_TRANSLATE_NOOP("Rules", "A model that tells water from forest writes numbers. Only the list of classes says which number is water. Tasks "
        "that give classes, such as classification and segmentation, have one; a regression needs none."),
    R"({"properties": {"mlm:output": [{"tasks": ["segmentation"],
  "classification:classes": [
    {"value": 0, "name": "other", "description": "Other"},
    {"value": 1, "name": "water", "description": "Water"}]}]}})",
    R"({"properties": {"mlm:output": [{"tasks": ["segmentation"]}]}})"};

} // namespace mlm::rules
