// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bbox.h"
#include "core/validation/rules/common.h"
#include "core/validation/rules/positions.h"
#include "core/validation/rules/rules.h"
#include <algorithm>

namespace mlm::rules {
namespace {

constexpr double tolerance = 1e-6; // degrees, about 0.1 m: rounding is no fault

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    const Json *value = member(context.root, "bbox");
    const auto box = readBox(value);
    // Reversed or out of range: told elsewhere, and nothing can be compared.
    if (!geometry || !geometry->is_object() || !box || !box->inRange() || box->south > box->north)
        return;
    Box hull{181, 91, -181, -91};
    bool inside = true;
    eachPosition(*geometry, [&](double longitude, double latitude, const PositionPath &) {
        inside = inside && box->contains(longitude, latitude, tolerance);
        hull = {std::min(hull.west, longitude), std::min(hull.south, latitude), std::max(hull.east, longitude),
                std::max(hull.north, latitude)};
    });
    if (inside || !hull.inRange())
        return;
    Finding result = finding(bboxGeometry, Pointer({"bbox"}), Text::tr("The geometry reaches out of the bounding box."),
                             Text::tr("Make the bounding box hold the whole geometry."));
    if (box->west <= box->east) {
        Json fitted = *value;
        const std::size_t half = fitted.size() / 2;
        fitted[0] = hull.west;
        fitted[1] = hull.south;
        fitted[half] = hull.east;
        fitted[half + 1] = hull.north;
        result.fix = Fix{Text::tr("Set the bounding box of the geometry"), {Edit::replace(Pointer({"bbox"}), fitted)}};
    }
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
