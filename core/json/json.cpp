// SPDX-License-Identifier: Apache-2.0
#include "core/json/json.h"
#include "core/json/utf8.h"
#include <cmath>

namespace mlm {

namespace {

bool sameNumber(const Json &a, const Json &b)
{
    if (a.is_number_float() != b.is_number_float())
        return false;
    if (a.is_number_float()) {
        const double x = a.get<double>(), y = b.get<double>();
        return x == y && std::signbit(x) == std::signbit(y);
    }
    // Whole numbers: the library keeps two types, a value has one meaning.
    if (a.is_number_unsigned() == b.is_number_unsigned())
        return a == b;
    const auto &plain = a.is_number_unsigned() ? b : a;
    const auto &wide = a.is_number_unsigned() ? a : b;
    const auto number = plain.get<std::int64_t>();
    return number >= 0 && static_cast<std::uint64_t>(number) == wide.get<std::uint64_t>();
}

} // namespace

bool same(const Json &a, const Json &b)
{
    if (a.is_number() && b.is_number())
        return sameNumber(a, b);
    if (a.type() != b.type() || a.size() != b.size())
        return false;
    if (a.is_array()) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!same(a[i], b[i]))
                return false;
        }
        return true;
    }
    if (a.is_object()) {
        for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
            if (x.key() != y.key() || !same(x.value(), y.value()))
                return false;
        }
        return true;
    }
    return a == b;
}

bool isWritable(const Json &value, int depth)
{
    switch (value.type()) {
    case Json::value_t::string:
        return json::isUtf8(value.get_ref<const std::string &>());
    case Json::value_t::number_float:
        return std::isfinite(value.get<double>());
    case Json::value_t::array:
        if (depth < 1)
            return false;
        for (const Json &element : value) {
            if (!isWritable(element, depth - 1))
                return false;
        }
        return true;
    case Json::value_t::object:
        if (depth < 1)
            return false;
        for (auto it = value.begin(); it != value.end(); ++it) {
            if (!json::isUtf8(it.key()) || !isWritable(it.value(), depth - 1))
                return false;
        }
        return true;
    default:
        return !value.is_binary() && !value.is_discarded();
    }
}

} // namespace mlm
