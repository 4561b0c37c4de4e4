// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <nlohmann/json.hpp>

namespace mlm {
/// The tree of every document: members keep their order.
using Json = nlohmann::ordered_json;
} // namespace mlm
