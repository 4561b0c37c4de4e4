// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bbox.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/places.h"
#include "core/validation/rules/positions.h"
#include "core/validation/rules/rules.h"
#include <algorithm>
#include <cmath>

namespace mlm::rules {
namespace {

constexpr double tolerance = 1e-6; // degrees, about 0.1 m: rounding is no fault
constexpr double slack = 1e-3;     // by which the box may be larger

Fix fitted(const Json &value, const Box &hull)
{
    Json result = value;
    const std::size_t half = result.size() / 2;
    result[0] = hull.west;
    result[1] = hull.south;
    result[half] = hull.east;
    result[half + 1] = hull.north;
    return {Text::tr("Set the bounding box of the geometry"), {Edit::replace(Pointer({"bbox"}), result)}};
}

/// The same numbers in another order: told of the geometry.
bool isExchanged(const Box &hull, const Box &box)
{
    const auto near = [](double a, double b) { return std::abs(a - b) <= slack; };
    return near(hull.west, box.south) && near(hull.south, box.west) && near(hull.east, box.north) && near(hull.north, box.east);
}

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    const Json *value = member(context.root, "bbox");
    const auto box = readBox(value);
    // Reversed or out of range: told elsewhere, and nothing can be compared.
    if (!geometry || !geometry->is_object() || !box || !box->inRange() || box->south > box->north)
        return;
    bool inside = true;
    eachPosition(*geometry, [&](double longitude, double latitude, const PositionPath &) {
        inside = inside && box->contains(longitude, latitude, tolerance);
    });
    const auto hull = hullOf(*geometry);
    if (!hull || !hull->inRange())
        return;
    const bool crosses = box->west > box->east;
    if (!inside) {
        if (!crosses && isExchanged(*hull, *box))
            return;
        Finding result = finding(bboxGeometry, Pointer({"bbox"}), Text::tr("The geometry reaches out of the bounding box."),
                                 Text::tr("Make the bounding box hold the whole geometry."));
        if (!crosses)
            result.fix = fitted(*value, *hull);
        context.report(std::move(result));
        return;
    }
    const double room = std::max({hull->west - box->west, hull->south - box->south, box->east - hull->east, box->north - hull->north});
    if (crosses || room <= std::max(slack, slack * (box->east - box->west)))
        return;
    Finding result = finding(bboxGeometry, Pointer({"bbox"}), Text::tr("The bounding box is larger than the geometry, by up to %1 degrees.").arg(room, 0, 'g', 3),
                             Text::tr("Searches use the box: let it fit the geometry, or draw the geometry as it is meant."));
    result.source = Source::Practice;
    result.severity = Severity::Advice;
    result.fix = fitted(*value, *hull);
    context.report(std::move(result));
}

} // namespace

const Rule bboxGeometry{"bbox-geometry", Source::Spec, Severity::Error,
                        "https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md#item-fields", check,
    QT_TRANSLATE_NOOP("Rules", "The bounding box holds the whole geometry"),
    QT_TRANSLATE_NOOP("Rules", "Catalogues search by the bounding box first, because that is quick. A geometry that reaches out of its box is not "
        "found where it lies."),
    R"({"geometry": {"type": "Point", "coordinates": [5, 50]},
 "bbox": [5, 50, 5, 50]})",
    R"({"geometry": {"type": "Point", "coordinates": [5, 50]},
 "bbox": [6, 50, 7, 51]})"};

} // namespace mlm::rules
