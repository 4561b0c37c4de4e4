// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/stac/repairs.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

bool isObject(const Ledger &ledger, const Pointer &place)
{
    const Json *value = ledger.at(place);
    return value && value->is_object();
}

void writeIds(Ledger &ledger)
{
    for (const char *member : {"id", "collection"}) {
        const Pointer place({member});
        if (const Json *value = ledger.at(place); value && value->is_number())
            ledger.map(place, value->dump(), Words::tr("An id is a text."));
    }
}

/// What an element of a list of assets holds: one asset, or several under their names.
bool holdsAssets(const Json &element)
{
    return element.is_object() && !element.empty() && !element.contains("href") &&
           std::all_of(element.begin(), element.end(), [](const Json &asset) { return asset.is_object(); });
}

std::string freeName(const Ledger &ledger, const std::string &wanted)
{
    std::string name = wanted;
    for (int i = 2; ledger.at(Pointer({"assets", name})); ++i)
        name = wanted + "_" + std::to_string(i);
    return name;
}

void nameAssets(Ledger &ledger)
{
    const Pointer place({"assets"});
    const Json *assets = ledger.at(place);
    if (!assets || !assets->is_array())
        return;
    if (assets->empty()) {
        ledger.map(place, Json::object(), Words::tr("Assets have names: they are an object."));
        return;
    }
    if (!std::all_of(assets->begin(), assets->end(), [](const Json &asset) { return asset.is_object() && !asset.empty(); }))
        return;
    const auto position = memberPosition(ledger.work(), "assets");
    const Taken all = ledger.take(place);
    ledger.add(place, Json::object(), Words::tr("Assets have names: they are an object."), position);
    for (std::size_t i = 0; i < all.value.size(); ++i) {
        const Taken element = Ledger::piece(all, i);
        if (holdsAssets(element.value)) {
            for (const std::string &name : namesOf(&element.value))
                ledger.put(place / freeName(ledger, name), Ledger::piece(element, name));
        } else {
            const std::string key = memberText(element.value, "key");
            ledger.put(place / freeName(ledger, key.empty() ? "asset_" + std::to_string(i + 1) : key), element, Words::tr("An asset needs a name: it was given one."));
        }
    }
}

void listRoles(Ledger &ledger, const Pointer &holder)
{
    if (!ledger.at(holder / "roles") && ledger.at(holder / "role"))
        ledger.rename(holder / "role", "roles");
    if (const Json *roles = ledger.at(holder / "roles"); roles && roles->is_string())
        ledger.map(holder / "roles", Json::array({*roles}), Words::tr("Roles are a list."));
}

/// Optional texts may be left out, but not be null. The address says where: it is what stays.
void leaveOutNulls(Ledger &ledger, const Pointer &holder)
{
    if (!isObject(ledger, holder))
        return;
    for (const char *member : {"title", "description", "type", "roles"})
        if (const Json *value = ledger.at(holder / member); value && value->is_null())
            ledger.absorb(holder / member, holder / "href", Words::tr("It says nothing, and may not stand there empty."));
}

void renameMembers(Ledger &ledger)
{
    for (const Json &pair : table("stac").at("members")) {
        const Pointer place = Pointer({"properties"}) / pair.at(0).get<std::string>();
        if (ledger.at(place))
            ledger.rename(place, pair.at(1).get<std::string>());
    }
}

/// Before 1.0.0-beta.1 an extent was the list itself.
void nestExtents(Ledger &ledger)
{
    for (const auto &[name, inner] : {std::pair("spatial", "bbox"), std::pair("temporal", "interval")}) {
        const Pointer place({"extent", name});
        if (const Json *extent = ledger.at(place); extent && extent->is_array() && !extent->empty()) {
            const bool nested = extent->front().is_array();
            const Taken taken = ledger.take(place);
            ledger.put(place / inner, taken);
            if (!nested) {
                const Taken list = ledger.take(place / inner);
                ledger.add(place / inner, Json::array(), Words::tr("Extents are lists of one or more."));
                ledger.put(place / inner / "-", list);
            }
        }
    }
}

/// Of Collections before 1.0.0-rc.1, which had no type, and other members that are pure structure.
void completeStructure(Ledger &ledger, const Context &context)
{
    if (context.from.family == Family::None)
        return;
    const QString why = Words::tr("STAC asks for it.");
    if (!ledger.at(Pointer({"type"})) && context.from.kind == Kind::Collection && isObject(ledger, Pointer({"extent"})))
        ledger.add(Pointer({"type"}), "Collection", why, 0);
    if (!ledger.at(Pointer({"links"})))
        ledger.add(Pointer({"links"}), Json::array(), why);
    const Pointer properties({"properties"});
    if (isObject(ledger, properties) && !ledger.at(properties / "datetime") && ledger.text(properties / "start_datetime") && ledger.text(properties / "end_datetime"))
        ledger.add(properties / "datetime", nullptr, Words::tr("Start and end are given; STAC asks that the single time is null then."));
}

} // namespace

void repairStac(Ledger &ledger, const Context &context)
{
    writeIds(ledger);
    nameAssets(ledger);
    for (const Pointer &asset : assetsOf(ledger)) {
        listRoles(ledger, asset);
        leaveOutNulls(ledger, asset);
    }
    const Json *links = ledger.at(Pointer({"links"}));
    for (std::size_t i = 0; links && links->is_array() && i < links->size(); ++i)
        leaveOutNulls(ledger, Pointer({"links"}) / i);
    renameMembers(ledger);
    nestExtents(ledger);
    completeStructure(ledger, context);
    repairProviders(ledger);
    repairTimes(ledger);
    nameExtensions(ledger, context);
}

} // namespace mlm::convert
