// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"
#include "core/spec/library.h"
#include "core/validation/engine.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

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

} // namespace

/// One address of MLM, the target's, in the place of the first that the document declares.
void settleAddresses(Ledger &ledger, const Context &context)
{
    const Pointer list({"stac_extensions"});
    if (context.to.mlm.empty() || context.from.family == Family::None)
        return;
    const std::string wanted = addressOf(context.to.mlm);
    const Json *declared = ledger.at(list);
    if (!declared) {
        if (!refusesSummaries(ledger, context, wanted))
            ledger.add(list, Json::array({wanted}), Words::tr("MLM has to be declared."));
        return;
    }
    if (!declared->is_array())
        return;
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < declared->size(); ++i) {
        const Json &entry = (*declared)[i];
        if (entry == wanted || std::find(context.from.addresses.begin(), context.from.addresses.end(), entry) != context.from.addresses.end())
            own.push_back(i);
    }
    if (refusesSummaries(ledger, context, wanted)) {
        for (std::size_t i = own.size(); i-- > 0;)
            ledger.drop(list / own[i], Words::tr("The schema of MLM refuses lists in a Collection's summaries; nothing but the Items has to declare it."), false);
        return;
    }
    if (own.empty()) {
        ledger.add(list / "-", wanted, Words::tr("MLM has to be declared."));
        return;
    }
    ledger.map(list / own.front(), wanted, Words::tr("The address of MLM %1.").arg(QString::fromStdString(context.to.mlm)));
    for (std::size_t i = own.size() - 1; i > 0; --i)
        ledger.absorb(list / own[i], list / own.front(), Words::tr("One address is enough."));
}

} // namespace mlm::convert
