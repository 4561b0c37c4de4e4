// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace mlm::json {

/// The first name that was given before, and where: (earlier, later). Cheap for few names, and never
/// quadratic for many.
std::optional<std::pair<std::size_t, std::size_t>> firstRepeated(std::span<const std::string> names);

} // namespace mlm::json
