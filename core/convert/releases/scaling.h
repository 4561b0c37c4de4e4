// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <optional>
#include <string>

namespace mlm::convert {

/// A norm_type in the spelling of MLM ("z_score" is "z-score"); empty where it is no text.
std::string normTypeOf(const Json *value);
/// How many bands or channels an entry of mlm:input has, where it says so.
std::optional<std::size_t> channelsOf(const Json &input);
/// "min-max" or "z-score", where the normalization of an input can be said by value_scaling without a doubt: the statistics that it needs are there, one
/// for all bands or one for each.
std::string methodFor(const Json &input);

} // namespace mlm::convert
