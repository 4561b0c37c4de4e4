// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/compare.h"
#include "core/json/same.h"
#include <cmath>

namespace mlm::official {

bool equalValues(const Json &a, const Json &b)
{
    return json::sameValue(a, b, json::Numbers::AsDoubles);
}

bool allDiffer(const Json &array)
{
    return !json::firstRepeat(array, json::Numbers::AsDoubles);
}

bool isIntegral(const Json &value)
{
    if (!value.is_number_float())
        return value.is_number();
    const double number = value.get<double>();
    return std::isfinite(number) && std::trunc(number) == number;
}

} // namespace mlm::official
