// SPDX-License-Identifier: Apache-2.0
#include "core/convert/releases/places.h"
#include "core/convert/releases/steps.h"
#include "core/spec/demand.h"
#include "core/spec/library.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
public:
    static QString named(const std::string &name) { return QString::fromStdString(name); }
};

std::vector<Pointer> assetsWith(const Ledger &ledger, const char *role, const char *list)
{
    std::vector<Pointer> found;
    for (const Pointer &asset : assetsOf(ledger))
        if (asset[0] == list && hasRole(ledger.at(asset), role))
            found.push_back(asset);
    return found;
}

bool isSourceCode(const Json &asset)
{
    const std::string media = lower(memberText(asset, "type"));
    return hasRole(&asset, "code") || hasRole(&asset, "mlm:source_code") || media.find("x-python") != std::string::npos;
}

/// From the Item to an asset with that role, where there is but one; else out of the way, and asked about.
void moveToAsset(Ledger &ledger, const char *member, const std::vector<const char *> &roles)
{
    const Pointer place = Pointer({"properties"}) / member;
    if (!ledger.at(place))
        return;
    std::vector<Pointer> homes;
    for (const char *role : roles)
        if (homes.empty())
            homes = assetsWith(ledger, role, "assets");
    const auto same = std::find_if(homes.begin(), homes.end(), [&](const Pointer &home) { return ledger.at(home / member) && *ledger.at(home / member) == *ledger.at(place); });
    if (same != homes.end()) {
        ledger.absorb(place, *same / member, Words::tr("The asset says it."));
        return;
    }
    if (homes.size() == 1 && ledger.move(place, homes.front() / member, Words::tr("It belongs to the asset.")))
        return;
    const Json value = *ledger.at(place);
    const auto parked = ledger.park(place);
    if (!parked)
        return;
    Question question{*parked, Words::tr("“%1” belongs to an asset, and it could not be told which one.").arg(QLatin1String(member)), {}};
    for (const Pointer &home : homes)
        question.choices.push_back({Words::tr("It belongs to the asset “%1”.").arg(Words::named(home.last())),
                                    {ledger.at(home / member) ? Edit::replace(home / member, value) : Edit::add(home / member, value), Edit::remove(*parked)}});
    question.choices.push_back({Words::tr("Take it out."), {Edit::remove(*parked)}});
    ledger.ask(std::move(question), {*parked});
}

/// From assets to the Item, whose properties describe the model as a whole.
void moveToItem(Ledger &ledger, const char *member)
{
    const Pointer home = Pointer({"properties"}) / member;
    for (const Pointer &asset : assetsOf(ledger)) {
        const Pointer place = asset / member;
        if (!ledger.at(place))
            continue;
        const Json *there = ledger.at(home);
        if (asset[0] == "assets" && !there && ledger.at(home.parent()) && ledger.at(home.parent())->is_object()) {
            ledger.move(place, home, Words::tr("It describes the model as a whole."));
        } else if (there && same(*there, *ledger.at(place))) {
            ledger.absorb(place, home, Words::tr("The Item says it."));
        } else if (const auto parked = ledger.park(place)) {
            Question question{*parked, Words::tr("“%1” describes the model as a whole, but this asset says something else than the Item.").arg(QLatin1String(member)), {}};
            if (there)
                question.choices.push_back({Words::tr("Take it over into the Item."), {Edit::replace(home, *ledger.at(*parked)), Edit::remove(*parked)}});
            question.choices.push_back({Words::tr("Take it out."), {Edit::remove(*parked)}});
            ledger.ask(std::move(question), {*parked});
        }
    }
}

bool knows(const std::string &release, const char *type, const std::string &member)
{
    for (const spec::Release &each : spec::releases()) {
        if (each.extension == "mlm" && each.version == release) {
            const auto fields = spec::ownType(each, type);
            return fields && fields->field(member);
        }
    }
    return false;
}

} // namespace

void settleModelFields(Ledger &ledger)
{
    for (const char *member : {"mlm:name", "mlm:input", "mlm:output", "mlm:hyperparameters"})
        moveToItem(ledger, member);
    moveToAsset(ledger, "mlm:artifact_type", {"mlm:model"});
    moveToAsset(ledger, "mlm:compile_method", {"mlm:model"});
    moveToAsset(ledger, "mlm:entrypoint", {"code", "mlm:source_code"});
}

void settleModelRoles(Ledger &ledger)
{
    for (const char *list : {"assets", "item_assets"}) {
        const auto models = assetsWith(ledger, "mlm:model", list);
        const auto isCode = [&](const Pointer &asset) {
            const Json &value = *ledger.at(asset);
            return isSourceCode(value) && !hasRole(&value, "mlm:weights") && !value.contains("mlm:artifact_type");
        };
        if (std::all_of(models.begin(), models.end(), isCode))
            continue;
        for (const Pointer &asset : models) {
            if (!isCode(asset))
                continue;
            const Pointer roles = asset / "roles";
            const QString how = Words::tr("Source code is not the model: MLM asks for this role since 1.3.0.");
            const std::size_t index = *indexOf(ledger.at(roles), "mlm:model");
            if (const auto there = indexOf(ledger.at(roles), "mlm:source_code"))
                ledger.absorb(roles / index, roles / *there, how);
            else
                ledger.map(roles / index, "mlm:source_code", how);
        }
    }
}

void settleEntryPoints(Ledger &ledger, bool allowed)
{
    for (const Pointer &asset : assetsOf(ledger)) {
        if (!ledger.at(asset / "mlm:entrypoint"))
            continue;
        if (!allowed) {
            ledger.drop(asset / "mlm:entrypoint", Words::tr("The published schema of MLM 1.4.0 refuses it."));
            continue;
        }
        const Json *roles = ledger.at(asset / "roles");
        const QString why = Words::tr("An asset with an entry point has this role.");
        if (!roles)
            ledger.add(asset / "roles", Json::array({"code"}), why);
        else if (roles->is_array() && !indexOf(roles, "code"))
            ledger.add(asset / "roles" / "-", "code", why);
    }
}

void dropUnknown(Ledger &ledger, const std::string &release)
{
    auto holders = assetsOf(ledger);
    holders.push_back(Pointer({"properties"}));
    for (const Pointer &holder : holders) {
        for (const std::string &name : namesOf(ledger.at(holder))) {
            if (!name.starts_with("mlm:") || knows(release, "fields", name) || (holder.size() == 2 && knows(release, "artifact", name)))
                continue;
            ledger.drop(holder / name, Words::tr("MLM %1 does not know it, and allows no unknown members with its prefix.").arg(Words::named(release)));
        }
    }
}

} // namespace mlm::convert
