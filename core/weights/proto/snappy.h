// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mlm::weights::proto {

/// Unpacks a block of the raw Snappy format. Nothing where it is damaged, or says that it unpacks to more than `limit`
/// bytes or more than the format can make of so few: all before anything is allocated.
std::optional<std::string> unsnappy(std::string_view packed, std::size_t limit);

} // namespace mlm::weights::proto
