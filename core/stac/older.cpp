// SPDX-License-Identifier: Apache-2.0
#include "core/stac/older.h"
#include "core/spec/data.h"
#include <algorithm>
#include <optional>

namespace mlm::stac {

namespace {

using spec::Version;

/// An entry of value_scaling as normalization and statistics.
struct Normalization
{
    const char *type;
    Json statistics;
};

std::optional<Normalization> normalizationOf(const Json &entry)
{
    const std::string type = entry.value("type", std::string());
    if (type == "min-max")
        return Normalization{"min-max", {{"minimum", entry.at("minimum")}, {"maximum", entry.at("maximum")}}};
    if (type == "z-score")
        return Normalization{"z-score", {{"mean", entry.at("mean")}, {"stddev", entry.at("stddev")}}};
    if (type == "scale") // x / value is (x - 0) / (value - 0)
        return Normalization{"min-max", {{"minimum", 0}, {"maximum", entry.at("value")}}};
    return std::nullopt;
}

/// Adds what says the same as a value_scaling that has one kind of entry; others cannot be said.
void addNormalization(Json &input, const Json &scaling)
{
    std::optional<Normalization> first;
    Json statistics = Json::array();
    for (const Json &entry : scaling.is_array() ? scaling : Json::array())
    {
        auto normalization = normalizationOf(entry);
        if (!normalization || (first && std::string(first->type) != normalization->type))
        {
            first.reset();
            break;
        }
        statistics.push_back(std::move(normalization->statistics));
        first = std::move(normalization);
    }
    input["norm_type"] = first ? Json(first->type) : Json();
    if (!first)
        return;
    input["norm_by_channel"] = statistics.size() > 1;
    input["statistics"] = std::move(statistics);
}

void renameDimension(Json &structure)
{
    const auto order = structure.find("dim_order");
    if (order != structure.end() && std::find(order->begin(), order->end(), "channel") == order->end())
        std::replace(order->begin(), order->end(), Json("bands"), Json("channel"));
}

/// Rebuilt, so that what replaces a member stands where it stood.
Json entryFor(const Json &entry, const Version &version)
{
    const bool isInput = entry.contains("input");
    Json result = Json::object();
    for (const auto &[name, value] : entry.items())
    {
        if ((name == "input" || name == "result") && version < Version{1, 5, 0})
        {
            if (isInput && !entry.contains("bands"))
                result["bands"] = Json::array(); // required before 1.5.0
            result[name] = value;
            renameDimension(result[name]);
        }
        else if (name == "value_scaling" && version < Version{1, 4, 0})
            addNormalization(result, value);
        else if (name != "description" || version >= Version{1, 1, 0})
            result[name] = value;
    }
    return result;
}

} // namespace

void writeForRelease(Json &item, const std::string &versionText)
{
    const Version version = spec::versionOf(versionText);
    for (const char *list : {"mlm:input", "mlm:output"})
        for (Json &entry : item.at("properties").at(list))
            entry = entryFor(entry, version);
}

} // namespace mlm::stac
