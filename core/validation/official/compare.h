// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"

namespace mlm::official {

// Values as JSON Schema compares them: numbers by their value (1 is 1.0), members in any order. Bounded by the nesting of what is compared, which
// the callers bound.

bool equalValues(const Json &a, const Json &b);
/// Whether no two elements of an array are equal; about n log n.
bool allDiffer(const Json &array);
/// A number without a fraction: 1, 1.0 and 1e21.
bool isIntegral(const Json &value);

} // namespace mlm::official
