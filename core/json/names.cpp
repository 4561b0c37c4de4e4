// SPDX-License-Identifier: Apache-2.0
#include "core/json/names.h"
#include <algorithm>
#include <numeric>
#include <vector>

namespace mlm::json {

namespace {

/// Up to here comparing each with each is faster than sorting.
constexpr std::size_t few = 24;

using Pair = std::optional<std::pair<std::size_t, std::size_t>>;

Pair amongFew(std::span<const std::string> names)
{
    for (std::size_t later = 1; later < names.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            if (names[earlier] == names[later])
                return std::pair(earlier, later);
        }
    }
    return {};
}

/// Sorting, not hashing: no choice of names makes it slow.
Pair amongMany(std::span<const std::string> names)
{
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int compared = names[a].compare(names[b]);
        return compared != 0 ? compared < 0 : a < b;
    });
    Pair first;
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (names[order[i]] == names[order[i - 1]] && (!first || order[i] < first->second))
            first = std::pair(order[i - 1], order[i]);
    }
    return first;
}

} // namespace

std::optional<std::pair<std::size_t, std::size_t>> firstRepeated(std::span<const std::string> names)
{
    return names.size() <= few ? amongFew(names) : amongMany(names);
}

} // namespace mlm::json
