// SPDX-License-Identifier: Apache-2.0
#include "core/convert/releases/places.h"

namespace mlm::convert {

std::vector<Pointer> entriesOf(const Ledger &ledger, const char *list)
{
    std::vector<Pointer> places;
    for (const Pointer &holder : {Pointer({"properties"}), Pointer({"summaries"}), Pointer()}) {
        const Pointer where = holder / list;
        const Json *entries = ledger.at(where);
        for (std::size_t i = 0; entries && entries->is_array() && i < entries->size(); ++i)
            if ((*entries)[i].is_object())
                places.push_back(where / i);
    }
    return places;
}

std::vector<Pointer> assetsOf(const Ledger &ledger)
{
    std::vector<Pointer> places;
    for (const char *list : {"assets", "item_assets"}) {
        const Json *assets = ledger.at(Pointer({list}));
        if (!assets || !assets->is_object())
            continue;
        for (const auto &[name, asset] : assets->items())
            if (asset.is_object())
                places.push_back(Pointer({list, name}));
    }
    return places;
}

std::vector<Pointer> holdersOf(const Ledger &ledger)
{
    std::vector<Pointer> places = assetsOf(ledger);
    for (const Pointer &holder : {Pointer({"properties"}), Pointer()})
        if (const Json *value = ledger.at(holder); value && value->is_object())
            places.push_back(holder);
    return places;
}

bool hasRole(const Json *asset, std::string_view role)
{
    return asset && asset->is_object() && asset->contains("roles") && indexOf(&asset->at("roles"), role);
}

std::optional<std::size_t> indexOf(const Json *list, std::string_view text)
{
    for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i)
        if ((*list)[i].is_string() && (*list)[i].get_ref<const std::string &>() == text)
            return i;
    return std::nullopt;
}

std::string memberText(const Json &object, const char *name)
{
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string lower(std::string text)
{
    for (char &c : text)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return text;
}

std::vector<std::string> namesOf(const Json *object)
{
    std::vector<std::string> names;
    if (object && object->is_object())
        for (const auto &[name, value] : object->items())
            names.push_back(name);
    return names;
}

} // namespace mlm::convert
