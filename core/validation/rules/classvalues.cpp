// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <unordered_map>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        const auto *classes = array(member(io.node, "classification:classes"));
        std::unordered_map<double, std::size_t> seen;
        for (std::size_t i = 0; classes && i < classes->size(); ++i) {
            const Json *value = member((*classes)[i], "value");
            const auto key = number(value);
            if (!key)
                continue;
            const auto [first, fresh] = seen.emplace(*key, i);
            if (!fresh)
                context.report(finding(classValues, io.pointer() / "classification:classes" / i / "value",
                                       Text::tr("%1: the value %2 already stands for class %3.")
                                           .arg(io.title(), shown(value->dump()), QString::number(first->second + 1)),
                                       Text::tr("Give each class a value of its own.")));
        }
    }
}

} // namespace

const Rule classValues{"class-values", Source::Practice, Severity::Warning,
                       "https://github.com/stac-extensions/classification/blob/v1.1.0/README.md#class-object", check,
    QT_TRANSLATE_NOOP("Rules", "Every class has a value of its own"),
    QT_TRANSLATE_NOOP("Rules", "The value is the number that the model writes for the class. A number that stands for two classes stands for neither."),
    R"({"properties": {"mlm:output": [{"classification:classes": [
  {"value": 0, "name": "land", "description": "Land"},
  {"value": 1, "name": "water", "description": "Water"}]}]}})",
    R"({"properties": {"mlm:output": [{"classification:classes": [
  {"value": 1, "name": "land", "description": "Land"},
  {"value": 1, "name": "water", "description": "Water"}]}]}})"};

} // namespace mlm::rules
