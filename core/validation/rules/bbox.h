// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <optional>

namespace mlm::rules {

/// Edges in degrees (WGS 84). West over east: the box crosses the antimeridian.
struct Box
{
    double west = 0, south = 0, east = 0, north = 0;
    bool inRange() const;
    bool contains(double longitude, double latitude, double tolerance) const;
};

/// Four or six numbers, heights left out; nullopt for anything else.
std::optional<Box> readBox(const Json *value);

} // namespace mlm::rules
