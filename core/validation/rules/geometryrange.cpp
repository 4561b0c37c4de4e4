// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/places.h"
#include "core/validation/rules/positions.h"
#include "core/validation/rules/rules.h"
#include <cmath>

namespace mlm::rules {
namespace {

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    if (!geometry)
        return;
    std::optional<PositionPath> first; // the first one tells enough
    eachPosition(*geometry, [&](double longitude, double latitude, const PositionPath &path) {
        if (!first && (std::abs(longitude) > 180 || std::abs(latitude) > 90))
            first = path;
    });
    if (!first)
        return;
    const Pointer where({"geometry"});
    Finding result = finding(geometryRange, first->pointer(where),
                             Text::tr("A corner of the geometry leaves the world: longitudes go from -180 to 180, latitudes from -90 to 90."),
                             Text::tr("Write degrees, the longitude first; subtract 360 from longitudes over 180."));
    const auto hull = hullOf(*geometry);
    if (hull && hull->west >= 180 && hull->east <= 360 && hull->south >= -90 && hull->north <= 90) {
        if (Edits edits = broughtBack(*geometry, where); !edits.empty())
            result.fix = Fix{Text::tr("Subtract 360 from the longitudes"), std::move(edits)};
    }
    context.report(std::move(result));
}

} // namespace

const Rule geometryRange{"geometry-range", Source::Spec, Severity::Error, "https://www.rfc-editor.org/rfc/rfc7946#section-4", check,
    QT_TRANSLATE_NOOP("Rules", "Corners of the geometry are degrees of longitude and latitude"),
    QT_TRANSLATE_NOOP("Rules", "GeoJSON writes a place as longitude and latitude, in this order and in degrees. Numbers beyond 180 or 90 are metres of "
        "a projection, or the two are swapped."),
    R"({"geometry": {"type": "Point", "coordinates": [5, 50]}})",
    R"({"geometry": {"type": "Point", "coordinates": [50, 95]}})"};

} // namespace mlm::rules
