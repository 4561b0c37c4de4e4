// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/stac/repairs.h"
#include "core/spec/library.h"
#include "core/validation/engine.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

const Pointer declared({"stac_extensions"});

std::string addressOf(const std::string &mlmRelease)
{
    for (const spec::Release &release : spec::releases())
        if (release.extension == "mlm" && release.version == mlmRelease)
            return release.uri;
    return {};
}

/// MLM's schema refuses lists of values in a Collection's summaries (it takes each summary for an object with members of its own). A Collection that
/// summarises cannot declare it, and is not asked to.
bool refusesSummaries(const Ledger &ledger, const Context &context, const std::string &address)
{
    if (context.from.kind != Kind::Collection || !ledger.at(Pointer({"summaries"})))
        return false;
    Json tried = ledger.work();
    tried["stac_extensions"] = Json::array({address});
    for (const Finding &finding : mlm::check(tried).list) {
        if (finding.source == Source::Schema && finding.severity == Severity::Error && finding.pointer.startsWith(Pointer({"summaries"})))
            return true;
    }
    return false;
}

/// "eo" of "https://schemas.stacspec.org/v1.0.0-beta.2/extensions/eo/json-schema/schema.json"; a short name is itself.
std::string shortName(const std::string &entry)
{
    if (entry.find("://") == std::string::npos && entry.find('/') == std::string::npos)
        return entry;
    static const std::string mark = "/extensions/";
    const auto at = entry.find(mark);
    if (entry.find("schemas.stacspec.org") == std::string::npos || at == std::string::npos)
        return {};
    const auto begin = at + mark.size();
    return entry.substr(begin, entry.find('/', begin) - begin);
}

bool isOwn(const Context &context, const Json &entry)
{
    const auto &own = context.from.addresses;
    return entry.is_string() && std::find(own.begin(), own.end(), entry.get_ref<const std::string &>()) != own.end();
}

} // namespace

void nameExtensions(Ledger &ledger, const Context &context)
{
    const Json *list = ledger.at(declared);
    if (!list || !list->is_array())
        return;
    const Json &known = table("stac").at("extensions");
    const Json &core = table("stac").at("core");
    for (std::size_t i = list->size(); i > 0; --i) {
        const Pointer place = declared / (i - 1);
        const std::string *text = ledger.text(place);
        if (!text || isOwn(context, *ledger.at(place)))
            continue;
        const std::string name = shortName(*text);
        if (name.empty())
            continue;
        if (const auto row = known.find(name); row != known.end()) {
            const auto address = row->get<std::string>();
            if (const auto there = indexOf(ledger.at(declared), address))
                ledger.absorb(place, declared / *there, Words::tr("Its address is there already."));
            else
                ledger.map(place, address, Words::tr("Since 1.0.0-rc.1 an extension is declared by its address."));
        } else if (indexOf(&core, name) && ledger.at(Pointer({"stac_version"}))) {
            ledger.absorb(place, Pointer({"stac_version"}), Words::tr("STAC itself has it now."));
        } else {
            ledger.drop(place, Words::tr("An extension is declared by its address, and none is known for this name."));
        }
    }
}

/// The version of STAC, and one address of MLM: the target's, in the place of the first that the document declares.
void settleAddresses(Ledger &ledger, const Context &context)
{
    if (context.from.family == Family::None)
        return;
    const Pointer version({"stac_version"});
    if (!ledger.at(version))
        ledger.add(version, context.to.stac, Words::tr("STAC asks for it."));
    else
        ledger.map(version, context.to.stac, Words::tr("What the document is written in now."));
    if (context.to.stac == "1.1.0")
        setAsideRelativeSelf(ledger);
    if (context.to.mlm.empty())
        return;
    const std::string wanted = addressOf(context.to.mlm);
    const Json *list = ledger.at(declared);
    const QString why = Words::tr("MLM has to be declared.");
    const bool refused = refusesSummaries(ledger, context, wanted);
    if (!list) {
        if (!refused)
            ledger.add(declared, Json::array({wanted}), why);
        return;
    }
    if (!list->is_array())
        return;
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < list->size(); ++i)
        if ((*list)[i] == wanted || isOwn(context, (*list)[i]))
            own.push_back(i);
    if (refused) {
        for (std::size_t i = own.size(); i-- > 0;)
            ledger.drop(declared / own[i], Words::tr("The schema of MLM refuses lists in a Collection's summaries; nothing but the Items has to declare it."), false);
        return;
    }
    if (own.empty()) {
        ledger.add(declared / "-", wanted, why);
        return;
    }
    ledger.map(declared / own.front(), wanted, Words::tr("The address of MLM %1.").arg(QString::fromStdString(context.to.mlm)));
    for (std::size_t i = own.size() - 1; i > 0; --i)
        ledger.absorb(declared / own[i], declared / own.front(), Words::tr("One address is enough."));
}

} // namespace mlm::convert
