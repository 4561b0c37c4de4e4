// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/instant.h"
#include <charconv>
#include <chrono>

namespace mlm::rules {
namespace {

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count)
{
    int value = 0;
    const char *begin = text.data() + from;
    const auto [end, error] = std::from_chars(begin, begin + count, value);
    if (error != std::errc() || end != begin + count || *begin == '-')
        return std::nullopt;
    return value;
}

} // namespace

std::optional<double> instant(const Json *value)
{
    const auto *string = value ? value->get_ptr<const Json::string_t *>() : nullptr;
    if (!string || string->size() < 20)
        return std::nullopt;
    const std::string_view s = *string;
    const auto year = digits(s, 0, 4), month = digits(s, 5, 2), day = digits(s, 8, 2);
    const auto hour = digits(s, 11, 2), minute = digits(s, 14, 2), second = digits(s, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(*day))};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    double result = double(days) * 86400.0 + *hour * 3600.0 + *minute * 60.0 + *second;
    std::size_t i = 19;
    if (s[i] == '.') {
        double unit = 0.1;
        for (++i; i < s.size() && s[i] >= '0' && s[i] <= '9'; ++i, unit /= 10)
            result += (s[i] - '0') * unit;
    }
    const std::string_view zone = s.substr(i);
    if (zone != "Z" && zone != "z" && zone != "+00:00")
        return std::nullopt;
    return result;
}

} // namespace mlm::rules
