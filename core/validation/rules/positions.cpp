// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/positions.h"
#include "core/validation/rules/common.h"

namespace mlm::rules {
namespace {

constexpr std::size_t deepest = 4; // MultiPolygon: polygons, rings, positions, numbers

bool isPosition(const Json &value)
{
    return value.size() >= 2 && value[0].is_number() && value[1].is_number();
}

void walk(const Json &value, PositionPath &path, const std::function<void(double, double, const PositionPath &)> &visit)
{
    if (!value.is_array() || path.indices.size() > deepest)
        return;
    if (isPosition(value)) {
        visit(value[0].get<double>(), value[1].get<double>(), path);
        return;
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
        path.indices.push_back(i);
        walk(value[i], path, visit);
        path.indices.pop_back();
    }
}

void rings(const Json &polygon, PositionPath &path,
           const std::function<void(const Json::array_t &, const PositionPath &)> &visit)
{
    if (!polygon.is_array())
        return;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        path.indices.push_back(i);
        if (const auto *ring = array(&polygon[i]))
            visit(*ring, path);
        path.indices.pop_back();
    }
}

template <typename F> void eachPart(const Json &geometry, const F &visit)
{
    PositionPath path;
    visit(geometry, path);
    const auto *parts = array(member(geometry, "geometries"));
    for (std::size_t i = 0; parts && i < parts->size(); ++i) {
        path.part = i;
        visit((*parts)[i], path);
    }
}

} // namespace

Pointer PositionPath::pointer(const Pointer &geometry) const
{
    Pointer result = part ? geometry / "geometries" / *part / "coordinates" : geometry / "coordinates";
    for (const std::size_t index : indices)
        result = result / index;
    return result;
}

void eachPosition(const Json &geometry, const std::function<void(double, double, const PositionPath &)> &visit)
{
    eachPart(geometry, [&](const Json &part, PositionPath &path) {
        if (const Json *coordinates = member(part, "coordinates"))
            walk(*coordinates, path, visit);
    });
}

void eachRing(const Json &geometry, const std::function<void(const Json::array_t &, const PositionPath &)> &visit)
{
    eachPart(geometry, [&](const Json &part, PositionPath &path) {
        const std::string *type = text(member(part, "type"));
        const Json *coordinates = member(part, "coordinates");
        if (!type || !coordinates)
            return;
        if (*type == "Polygon")
            rings(*coordinates, path, visit);
        const auto *polygons = *type == "MultiPolygon" ? array(coordinates) : nullptr;
        for (std::size_t i = 0; polygons && i < polygons->size(); ++i) {
            path.indices.push_back(i);
            rings((*polygons)[i], path, visit);
            path.indices.pop_back();
        }
    });
}

} // namespace mlm::rules
