// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/stac/repairs.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

/// The role that a text names, alone or as one of its words ("image licensor"); empty where none or more than one.
std::string roleIn(const std::string &text)
{
    const Json &known = table("stac").at("providerRoles");
    const Json &words = table("stac").at("roleWords");
    std::string found;
    for (const QString &word : QString::fromStdString(lower(text)).split(QChar(' '), Qt::SkipEmptyParts)) {
        std::string role = word.toStdString();
        role = words.value(role, role);
        if (!indexOf(&known, role) || role == found)
            continue;
        if (!found.empty())
            return {};
        found = role;
    }
    return found;
}

void ask(Ledger &ledger, const Pointer &provider, const Pointer &role, const std::string &text)
{
    const auto parked = ledger.park(role);
    if (!parked)
        return;
    const Pointer roles = provider / "roles";
    Question question{*parked, Words::tr("STAC has no role “%1” for providers.").arg(QString::fromStdString(text)), {}};
    for (const Json &known : table("stac").at("providerRoles"))
        question.choices.push_back({Words::tr("It means “%1”.").arg(QString::fromStdString(known.get<std::string>())), {Edit::add(roles / "-", known), Edit::remove(*parked)}});
    question.choices.push_back({Words::tr("Take it out."), {Edit::remove(*parked)}});
    ledger.ask(std::move(question), {*parked});
}

} // namespace

void repairProviders(Ledger &ledger)
{
    const Json &known = table("stac").at("providerRoles");
    for (const Pointer &list : {Pointer({"providers"}), Pointer({"properties", "providers"})}) {
        const Json *providers = ledger.at(list);
        for (std::size_t i = 0; providers && providers->is_array() && i < ledger.at(list)->size(); ++i) {
            const Pointer provider = list / i;
            if (!ledger.at(provider)->is_object())
                continue;
            if (!ledger.at(provider / "roles") && ledger.at(provider / "role"))
                ledger.rename(provider / "role", "roles");
            const Pointer roles = provider / "roles";
            if (const Json *value = ledger.at(roles); value && value->is_string())
                ledger.map(roles, Json::array({*value}), Words::tr("Roles are a list."));
            std::vector<std::string> strange;
            for (std::size_t k = ledger.at(roles) && ledger.at(roles)->is_array() ? ledger.at(roles)->size() : 0; k > 0; --k) {
                const std::string *text = ledger.text(roles / (k - 1));
                if (!text || indexOf(&known, *text))
                    continue;
                const std::string role = roleIn(*text);
                if (role.empty())
                    strange.push_back(*text);
                else if (const auto there = indexOf(ledger.at(roles), role))
                    ledger.absorb(roles / (k - 1), roles / *there, Words::tr("The role is there already."));
                else
                    ledger.map(roles / (k - 1), role, Words::tr("The role of STAC that it means."));
            }
            for (const std::string &text : strange)
                if (const auto index = indexOf(ledger.at(roles), text))
                    ask(ledger, provider, roles / *index, text);
        }
    }
}

} // namespace mlm::convert
