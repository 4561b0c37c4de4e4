// SPDX-License-Identifier: Apache-2.0
#include "core/stac/summaries.h"
#include <algorithm>
#include <array>

namespace mlm::stac {
namespace {

constexpr std::array ranges{"mlm:total_parameters", "mlm:memory_size", "mlm:batch_size_suggestion", "mlm:accelerator_count", "gsd"};
constexpr std::array values{"mlm:name",       "mlm:architecture",        "mlm:framework", "mlm:framework_version", "mlm:pretrained",
                            "mlm:accelerator", "mlm:accelerator_constrained", "platform", "constellation",       "mission"};
constexpr std::array lists{"mlm:tasks", "instruments"};

/// Each value once, in the order of appearance; an accelerator or another text that is null counts as a value.
void collect(Json &found, const Json &value)
{
    if (std::find(found.begin(), found.end(), value) == found.end())
        found.push_back(value);
}

Json typesOf(const Json &found)
{
    Json types = Json::array();
    for (const Json &value : found)
        collect(types, value.is_null() ? "null" : value.is_boolean() ? "boolean" : "string");
    return types.size() == 1 ? types.front() : types;
}

} // namespace

Json summariesOf(const std::vector<const Json *> &properties)
{
    Json result = Json::object();
    const auto each = [&](const char *name, const auto &visit) {
        for (const Json *where : properties) {
            if (where->is_object() && where->contains(name))
                visit((*where)[name]);
        }
    };
    for (const char *name : lists) {
        Json found = Json::array();
        each(name, [&](const Json &list) {
            for (const Json &value : list) {
                if (value.is_string())
                    collect(found, value);
            }
        });
        if (!found.empty())
            result[name] = Json{{"type", "array"}, {"items", Json{{"type", "string"}, {"enum", found}}}};
    }
    for (const char *name : values) {
        Json found = Json::array();
        each(name, [&](const Json &value) {
            if (value.is_string() || value.is_boolean() || value.is_null())
                collect(found, value);
        });
        if (!found.empty())
            result[name] = Json{{"type", typesOf(found)}, {"enum", found}};
    }
    for (const char *name : ranges) {
        Json low, high;
        each(name, [&](const Json &value) {
            if (!value.is_number())
                return;
            if (low.is_null() || value < low)
                low = value;
            if (high.is_null() || value > high)
                high = value;
        });
        if (!low.is_null())
            result[name] = Json{{"minimum", low}, {"maximum", high}};
    }
    return result;
}

} // namespace mlm::stac
