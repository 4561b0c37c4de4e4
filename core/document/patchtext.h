// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace mlm {

/// What differs between two texts as lines with - and +, three equal lines around each place: the unified format that diff and patch
/// speak. Empty where nothing differs. `name` heads it, once for each side.
std::string patchText(std::string_view name, std::string_view before, std::string_view after);

} // namespace mlm
