// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const auto *classes = array(member(io.node, "classification:classes"));
        if (io.isInput || !classes || classes->empty())
            continue;
        for (const char *name : {"class", "classes"}) {
            const auto size = io.sizeOf(name);
            // A size of 1 is an output that holds the class itself.
            if (!size || *size <= 1 || *size == double(classes->size()))
                continue;
            context.report(finding(classCount, io.pointer() / "classification:classes",
                                   Text::tr("%1: %2 classes are listed, but the dimension “%3” has the size %4.")
                                       .arg(io.title(), QString::number(classes->size()), QLatin1StringView(name), QString::number(*size)),
                                   Text::tr("List every class that the model can give, or correct the shape.")));
        }
    }
}

} // namespace

const Rule classCount{"class-count", Source::Practice, Severity::Warning,
                      "https://github.com/stac-extensions/mlm/blob/v1.5.2/README.md#model-output-object", check,
    QT_TRANSLATE_NOOP("Rules", "There are as many classes as the output has scores"),
    QT_TRANSLATE_NOOP("Rules", "An output with a dimension “class” gives one score for each class. The list of classes tells what each score means, so "
        "both have the same length. A length of 1 is left alone: such an output holds the class itself."),
    R"({"properties": {"mlm:output": [{
  "result": {"dim_order": ["batch", "class"], "shape": [-1, 2]},
  "classification:classes": [
    {"value": 0, "name": "other", "description": "Other"},
    {"value": 1, "name": "water", "description": "Water"}]}]}})",
    R"({"properties": {"mlm:output": [{
  "result": {"dim_order": ["batch", "class"], "shape": [-1, 3]},
  "classification:classes": [
    {"value": 0, "name": "other", "description": "Other"},
    {"value": 1, "name": "water", "description": "Water"}]}]}})"};

} // namespace mlm::rules
