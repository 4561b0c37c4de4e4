// SPDX-License-Identifier: Apache-2.0
#include "core/convert/releases/places.h"
#include "core/convert/stac/repairs.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

} // namespace

/// STAC 1.1.0 wants the whole address of a document in its link to itself: without it there is no such link.
void setAsideRelativeSelf(Ledger &ledger)
{
    const Pointer links({"links"});
    const Json *list = ledger.at(links);
    for (std::size_t i = list && list->is_array() ? list->size() : 0; i > 0; --i) {
        const Pointer link = links / (i - 1);
        const Json *value = ledger.at(link);
        if (!value->is_object() || memberText(*value, "rel") != "self")
            continue;
        const std::string href = memberText(*value, "href");
        if (href.empty() || href.find("://") != std::string::npos)
            continue;
        const auto parked = ledger.park(link);
        if (!parked)
            continue;
        Question question{*parked, Words::tr("Since STAC 1.1.0 the link to the document itself holds its full address; “%1” is a relative one. The link is kept aside.")
                                       .arg(QString::fromStdString(href)), {}};
        question.choices.push_back({Words::tr("Take it out: the link is optional."), {Edit::remove(*parked)}});
        ledger.ask(std::move(question), {*parked});
    }
}

} // namespace mlm::convert
