// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/passes.h"
#include "core/convert/releases/places.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

bool isBandList(const Json *bands)
{
    return bands && bands->is_array() && !bands->empty() && std::all_of(bands->begin(), bands->end(), [](const Json &band) { return band.is_object(); });
}

/// What a member of a band of eo or raster is called in a band of STAC 1.1.0.
std::string coreName(const char *extension, const std::string &member)
{
    return indexOf(&table("stac").at("bands").at(extension), member) ? std::string(extension) + ':' + member : member;
}

/// Whether the bands of a place can be put together: not where lists differ in length or say different things under one name.
bool canJoin(const Ledger &ledger, const Pointer &holder)
{
    const Json *eo = ledger.at(holder / "eo:bands");
    const Json *raster = ledger.at(holder / "raster:bands");
    if ((eo && !isBandList(eo)) || (raster && !isBandList(raster)) || ((eo || raster) && ledger.at(holder / "bands")))
        return false;
    if (!eo || !raster)
        return true;
    if (eo->size() != raster->size())
        return false;
    for (std::size_t i = 0; i < eo->size(); ++i) {
        std::vector<std::string> names;
        for (const std::string &member : namesOf(&(*eo)[i]))
            names.push_back(coreName("eo", member));
        for (const std::string &member : namesOf(&(*raster)[i])) {
            const bool taken = std::find(names.begin(), names.end(), coreName("raster", member)) != names.end();
            if (taken && !((*eo)[i].contains(member) && (*eo)[i].at(member) == (*raster)[i].at(member)))
                return false;
        }
    }
    return true;
}

void prefixMembers(Ledger &ledger, const Pointer &list, const char *extension)
{
    for (std::size_t i = 0; i < ledger.at(list)->size(); ++i)
        for (const std::string &member : namesOf(ledger.at(list / i)))
            if (const std::string name = coreName(extension, member); name != member)
                ledger.rename(list / i / member, name);
}

void join(Ledger &ledger, const Pointer &holder)
{
    const Pointer eo = holder / "eo:bands", raster = holder / "raster:bands", bands = holder / "bands";
    const bool hasEo = ledger.at(eo), hasRaster = ledger.at(raster);
    if (hasEo) {
        ledger.rename(eo, "bands");
        prefixMembers(ledger, bands, "eo");
    }
    if (!hasRaster)
        return;
    if (!hasEo) {
        ledger.rename(raster, "bands");
        prefixMembers(ledger, bands, "raster");
        return;
    }
    for (std::size_t i = 0; i < ledger.at(bands)->size(); ++i) {
        for (const std::string &member : namesOf(ledger.at(raster / i))) {
            const Pointer place = bands / i / coreName("raster", member);
            if (ledger.at(place))
                ledger.absorb(raster / i / member, place, Words::tr("Both extensions said it."));
            else
                ledger.move(raster / i / member, place);
        }
    }
    ledger.prune(raster);
}

void divide(Ledger &ledger, const Pointer &holder)
{
    const Pointer eo = holder / "eo:bands", raster = holder / "raster:bands";
    if (!isBandList(ledger.at(holder / "bands")) || ledger.at(eo) || ledger.at(raster))
        return;
    ledger.rename(holder / "bands", "eo:bands");
    const Json &names = table("stac").at("bands");
    const std::size_t count = ledger.at(eo)->size();
    const auto isRaster = [&](const std::string &member) { return member.starts_with("raster:") || indexOf(&names.at("rasterCore"), member); };
    bool any = false;
    for (std::size_t i = 0; i < count; ++i)
        for (const std::string &member : namesOf(ledger.at(eo / i)))
            any = any || isRaster(member);
    if (any)
        ledger.add(raster, Json::array(), Words::tr("Before STAC 1.1.0 the raster extension described values."), *memberPosition(*ledger.at(holder), "eo:bands") + 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (any)
            ledger.add(raster / "-", Json::object(), Words::tr("One entry for each band."));
        if (any && ledger.at(eo / i / "name"))
            ledger.copy(eo / i / "name", raster / i / "name");
        for (const std::string &member : namesOf(ledger.at(eo / i))) {
            if (isRaster(member))
                ledger.move(eo / i / member, raster / i / (member.starts_with("raster:") ? member.substr(7) : member));
            else if (member.starts_with("eo:"))
                ledger.rename(eo / i / member, member.substr(3));
        }
    }
}

