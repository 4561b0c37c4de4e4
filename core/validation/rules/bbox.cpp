// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bbox.h"
#include <algorithm>
#include <cmath>

namespace mlm::rules {

bool Box::inRange() const
{
    const auto within = [](double value, double limit) { return std::abs(value) <= limit; };
    return within(west, 180) && within(east, 180) && within(south, 90) && within(north, 90);
}

bool Box::contains(double longitude, double latitude, double tolerance) const
{
    if (latitude < south - tolerance || latitude > north + tolerance)
        return false;
    if (west <= east)
        return longitude >= west - tolerance && longitude <= east + tolerance;
    return longitude >= west - tolerance || longitude <= east + tolerance;
}

std::optional<Box> readBox(const Json *value)
{
    const auto *list = value ? value->get_ptr<const Json::array_t *>() : nullptr;
    if (!list || (list->size() != 4 && list->size() != 6)
        || !std::all_of(list->begin(), list->end(), [](const Json &n) { return n.is_number(); }))
        return std::nullopt;
    const std::size_t half = list->size() / 2;
    return Box{(*list)[0].get<double>(), (*list)[1].get<double>(), (*list)[half].get<double>(),
               (*list)[half + 1].get<double>()};
}

} // namespace mlm::rules
