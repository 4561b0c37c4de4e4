// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/common.h"
#include "core/validation/rules/positions.h"
#include "core/validation/rules/rules.h"
#include <cmath>

namespace mlm::rules {
namespace {

constexpr std::size_t mostPositions = 1000; // in a change at one stroke

/// Twice the area, positive where the ring runs against the clock; 0 for what is no closed ring or jumps over the antimeridian.
double turn(const Json::array_t &ring)
{
    if (ring.size() < 4 || ring.front() != ring.back())
        return 0;
    const auto at = [&](std::size_t i, std::size_t axis) {
        const Json &position = ring[i];
        return position.is_array() && position.size() >= 2 ? number(&position[axis]) : std::nullopt;
    };
    double area = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const auto x = at(i, 0), y = at(i, 1), nextX = at(i + 1, 0), nextY = at(i + 1, 1);
        if (!x || !y || !nextX || !nextY || (std::abs(*nextX - *x) > 180 && std::abs(*nextX - *x) < 360))
            return 0;
        area += *x * *nextY - *nextX * *y;
    }
    return area;
}

/// Nothing in it is at fault at a place of its own: turned round, no finding would move to another position.
bool isSound(const Json::array_t &ring)
{
    for (const Json &position : ring) {
        if (!position.is_array() || position.size() < 2 || position.size() > 3)
            return false;
        for (const Json &value : position) {
            if (!number(&value))
                return false;
        }
        if (std::abs(*number(&position[0])) > 180 || std::abs(*number(&position[1])) > 90)
            return false;
    }
    return true;
}

void check(const RuleContext &context)
{
    const Json *geometry = isItem(context.root) ? member(context.root, "geometry") : nullptr;
    if (!geometry)
        return;
    const Pointer where({"geometry"});
    std::optional<Pointer> first;
    bool firstIsHole = false;
    Edits edits;
    std::size_t count = 0;
    bool sound = true;
    eachRing(*geometry, [&](const Json::array_t &ring, const PositionPath &path) {
        const bool hole = !path.indices.empty() && path.indices.back() > 0;
        const double area = turn(ring);
        if (area == 0 || (area > 0) != hole)
            return;
        count += ring.size();
        const Pointer place = path.pointer(where);
        if (!first) {
            first = place;
            firstIsHole = hole;
        }
        sound = sound && isSound(ring);
        if (count <= mostPositions)
            edits.push_back(Edit::replace(place, Json(Json::array_t(ring.rbegin(), ring.rend()))));
    });
    if (!first)
        return;
    Finding result = finding(geometryWinding, *first,
                             firstIsHole ? Text::tr("The outline of a hole runs against the clock; some programs take it for an area.")
                                         : Text::tr("The outline runs with the clock; some programs take it for all the world but the area."),
                             Text::tr("Let outlines run against the clock, and holes with it."));
    if (sound && count <= mostPositions)
        result.fix = Fix{Text::tr("Turn the outlines round"), std::move(edits)};
    context.report(std::move(result));
}

} // namespace

const Rule geometryWinding{"geometry-winding", Source::Practice, Severity::Advice, "https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6", check,
    QT_TRANSLATE_NOOP("Rules", "Outlines run against the clock, holes with it"),
    QT_TRANSLATE_NOOP("Rules", "So GeoJSON asks for. Most programs do not mind, but some, such as those that draw on a globe, take an outline in the other "
        "direction for everything outside it."),
    R"({"geometry": {"type": "Polygon", "coordinates": [[[5, 50], [6, 50], [6, 51], [5, 51], [5, 50]]]}})",
    R"({"geometry": {"type": "Polygon", "coordinates": [[[5, 50], [5, 51], [6, 51], [6, 50], [5, 50]]]}})"};

} // namespace mlm::rules