bool uses(const Json &value, std::string_view prefix)
{
    if (!value.is_structured())
        return false;
    for (const auto &[name, member] : value.items())
        if ((value.is_object() && std::string_view(name).starts_with(prefix)) || uses(member, prefix))
            return true;
    return false;
}

/// The release of an extension that goes with how its members are written now.
void settleRelease(Ledger &ledger, const char *extension, const char *release)
{
    const Pointer list({"stac_extensions"});
    const std::string base = std::string("https://stac-extensions.github.io/") + extension + "/v";
    const std::string wanted = base + release + "/schema.json";
    const Json *declared = ledger.at(list);
    std::optional<std::size_t> index;
    for (std::size_t i = 0; declared && declared->is_array() && i < declared->size(); ++i)
        if ((*declared)[i].is_string() && (*declared)[i].get_ref<const std::string &>().starts_with(base))
            index = i;
    const bool used = uses(ledger.work(), std::string(extension) + ':');
    if (!index && used && declared && declared->is_array())
        ledger.add(list / "-", wanted, Words::tr("The bands have members of this extension."));
    else if (index && used)
        ledger.map(list / *index, wanted, Words::tr("The release that goes with this version of STAC."));
    else if (index)
        ledger.absorb(list / *index, Pointer({"stac_version"}), Words::tr("STAC itself describes the bands."));
}

/// The published schema of MLM looks for bands in the properties, that of STAC allows them there where an asset has some: so they stand in both.
void showBandsInBoth(Ledger &ledger)
{
    const Pointer properties({"properties"}), home({"properties", "bands"});
    const Json *holder = ledger.at(properties);
    if (!holder || !holder->is_object())
        return;
    const QString how = Words::tr("MLM looks for bands in the Item, STAC in an asset.");
    std::vector<Pointer> models;
    bool any = false;
    for (const Pointer &asset : assetsOf(ledger)) {
        any = any || ledger.at(asset / "bands");
        if (asset[0] == "assets" && hasRole(ledger.at(asset), "mlm:model"))
            models.push_back(asset);
    }
    if (isBandList(ledger.at(home)) && !any) {
        for (const Pointer &model : models)
            ledger.copy(home, model / "bands", how);
    } else if (!ledger.at(home)) {
        for (const Pointer &model : models)
            if (isBandList(ledger.at(model / "bands")) && ledger.copy(model / "bands", home, how))
                break;
    }
}

} // namespace

void convertBands(Ledger &ledger, const Context &context)
{
    const bool wasNew = plainVersion(context.from.stac).starts_with("1.1.");
    const bool isNew = context.to.stac == "1.1.0";
    auto holders = assetsOf(ledger);
    holders.push_back(Pointer({"properties"}));
    if (isNew && !wasNew && std::all_of(holders.begin(), holders.end(), [&](const Pointer &holder) { return canJoin(ledger, holder); })) {
        for (const Pointer &holder : holders)
            join(ledger, holder);
        settleRelease(ledger, "eo", "2.0.0");
        settleRelease(ledger, "raster", "2.0.0");
    }
    if (isNew && !context.to.mlm.empty())
        showBandsInBoth(ledger);
    if (isNew || !wasNew)
        return;
    const Pointer shown({"properties", "bands"});
    for (const Pointer &asset : assetsOf(ledger))
        if (ledger.at(shown) && ledger.at(asset / "bands") && same(*ledger.at(shown), *ledger.at(asset / "bands")))
            ledger.absorb(shown, asset / "bands", Words::tr("The asset says it."));
    for (const Pointer &holder : holders)
        divide(ledger, holder);
    settleRelease(ledger, "eo", "1.1.0");
    settleRelease(ledger, "raster", "1.1.0");
}

} // namespace mlm::convert
