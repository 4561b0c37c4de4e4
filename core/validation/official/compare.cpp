// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/compare.h"
#include <algorithm>
#include <cmath>
#include <string_view>

namespace mlm::official {

namespace {

std::size_t hashOf(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::null:
        return 1;
    case Json::value_t::boolean:
        return value.get<bool>() ? 3 : 2;
    case Json::value_t::string:
        return std::hash<std::string_view>()(value.get_ref<const std::string &>());
    case Json::value_t::array: {
        std::size_t hash = 5;
        for (const Json &element : value)
            hash = hash * 31 + hashOf(element);
        return hash;
    }
    case Json::value_t::object: {
        std::size_t hash = 7; // the order of members does not count
        for (const auto &[name, member] : value.items())
            hash += std::hash<std::string_view>()(name) ^ (hashOf(member) * 31);
        return hash;
    }
    default: {
        const double number = value.get<double>();
        return std::hash<double>()(number == 0 ? 0.0 : number); // not -0
    }
    }
}

} // namespace

bool equalValues(const Json &a, const Json &b)
{
    if (a.is_number() && b.is_number())
        return a.get<double>() == b.get<double>(); // as every number of JSON is read where the schemas are written for
    if (a.type() != b.type())
        return false;
    if (a.is_array()) {
        if (a.size() != b.size())
            return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!equalValues(a[i], b[i]))
                return false;
        return true;
    }
    if (!a.is_object())
        return a == b;
    if (a.size() != b.size())
        return false;
    auto other = b.begin(); // mostly in the same order
    for (auto member = a.begin(); member != a.end(); ++member, ++other) {
        const auto found = other.key() == member.key() ? other : b.find(member.key());
        if (found == b.end() || !equalValues(member.value(), found.value()))
            return false;
    }
    return true;
}

bool allDiffer(const Json &array)
{
    std::vector<std::pair<std::size_t, const Json *>> hashed;
    hashed.reserve(array.size());
    for (const Json &element : array)
        hashed.emplace_back(hashOf(element), &element);
    std::sort(hashed.begin(), hashed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 0; i < hashed.size(); ++i)
        for (std::size_t j = i + 1; j < hashed.size() && hashed[j].first == hashed[i].first; ++j)
            if (equalValues(*hashed[i].second, *hashed[j].second))
                return false;
    return true;
}

bool isIntegral(const Json &value)
{
    if (!value.is_number_float())
        return value.is_number();
    const double number = value.get<double>();
    return std::isfinite(number) && std::trunc(number) == number;
}

} // namespace mlm::official
