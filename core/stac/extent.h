// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <vector>

namespace mlm::stac {

/// The smallest box around boxes of four or six numbers (STAC order, degrees). West over east where the boxes lie on both sides of the
/// antimeridian and the way across it is shorter. Reversed latitudes are put in order and longitudes past 180 brought back. Heights
/// are kept only where every box has them. Without any box: the whole world, since a Collection must name an extent.
Json unionOfBoxes(const std::vector<const Json *> &boxes);

/// [start, end] over the Items' properties; null where an Item leaves an end open or no Item tells. The texts stay as they are.
Json unionOfTimes(const std::vector<const Json *> &properties);

} // namespace mlm::stac
