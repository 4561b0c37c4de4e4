// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <functional>
#include <optional>
#include <vector>

namespace mlm::rules {

/// Where a position stands in a geometry; made into a pointer only when someone asks.
struct PositionPath
{
    std::optional<std::size_t> part;    ///< of a GeometryCollection
    std::vector<std::size_t> indices;   ///< below "coordinates"
    Pointer pointer(const Pointer &geometry) const;
};

/// Calls visit(longitude, latitude, path) for every position of a GeoJSON geometry, and of the parts of a GeometryCollection (one
/// level, as RFC 7946 advises); what is no position is passed over.
void eachPosition(const Json &geometry, const std::function<void(double, double, const PositionPath &)> &visit);

/// Calls visit(ring, path) for every ring of a Polygon or MultiPolygon.
void eachRing(const Json &geometry, const std::function<void(const Json::array_t &, const PositionPath &)> &visit);

} // namespace mlm::rules
