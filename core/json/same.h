// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <optional>
#include <utility>

namespace mlm::json {

/// How numbers are compared: each by its value as it is written (whole numbers beyond 2^53 stay apart), or as doubles, as every number of JSON is read
/// by the validators that the published schemas are written for.
enum class Numbers { AsWritten, AsDoubles };

/// Equal as JSON Schema means it: members in any order, 1 equals 1.0. Beyond 600 levels nothing is equal.
bool sameValue(const Json &a, const Json &b, Numbers numbers = Numbers::AsWritten);
/// Of two equal elements of an array the later's index and the earlier's; of several such pairs the one that comes first; nullopt where all differ.
/// About n log n.
std::optional<std::pair<std::size_t, std::size_t>> firstRepeat(const Json &array, Numbers numbers = Numbers::AsWritten);

} // namespace mlm::json
