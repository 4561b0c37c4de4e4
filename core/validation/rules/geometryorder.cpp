// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/places.h"
#include "core/validation/rules/rules.h"
#include <cmath>

namespace mlm::rules {
namespace {

constexpr double tolerance = 1e-3; // degrees: the box is often rounded

/// Alone nobody can tell which number comes first; the bounding box is the second witness.
void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    const auto box = geometry ? readBox(member(context.root, "bbox")) : std::nullopt;
    const auto hull = box && box->inRange() && box->west <= box->east && box->south <= box->north ? hullOf(*geometry) : std::nullopt;
    if (!hull)
        return;
    const auto near = [](double a, double b) { return std::abs(a - b) <= tolerance; };
    const bool fits = near(hull->west, box->west) && near(hull->south, box->south) && near(hull->east, box->east) && near(hull->north, box->north);
    const bool fitsExchanged = near(hull->west, box->south) && near(hull->south, box->west) && near(hull->east, box->north) && near(hull->north, box->east);
    if (fits || !fitsExchanged)
        return;
    const Pointer where({"geometry"});
    Finding result = finding(geometryOrder, where, Text::tr("The geometry has the latitude first: exchanged, it fits the bounding box."),
                             Text::tr("Write the longitude first in every corner."));
    if (Edits edits = exchanged(*geometry, where); !edits.empty())
        result.fix = Fix{Text::tr("Put the longitude first"), std::move(edits)};
    context.report(std::move(result));
}

} // namespace

const Rule geometryOrder{"geometry-order", Source::Spec, Severity::Error, "https://www.rfc-editor.org/rfc/rfc7946#section-3.1.1", check,
    QT_TRANSLATE_NOOP("Rules", "The longitude comes first in every corner of the geometry"),
    QT_TRANSLATE_NOOP("Rules", "GeoJSON has the longitude first, although many maps have the latitude first. Where the geometry fits the bounding box only "
        "with its numbers exchanged, it was written in the other order and lies elsewhere."),
    R"({"geometry": {"type": "Polygon", "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 51], [5, 50]]]}, "bbox": [5, 50, 6, 51]})",
    R"({"geometry": {"type": "Polygon", "coordinates": [[[50, 5], [51, 5], [51, 6], [50, 6], [50, 5]]]}, "bbox": [5, 50, 6, 51]})"};

} // namespace mlm::rules
