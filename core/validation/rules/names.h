// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include <string>
#include <vector>

namespace mlm::rules {

/// The member names of MLM that the specification data holds for one place of an Item: "properties", or "assets" for an asset.
std::vector<std::string> modelMembers(const spec::Profile &profile, std::string_view place);

} // namespace mlm::rules
