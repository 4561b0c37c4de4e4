// SPDX-License-Identifier: Apache-2.0
#include "core/convert/releases/places.h"
#include "core/convert/releases/steps.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

/// The one method of all entries, if statistics can say it; "scale" is one too, as a minimum of 0 and a maximum.
std::string commonMethod(const Json &scaling)
{
    static constexpr const char *known[] = {"type", "minimum", "maximum", "mean", "stddev", "valid_percent", "value"};
    if (!scaling.is_array() || scaling.empty())
        return {};
    std::string method;
    for (const Json &entry : scaling) {
        if (!entry.is_object() || !entry.contains("type") || !entry.at("type").is_string())
            return {};
        for (const auto &[name, value] : entry.items())
            if (std::find(std::begin(known), std::end(known), name) == std::end(known))
                return {};
        const auto type = entry.at("type").get<std::string>();
        const auto has = [&](const char *name) { return entry.contains(name) && entry.at(name).is_number(); };
        const bool fits = (type == "min-max" && has("minimum") && has("maximum") && !has("value")) || (type == "z-score" && has("mean") && has("stddev") && !has("value")) ||
                          (type == "scale" && has("value") && entry.size() == 2);
        if (!fits || (!method.empty() && method != type))
            return {};
        method = type;
    }
    return method;
}

} // namespace

void normalizeValues(Ledger &ledger)
{
    for (const Pointer &input : entriesOf(ledger, "mlm:input")) {
        const Pointer scaling = input / "value_scaling";
        const Json *value = ledger.at(scaling);
        if (!value || ledger.at(input / "norm_type") || ledger.at(input / "statistics"))
            continue;
        if (value->is_null()) {
            ledger.rename(scaling, "norm_type");
            continue;
        }
        const std::string method = commonMethod(*value);
        if (method.empty())
            continue;
        const std::size_t count = value->size();
        std::vector<Taken> types;
        for (std::size_t i = 0; i < count; ++i)
            types.push_back(ledger.take(scaling / i / "type"));
        for (std::size_t i = 0; method == "scale" && i < count; ++i) {
            ledger.rename(scaling / i / "value", "maximum", Words::tr("Divided by a number is scaled from 0 to that number."));
            ledger.add(scaling / i / "minimum", 0, Words::tr("Divided by a number is scaled from 0 to that number."), 0);
        }
        ledger.rename(scaling, "statistics");
        const auto position = memberPosition(*ledger.at(input), "statistics");
        ledger.put(input / "norm_type", method == "scale" ? Json("min-max") : Json(method), types, method == "scale" ? Words::tr("The nearest of the methods of this release.") : QString(), position);
        if (count > 1)
            ledger.add(input / "norm_by_channel", true, Words::tr("There is one entry for each band."), *position + 1);
    }
}

} // namespace mlm::convert
