// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"
#include "core/spec/library.h"
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
    if (own.empty()) {
        ledger.add(list / "-", wanted, Words::tr("MLM has to be declared."));
        return;
    }
    ledger.map(list / own.front(), wanted, Words::tr("The address of MLM %1.").arg(QString::fromStdString(context.to.mlm)));
    for (std::size_t i = own.size() - 1; i > 0; --i)
        ledger.absorb(list / own[i], list / own.front(), Words::tr("One address is enough."));
}

} // namespace mlm::convert
