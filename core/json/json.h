// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <nlohmann/json.hpp>

namespace mlm {
/// The tree of every document: members keep their order.
using Json = nlohmann::ordered_json;

/// Same type and value throughout, members in the same order. Unlike ==, 1 and 1.0 differ.
bool same(const Json &a, const Json &b);

/// True where the tree can stand as JSON text: strings are UTF-8, numbers finite, at most `depth` arrays and
/// objects inside each other.
bool isWritable(const Json &value, int depth = 512);
} // namespace mlm
