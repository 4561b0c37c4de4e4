// SPDX-License-Identifier: Apache-2.0
#include "core/convert/releases/places.h"
#include "core/convert/releases/steps.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

} // namespace

void setAsideTasks(Ledger &ledger)
{
    auto lists = std::vector{Pointer({"properties", "mlm:tasks"}), Pointer({"summaries", "mlm:tasks"}), Pointer({"mlm:tasks"})};
    for (const Pointer &output : entriesOf(ledger, "mlm:output"))
        lists.push_back(output / "tasks");
    for (const Pointer &list : lists) {
        const auto index = indexOf(ledger.at(list), "downscaling");
        if (!index)
            continue;
        const auto parked = ledger.park(list / *index);
        if (!parked)
            continue;
        Question question{*parked, Words::tr("Releases before MLM 1.5.0 have no task “downscaling”. It is kept aside."), {}};
        if (!indexOf(ledger.at(list), "super-resolution"))
            question.choices.push_back({Words::tr("Call it “super-resolution”."), {Edit::add(list / "-", "super-resolution"), Edit::remove(*parked)}});
        question.choices.push_back({Words::tr("Take it out."), {Edit::remove(*parked)}});
        ledger.ask(std::move(question), {*parked});
    }
}

void askAboutRoles(Ledger &ledger)
{
    for (const Pointer &asset : assetsOf(ledger)) {
        const Json *value = ledger.at(asset);
        if (asset[0] != "assets" || hasRole(value, "mlm:model"))
            continue;
        Question question{asset / "roles", Words::tr("The published schemas of MLM 1.0.0 and 1.1.0 want the role mlm:model on every asset, by mistake."), {}};
        const auto roles = value->find("roles");
        if (roles == value->end())
            question.choices.push_back({Words::tr("Give the asset the role."), {Edit::add(asset / "roles", Json::array({"mlm:model"}))}});
        else if (roles->is_array())
            question.choices.push_back({Words::tr("Give the asset the role."), {Edit::add(asset / "roles" / "-", "mlm:model")}});
        question.choices.push_back({Words::tr("Leave it as it is."), {}});
        ledger.ask(std::move(question), {});
    }
}

} // namespace mlm::convert
