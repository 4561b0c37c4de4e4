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
        std::unordered_map<std::string_view, std::size_t> seen;
        for (std::size_t i = 0; classes && i < classes->size(); ++i) {
            const Json &entry = (*classes)[i];
            const Json *value = member(entry, "name");
            const std::string *name = text(value);
            if (!entry.is_object() || (value && !name))
                continue;
            const Pointer where = io.pointer() / "classification:classes" / i / "name";
            if (!name || name->empty()) {
                Finding result = finding(classNames, where, Text::tr("%1: class %2 has no name.").arg(io.title(), QString::number(i + 1)),
                                         Text::tr("Give it a short name that programs can use."));
                result.missing = !name;
                context.report(std::move(result));
            } else if (const auto [first, fresh] = seen.emplace(*name, i); !fresh) {
                context.report(finding(classNames, where,
                                       Text::tr("%1: the name “%2” is already used for class %3.")
                                           .arg(io.title(), shown(*name), QString::number(first->second + 1)),
                                       Text::tr("Give each class a name of its own.")));
            }
        }
    }
}

} // namespace

const Rule classNames{"class-names", Source::Practice, Severity::Warning,
                      "https://github.com/stac-extensions/classification/blob/v1.1.0/README.md#class-object", check,
    QT_TRANSLATE_NOOP("Rules", "Every class has a name of its own"),
    QT_TRANSLATE_NOOP("Rules", "Programs use the name of a class for legends, file names and columns. Two classes with one name end up in one place."),
    R"({"properties": {"mlm:output": [{"classification:classes": [
  {"value": 0, "name": "land", "description": "Land"},
  {"value": 1, "name": "water", "description": "Water"}]}]}})",
    R"({"properties": {"mlm:output": [{"classification:classes": [
  {"value": 0, "name": "water", "description": "Land"},
  {"value": 1, "name": "water", "description": "Water"}]}]}})"};

} // namespace mlm::rules
