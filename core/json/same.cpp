// SPDX-License-Identifier: Apache-2.0
#include "core/json/same.h"
#include <algorithm>
#include <vector>

namespace mlm::json {

namespace {

constexpr int depthLimit = 600;

/// Equal values have equal hashes, whatever the order of their members and the type of their numbers.
std::size_t hashOf(const Json &value, int depth)
{
    const auto mix = [](std::size_t a, std::size_t b) { return (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2))); };
    switch (value.type())
    {
    case Json::value_t::string: return std::hash<std::string>()(value.get_ref<const std::string &>());
    case Json::value_t::boolean: return value.get<bool>() ? 11 : 7;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float: return std::hash<double>()(value.get<double>());
    case Json::value_t::array:
    {
        std::size_t hash = 3;
        if (depth < depthLimit)
            for (const Json &element : value)
                hash = mix(hash, hashOf(element, depth + 1));
        return hash;
    }
    case Json::value_t::object:
    {
        std::size_t hash = 5;
        if (depth < depthLimit)
            for (const auto &[name, member] : *value.get_ptr<const Json::object_t *>())
                hash += mix(std::hash<std::string>()(name), hashOf(member, depth + 1));
        return hash;
    }
    default: return 1;
    }
}

bool same(const Json &a, const Json &b, Numbers numbers, int depth)
{
    if (depth > depthLimit)
        return false;
    if (a.is_array() && b.is_array())
    {
        if (a.size() != b.size())
            return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!same(a[i], b[i], numbers, depth + 1))
                return false;
        return true;
    }
    if (a.is_object() && b.is_object())
    {
        if (a.size() != b.size())
            return false;
        auto other = b.begin(); // mostly in the same order
        for (const auto &[name, member] : *a.get_ptr<const Json::object_t *>())
        {
            const auto found = other.key() == name ? other : b.find(name);
            if (found == b.end() || !same(member, *found, numbers, depth + 1))
                return false;
            ++other;
        }
        return true;
    }
    if (numbers == Numbers::AsDoubles && a.is_number() && b.is_number())
        return a.get<double>() == b.get<double>();
    return a == b; // numbers compare by value
}

} // namespace

bool sameValue(const Json &a, const Json &b, Numbers numbers)
{
    return same(a, b, numbers, 0);
}

std::optional<std::pair<std::size_t, std::size_t>> firstRepeat(const Json &array, Numbers numbers)
{
    const std::size_t count = array.size();
    if (count < 9)
    {
        for (std::size_t later = 1; later < count; ++later)
            for (std::size_t first = 0; first < later; ++first)
                if (sameValue(array[first], array[later], numbers))
                    return std::pair(later, first);
        return std::nullopt;
    }
    std::vector<std::pair<std::size_t, std::size_t>> hashes;
    hashes.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        hashes.emplace_back(hashOf(array[i], 0), i);
    std::sort(hashes.begin(), hashes.end());
    std::optional<std::pair<std::size_t, std::size_t>> repeat;
    for (std::size_t i = 1; i < count; ++i)
        for (std::size_t j = i; j > 0 && hashes[j - 1].first == hashes[i].first; --j)
            if (sameValue(array[hashes[i].second], array[hashes[j - 1].second], numbers))
            {
                // Sorted by hash, then index: of several repeats the one that comes first in the list is told.
                if (!repeat || hashes[i].second < repeat->first)
                    repeat = std::pair(hashes[i].second, hashes[j - 1].second);
                break;
            }
    return repeat;
}

} // namespace mlm::json
