// SPDX-License-Identifier: Apache-2.0
#include "core/validation/extensionuse.h"
#include "core/spec/spec.h"
#include <algorithm>
#include <array>

namespace mlm {
namespace {

struct Prefix
{
    std::string_view prefix;
    std::string_view extension;
};

// Extensions in common use whose members begin with a prefix of their own.
constexpr std::array prefixes{
    Prefix{"mlm:", "mlm"},           Prefix{"file:", "file"},           Prefix{"eo:", "eo"},
    Prefix{"raster:", "raster"},     Prefix{"classification:", "classification"},
    Prefix{"processing:", "processing"}, Prefix{"cube:", "datacube"},   Prefix{"sci:", "scientific"},
    Prefix{"proj:", "projection"},   Prefix{"view:", "view"},           Prefix{"sar:", "sar"},
    Prefix{"sat:", "sat"},           Prefix{"label:", "label"},         Prefix{"ml-aoi:", "ml-aoi"},
    Prefix{"ml-model:", "ml-model"}, Prefix{"table:", "table"},         Prefix{"pc:", "pointcloud"},
    Prefix{"grid:", "grid"},         Prefix{"mgrs:", "mgrs"},           Prefix{"example:", "example-links"},
};

constexpr std::size_t mostExtensions = 1000;
constexpr int deepest = 16; // STAC's own members stand far higher

std::string_view extensionOf(std::string_view member)
{
    if (member.find(':') == std::string_view::npos)
        return {};
    for (const Prefix &p : prefixes) {
        if (member.substr(0, p.prefix.size()) == p.prefix)
            return p.extension;
    }
    return {};
}

using Used = std::map<std::string, std::string>;

void walk(const Json &value, Used &used, int depth)
{
    if (depth > deepest)
        return;
    if (value.is_array()) {
        for (const Json &element : value) {
            if (element.is_structured())
                walk(element, used, depth + 1);
        }
    } else if (const auto *members = value.get_ptr<const Json::object_t *>()) {
        for (const auto &[name, child] : *members) {
            if (const std::string_view extension = extensionOf(name); !extension.empty())
                used.try_emplace(std::string(extension), name);
            if (child.is_structured() && name != "mlm:hyperparameters" && name != "geometry" && name != "stac_extensions")
                walk(child, used, depth + 1);
        }
    }
}

bool isBefore11(const Json &root)
{
    const auto version = root.find("stac_version");
    return version != root.end() && version->is_string() && version->get_ref<const std::string &>().rfind("1.0.", 0) == 0;
}

} // namespace

std::vector<DeclaredExtension> declaredExtensions(const Json &root)
{
    std::vector<DeclaredExtension> result;
    const auto list = root.is_object() ? root.find("stac_extensions") : root.end();
    if (!root.is_object() || list == root.end() || !list->is_array())
        return result;
    constexpr std::string_view end = "/schema.json";
    for (std::size_t i = 0; i < std::min(list->size(), mostExtensions); ++i) {
        const auto *address = (*list)[i].get_ptr<const std::string *>();
        if (!address)
            continue;
        std::string_view rest = *address;
        if (rest.ends_with('#'))
            rest.remove_suffix(1);
        if (!rest.ends_with(end))
            continue;
        rest.remove_suffix(end.size());
        const std::size_t slash = rest.rfind('/');
        if (slash == std::string_view::npos || slash == 0)
            continue;
        std::string_view version = rest.substr(slash + 1);
        if (version.starts_with('v'))
            version.remove_prefix(1);
        const std::size_t before = rest.rfind('/', slash - 1);
        std::string_view name = rest.substr(before + 1, slash - before - 1);
        if (name == "mlm-extension")
            name = "mlm";
        if (!version.empty() && version[0] >= '0' && version[0] <= '9')
            result.push_back({i, std::string(name), std::string(version)});
    }
    return result;
}

std::map<std::string, std::string> usedExtensions(const Json &root)
{
    Used used;
    if (!root.is_object())
        return used;
    walk(root, used, 0);
    if (isBefore11(root) && root.contains("item_assets"))
        used.try_emplace("item-assets", "item_assets");
    return used;
}

bool useIsVisible(std::string_view extension)
{
    return extension == "item-assets"
           || std::any_of(prefixes.begin(), prefixes.end(), [&](const Prefix &p) { return p.extension == extension; });
}

std::string addressToDeclare(std::string_view extension, std::string_view member)
{
    // From their second release on, eo and raster have no bands of their own.
    const bool firstOnly = member == "eo:bands" || member == "raster:bands";
    if (!firstOnly) {
        const spec::Release *release = spec::newest(extension);
        return release ? release->uri : std::string();
    }
    const spec::Release *found = nullptr;
    for (const spec::Release &release : spec::releases()) {
        if (release.extension == extension && release.version.rfind("1.", 0) == 0
            && (!found || release.version > found->version))
            found = &release;
    }
    return found ? found->uri : std::string();
}

} // namespace mlm
