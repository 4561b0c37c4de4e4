// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <string>

namespace mlm::stac {

/// Puts an Item of our own making, written for the newest release of MLM, into the words of an earlier one: `norm_type` and `statistics` for
/// `value_scaling`, the dimension `channel` for `bands`, and so on. Only what templates hold is looked at; what an earlier release cannot
/// say is left out. `version`: one of the data, such as "1.3.0".
void writeForRelease(Json &item, const std::string &version);

} // namespace mlm::stac
