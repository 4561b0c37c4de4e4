// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/rules.h"
#include "core/validation/rules/bbox.h"
#include "core/validation/rules/instant.h"
#include <limits>

namespace mlm::rules {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// A bound of an interval; null is open.
std::optional<double> bound(const Json &value, double open)
{
    return value.is_null() ? std::optional(open) : instant(&value);
}

void checkIntervals(const RuleContext &context)
{
    const auto *intervals = array(member(member(member(context.root, "extent"), "temporal"), "interval"));
    if (!intervals || intervals->size() < 2)
        return;
    const auto read = [](const Json &value) -> std::optional<std::pair<double, double>> {
        if (!value.is_array() || value.size() != 2)
            return std::nullopt;
        const auto from = bound(value[0], -never), to = bound(value[1], never);
        return from && to ? std::optional(std::pair(*from, *to)) : std::nullopt;
    };
    const auto whole = read(intervals->front());
    for (std::size_t i = 1; whole && i < intervals->size(); ++i) {
        const auto part = read((*intervals)[i]);
        if (part && (part->first < whole->first || part->second > whole->second))
            context.report(finding(extentParts, Pointer({"extent", "temporal", "interval"}) / i, Text::tr("This period reaches out of the first one, which should hold all."),
                                   Text::tr("Make the first period hold all the others.")));
    }
}

void checkBoxes(const RuleContext &context)
{
    const auto *boxes = array(member(member(member(context.root, "extent"), "spatial"), "bbox"));
    if (!boxes || boxes->size() < 2)
        return;
    const auto whole = readBox(&boxes->front());
    for (std::size_t i = 1; whole && i < boxes->size(); ++i) {
        const auto part = readBox(&(*boxes)[i]);
        if (part && (!whole->contains(part->west, part->south, 1e-6) || !whole->contains(part->east, part->north, 1e-6)))
            context.report(finding(extentParts, Pointer({"extent", "spatial", "bbox"}) / i, Text::tr("This box reaches out of the first one, which should hold all."),
                                   Text::tr("Make the first box hold all the others.")));
    }
}

void check(const RuleContext &context)
{
    if (!isCollection(context.root))
        return;
    checkBoxes(context);
    checkIntervals(context);
}

} // namespace

const Rule extentParts{"extent-parts", Source::Spec, Severity::Warning,
                       "https://github.com/radiantearth/stac-spec/blob/v1.1.0/collection-spec/collection-spec.md#extent-object", check,
    QT_TRANSLATE_NOOP("Rules", "The first box and the first period of a Collection hold all others"),
    QT_TRANSLATE_NOOP("Rules", "Most programs read only the first of them. Those after it may tell more closely where and when the Items lie, within the "
        "first."),
    R"({"type": "Collection", "extent": {"temporal": {"interval": [["2020-01-01T00:00:00Z", null], ["2021-01-01T00:00:00Z",
 "2021-06-30T00:00:00Z"]]}}})",
    R"({"type": "Collection", "extent": {"temporal": {"interval": [["2020-01-01T00:00:00Z", "2020-12-31T00:00:00Z"], ["2021-01-01T00:00:00Z",
 "2021-06-30T00:00:00Z"]]}}})"};

} // namespace mlm::rules
