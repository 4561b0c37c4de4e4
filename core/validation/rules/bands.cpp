// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/bands.h"
#include "core/validation/rules/common.h"

namespace mlm::rules {
namespace {

template <typename F> void eachHolder(const Json &root, const F &visit)
{
    if (const Json *where = properties(root))
        visit(*where, Pointer({"properties"}));
    for (const AssetRef &asset : assets(root))
        visit(asset.node, asset.pointer());
}

std::string commonName(const Json &band)
{
    for (const char *name : {"common_name", "eo:common_name"}) {
        if (const std::string *value = text(member(band, name)))
            return *value;
    }
    return {};
}

} // namespace

std::vector<BandList> bandLists(const Json &root)
{
    std::vector<BandList> result;
    eachHolder(root, [&](const Json &holder, const Pointer &where) {
        for (const char *name : {"bands", "eo:bands", "raster:bands"}) {
            if (const auto *list = array(member(holder, name)))
                result.push_back({*list, where / name});
        }
    });
    return result;
}

std::vector<std::string> declaredBands(const Json &root)
{
    std::vector<std::string> result;
    for (const BandList &list : bandLists(root)) {
        for (const Json &band : list.bands) {
            const std::string *name = text(member(band, "name"));
            result.push_back(name ? *name : commonName(band));
        }
    }
    return result;
}

std::vector<std::string> declaredVariables(const Json &root)
{
    std::vector<std::string> result;
    eachHolder(root, [&](const Json &holder, const Pointer &) {
        if (const auto *variables = object(member(holder, "cube:variables"))) {
            for (const auto &[name, value] : *variables)
                result.push_back(name);
        }
    });
    return result;
}

std::string bandByCommonName(const Json &root, std::string_view wanted)
{
    std::string result;
    for (const BandList &list : bandLists(root)) {
        for (const Json &band : list.bands) {
            const std::string *name = text(member(band, "name"));
            if (!name || *name == result || commonName(band) != wanted)
                continue;
            if (!result.empty())
                return {};
            result = *name;
        }
    }
    return result;
}

} // namespace mlm::rules
