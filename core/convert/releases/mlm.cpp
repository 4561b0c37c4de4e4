// SPDX-License-Identifier: Apache-2.0
#include "core/convert/data.h"
#include "core/convert/releases/places.h"
#include "core/convert/releases/steps.h"
#include "core/spec/data.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

using spec::Version;
using spec::versionOf;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
public:
    static QString renamed(const std::string &release) { return tr("The name it has since MLM %1.").arg(QString::fromStdString(release)); }
    static QString former(const std::string &release) { return tr("The name it had before MLM %1.").arg(QString::fromStdString(release)); }
};

/// The renamed values of one release; `back`: to the names that they had before.
void renameValues(Ledger &ledger, const std::string &release, bool back)
{
    for (const Json &row : table("mlm").at("values")) {
        if (row.at("since") != release)
            continue;
        const auto member = row.at("member").get<std::string>();
        std::vector<Pointer> places;
        for (const Pointer &holder : row.value("of", "") == "inputs" ? entriesOf(ledger, "mlm:input") : holdersOf(ledger))
            places.push_back(holder / member);
        const Pointer summary({"summaries", member});
        for (std::size_t i = 0; ledger.at(summary) && ledger.at(summary)->is_array() && i < ledger.at(summary)->size(); ++i)
            places.push_back(summary / i);
        for (const Pointer &place : places) {
            const Json *value = ledger.at(place);
            for (const Json &pair : row.at("pairs")) {
                if (value && *value == pair.at(back ? 1 : 0) && !(back && pair.at(1).is_null())) {
                    ledger.map(place, pair.at(back ? 0 : 1), back ? Words::former(release) : Words::renamed(release));
                    break;
                }
            }
        }
    }
}

struct Step
{
    const char *release;
    void (*up)(Ledger &);
    void (*down)(Ledger &); ///< to the release before
};

const Step steps[] = {
    {"1.0.0", spreadStatistics, nullptr},
    {"1.1.0", nullptr, nullptr},
    {"1.2.0", nullptr, nameBandsPlainly},
    {"1.3.0",
     [](Ledger &ledger) {
         settleModelRoles(ledger);
         declareBands(ledger);
     },
     nullptr},
    {"1.4.0",
     [](Ledger &ledger) {
         scaleValues(ledger);
         settleModelFields(ledger);
     },
     normalizeValues},
    {"1.5.0", nameBandDimensions,
     [](Ledger &ledger) {
         nameChannelDimensions(ledger);
         singleProcessings(ledger);
         setAsideTasks(ledger);
     }},
    {"1.5.1", nullptr, nullptr},
    {"1.5.2", nullptr, nullptr},
};

} // namespace

/// Up through all releases to the target, then down to it from the newest: each step finds by itself what is left to do.
void convertMlm(Ledger &ledger, const Context &context)
{
    if (context.to.mlm.empty())
        return;
    const Version target = versionOf(context.to.mlm);
    for (const Step &step : steps) {
        if (versionOf(step.release) > target)
            break;
        renameValues(ledger, step.release, false);
        if (step.up)
            step.up(ledger);
    }
    for (auto step = std::rbegin(steps); step != std::rend(steps) && versionOf(step->release) > target; ++step) {
        if (step->down)
            step->down(ledger);
        renameValues(ledger, step->release, true);
    }
    if (target >= Version{1, 4, 0}) {
        settleEntryPoints(ledger, target != Version{1, 4, 0});
        dropUnknown(ledger, context.to.mlm);
        settleArtifacts(ledger);
    }
}

void askQuestions(Ledger &ledger, const Context &context)
{
    if (context.to.mlm.empty())
        return;
    const Version target = versionOf(context.to.mlm);
    if (target < Version{1, 2, 0})
        askAboutRoles(ledger);
    if (target >= Version{1, 4, 0})
        askAboutScaling(ledger);
    if (target >= Version{1, 5, 0})
        askAboutDimensions(ledger);
}

} // namespace mlm::convert
