// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/places.h"
#include "core/validation/rules/positions.h"
#include <algorithm>
#include <cmath>

namespace mlm::rules {
namespace {

constexpr std::size_t mostPositions = 1000;

} // namespace

std::optional<Box> hullOf(const Json &geometry)
{
    Box hull{1e300, 1e300, -1e300, -1e300};
    bool any = false;
    eachPosition(geometry, [&](double longitude, double latitude, const PositionPath &) {
        any = true;
        hull = {std::min(hull.west, longitude), std::min(hull.south, latitude), std::max(hull.east, longitude), std::max(hull.north, latitude)};
    });
    return any ? std::optional(hull) : std::nullopt;
}

double broughtBack(double longitude)
{
    // What was written with few digits stays so: 233.6 becomes -126.4.
    return std::round((longitude - 360) * 1e9) / 1e9;
}

Edits broughtBack(const Json &geometry, const Pointer &where)
{
    Edits edits;
    eachPosition(geometry, [&](double longitude, double, const PositionPath &path) {
        if (edits.size() <= mostPositions)
            edits.push_back(Edit::replace(path.pointer(where) / std::size_t{0}, broughtBack(longitude)));
    });
    return edits.size() > mostPositions ? Edits() : edits;
}

Edits exchanged(const Json &geometry, const Pointer &where)
{
    Edits edits;
    eachPosition(geometry, [&](double longitude, double latitude, const PositionPath &path) {
        if (edits.size() > 2 * mostPositions)
            return;
        const Pointer position = path.pointer(where);
        edits.push_back(Edit::replace(position / std::size_t{0}, latitude));
        edits.push_back(Edit::replace(position / std::size_t{1}, longitude));
    });
    return edits.size() > 2 * mostPositions ? Edits() : edits;
}

} // namespace mlm::rules
