// SPDX-License-Identifier: Apache-2.0
#include "core/stac/summaries.h"
#include <algorithm>
#include <map>
#include <string_view>

namespace mlm::stac {
namespace {

/// Core members and those of MLM that assets of a Collection may have. Members of other extensions are left to the Items: each of
/// their schemas has its own mind about Collections.
bool isKept(std::string_view name)
{
    for (const char *core : {"title", "description", "type", "roles"}) {
        if (name == core)
            return true;
    }
    return name.substr(0, 4) == "mlm:";
}

/// What both lists have, in the order of the first.
Json common(const Json &a, const Json &b)
{
    Json result = Json::array();
    for (const Json &value : a) {
        if (std::find(b.begin(), b.end(), value) != b.end())
            result.push_back(value);
    }
    return result;
}

void merge(Json &into, const Json &asset)
{
    std::vector<std::string> gone;
    for (auto &[name, value] : into.items()) {
        const auto other = asset.find(name);
        if (other != asset.end() && *other == value)
            continue;
        if (name == "roles" && other != asset.end() && other->is_array() && value.is_array())
            value = common(value, *other);
        else
            gone.push_back(name);
        if (name == "roles" && value.is_array() && value.empty())
            gone.push_back(name);
    }
    for (const std::string &name : gone)
        into.erase(name);
}

} // namespace

Json itemAssetsOf(const std::vector<const Json *> &assets)
{
    Json merged = Json::object();
    for (const Json *all : assets) {
        if (!all->is_object())
            continue;
        for (const auto &[key, asset] : all->items()) {
            if (!asset.is_object())
                continue;
            if (merged.contains(key)) {
                merge(merged[key], asset);
                continue;
            }
            Json kept = Json::object();
            for (const auto &[name, value] : asset.items()) {
                if (isKept(name))
                    kept[name] = value;
            }
            merged[key] = std::move(kept);
        }
    }
    Json result = Json::object();
    for (const auto &[key, asset] : merged.items()) {
        if (asset.size() >= 2)
            result[key] = asset;
    }
    return result;
}

} // namespace mlm::stac
