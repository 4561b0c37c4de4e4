// SPDX-License-Identifier: Apache-2.0
#include "core/stac/extent.h"
#include "core/validation/rules/bbox.h"
#include "core/validation/rules/instant.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace mlm::stac {
namespace {

struct Stretch
{
    double from, to; ///< longitudes, from <= to, within [-180, 180]
};

double brought(double longitude)
{
    // Numbers within the world stay exactly as they are.
    return longitude > 180.0 || longitude < -180.0 ? std::remainder(longitude, 360.0) : longitude;
}

/// A box as one or, over the antimeridian, two stretches.
void addStretches(std::vector<Stretch> &list, const rules::Box &box)
{
    if (box.east - box.west >= 360.0) {
        list.push_back({-180.0, 180.0});
        return;
    }
    const double west = brought(box.west), east = brought(box.east);
    if (west <= east) {
        list.push_back({west, east});
    } else {
        list.push_back({west, 180.0});
        list.push_back({-180.0, east});
    }
}

/// West and east of the shortest way around the globe that covers all stretches: everything but the widest gap.
std::pair<double, double> cover(std::vector<Stretch> list)
{
    std::sort(list.begin(), list.end(), [](const Stretch &a, const Stretch &b) { return a.from < b.from; });
    double reach = list.front().to, widest = 0;
    std::pair<double, double> inner; // west and east of the way that crosses the antimeridian
    for (const Stretch &s : list) {
        if (s.from - reach > widest) {
            widest = s.from - reach;
            inner = {s.from, reach};
        }
        reach = std::max(reach, s.to);
    }
    // Of equal gaps the one over the antimeridian wins: the plain box is what people expect.
    const double outer = 360.0 - (reach - list.front().from);
    return outer >= widest ? std::pair{list.front().from, reach} : inner;
}

} // namespace

Json unionOfBoxes(const std::vector<const Json *> &boxes)
{
    constexpr double inf = std::numeric_limits<double>::infinity();
    std::vector<rules::Box> read;
    double lowest = inf, highest = -inf;
    bool heights = true;
    for (const Json *value : boxes) {
        auto box = rules::readBox(value);
        if (!box)
            continue;
        if (box->south > box->north)
            std::swap(box->south, box->north);
        read.push_back(*box);
        heights = heights && value->size() == 6;
        if (heights) {
            lowest = std::min({lowest, (*value)[2].get<double>(), (*value)[5].get<double>()});
            highest = std::max({highest, (*value)[2].get<double>(), (*value)[5].get<double>()});
        }
    }
    if (read.empty())
        return Json::array({-180, -90, 180, 90});
    double south = 90, north = -90;
    std::vector<Stretch> stretches;
    for (const rules::Box &box : read) {
        south = std::min(south, std::max(-90.0, box.south));
        north = std::max(north, std::min(90.0, box.north));
        addStretches(stretches, box);
    }
    const auto [west, east] = cover(std::move(stretches));
    if (heights)
        return Json::array({west, south, lowest, east, north, highest});
    return Json::array({west, south, east, north});
}

Json unionOfTimes(const std::vector<const Json *> &properties)
{
    struct End
    {
        std::optional<double> at;
        Json text = nullptr;
        bool open = false;
    } first, last;
    const auto consider = [](End &end, const Json &value, bool later) {
        const auto at = rules::instant(&value);
        if (!at) {
            end.open = end.open || value.is_null();
            return;
        }
        if (!end.at || (later ? *at > *end.at : *at < *end.at)) {
            end.at = at;
            end.text = value;
        }
    };
    for (const Json *where : properties) {
        const auto get = [&](const char *name) { return where->is_object() && where->contains(name) ? (*where)[name] : Json(); };
        const Json nominal = get("datetime");
        const bool hasRange = where->is_object() && (where->contains("start_datetime") || where->contains("end_datetime"));
        consider(first, hasRange ? get("start_datetime") : nominal, false);
        consider(last, hasRange ? get("end_datetime") : nominal, true);
    }
    return Json::array({first.open ? Json(nullptr) : first.text, last.open ? Json(nullptr) : last.text});
}

} // namespace mlm::stac
