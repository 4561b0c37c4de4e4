// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include <map>
#include <optional>

namespace mlm::rules {
namespace {

std::string upper(std::string text)
{
    for (char &c : text)
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    return text;
}

const std::string *colourOf(const Json &entry)
{
    const std::string *colour = text(member(entry, "color_hint"));
    return colour ? colour : text(member(entry, "color-hint"));
}

void checkClasses(const RuleContext &context, const Io &io, const Json::array_t &classes, const Pointer &where)
{
    std::map<std::string, std::size_t> seen;
    std::optional<std::size_t> noData, bare;
    std::optional<Finding> same; // one finding for all: a thousand classes in one colour are one mistake
    int further = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (!classes[i].is_object())
            return;
        if (const std::string *colour = colourOf(classes[i])) {
            const auto [first, fresh] = seen.emplace(upper(*colour), i);
            if (!fresh && same)
                ++further;
            else if (!fresh)
                same = finding(classMarks, where / i / (member(classes[i], "color_hint") ? "color_hint" : "color-hint"),
                               Text::tr("%1: classes %2 and %3 have the same colour.")
                                   .arg(io.title(), QString::number(first->second + 1), QString::number(i + 1)),
                               Text::tr("Give each class a colour of its own."));
        } else if (!bare && !isTrue(member(classes[i], "nodata"))) {
            bare = i;
        }
        if (isTrue(member(classes[i], "nodata"))) {
            if (noData)
                context.report(finding(classMarks, where / i / "nodata",
                                       Text::tr("%1: classes %2 and %3 both stand for missing data.")
                                           .arg(io.title(), QString::number(*noData + 1), QString::number(i + 1)),
                                       Text::tr("Mark the one value that stands for missing data.")));
            else
                noData = i;
        }
    }
    if (same) {
        if (further > 0)
            same->message += QLatin1Char(' ') + Text::tr("Further classes in a colour already taken: %1.").arg(further);
        context.report(std::move(*same));
    }
    if (bare && !seen.empty())
        context.report(missing(classMarks, where / *bare / "color_hint",
                               Text::tr("%1: class %2 has no colour, although others have one.").arg(io.title(), QString::number(*bare + 1)),
                               Text::tr("Give all classes a colour, or none.")));
}

void check(const RuleContext &context)
{
    for (const Io &io : ios(context.root)) {
        if (const auto *classes = array(member(io.node, "classification:classes")))
            checkClasses(context, io, *classes, io.pointer() / "classification:classes");
    }
}

} // namespace

const Rule classMarks{"class-marks", Source::Practice, Severity::Advice, "https://github.com/stac-extensions/classification/blob/v2.0.0/README.md#class-object", check,
    QT_TRANSLATE_NOOP("Rules", "Classes can be told apart on a map"),
    QT_TRANSLATE_NOOP("Rules", "The colours of the classes are used to draw maps. Two classes in one colour look like one class; if only some "
        "have a colour, the others get whatever a program takes. Missing data is one class, not several."),
    R"({"properties": {"mlm:output": [{"classification:classes": [
  {"value": 0, "name": "land", "description": "Land", "color_hint": "88AA44"},
  {"value": 1, "name": "water", "description": "Water", "color_hint": "2255CC"}]}]}})",
    R"({"properties": {"mlm:output": [{"classification:classes": [
  {"value": 0, "name": "land", "description": "Land", "color_hint": "2255CC"},
  {"value": 1, "name": "water", "description": "Water", "color_hint": "2255CC"}]}]}})"};

} // namespace mlm::rules
