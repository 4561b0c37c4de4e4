// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include "core/validation/rules/bbox.h"

namespace mlm::rules {

/// The smallest box around all positions of a geometry; nullopt where it has none.
std::optional<Box> hullOf(const Json &geometry);

/// Every longitude brought back by 360 degrees: for geometries that lie wholly between 180 and 360. Empty where there are too many positions
/// for a change at one stroke.
Edits broughtBack(const Json &geometry, const Pointer &where);
double broughtBack(double longitude);

/// First and second number of every position exchanged; empty as above.
Edits exchanged(const Json &geometry, const Pointer &where);

} // namespace mlm::rules
