// SPDX-License-Identifier: Apache-2.0
#include "core/convert/converter.h"
#include "core/convert/passes.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

/// The document's own version of STAC where it is one that can be written; else the older one, which all releases of MLM go with.
std::string stacFor(const Detected &from, const std::string &wanted)
{
    if (!wanted.empty())
        return wanted;
    const auto &known = stacVersions();
    return std::find(known.begin(), known.end(), from.stac) != known.end() ? from.stac : known.front();
}

} // namespace

const std::vector<Pass> &passes()
{
    static const std::vector<Pass> list = {
        {"properties", wrapProperties}, {"stac", repairStac}, {"dlm", convertDlm},           {"ml-model", convertMlModel}, {"mlm", convertMlm},
        {"bands", convertBands}, {"addresses", settleAddresses}, {"questions", askQuestions}, {"dlm-questions", askAboutDlm}, {"remaining", askRemaining},
    };
    return list;
}

Result<Conversion> convert(const Json &root, const Target &target)
{
    if (const auto checked = check(target); !checked)
        return checked.error();
    if (!root.is_object()) {
        Error error;
        error.code = Error::Code::Invalid;
        error.message = Words::tr("This is no STAC document: it is not an object.");
        return error;
    }
    Context context{detect(root), target};
    context.to.stac = stacFor(context.from, target.stac);
    if (context.from.family == Family::Stac || context.from.family == Family::None)
        context.to.mlm.clear();

    Ledger ledger(root);
    for (const Pass &pass : passes())
        pass.run(ledger, context);
    Conversion conversion;
    ledger.close(conversion.result, conversion.edits, conversion.report);
    conversion.report.from = std::move(context.from);
    conversion.report.to = std::move(context.to);
    return conversion;
}

namespace {

bool holdsNothing(const Json &value)
{
    return value.is_structured() && std::all_of(value.begin(), value.end(), holdsNothing);
}

/// Places of members legacy_metadata, and of those of DLM, that hold nothing.
void emptyHolders(const Json &value, const Pointer &at, std::vector<Pointer> &found)
{
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            emptyHolders(value[i], at / i, found);
    } else if (value.is_object()) {
        for (const auto &[name, member] : value.items()) {
            if ((name == legacyMember && member.is_object() && member.empty()) || (name.starts_with("dlm:") && holdsNothing(member)))
                found.push_back(at / name);
            else
                emptyHolders(member, at / name, found);
        }
    }
}

} // namespace

Edits settle(const Json &result, const Report &report, const std::vector<int> &choices)
{
    Json settled = result;
    Edits edits;
    for (std::size_t i = 0; i < std::min(choices.size(), report.questions.size()); ++i) {
        const auto &offered = report.questions[i].choices;
        if (choices[i] < 0 || std::size_t(choices[i]) >= offered.size())
            continue;
        // Whole or not at all: another choice may have settled the same matter.
        Json tried = settled;
        const Edits &wanted = offered[std::size_t(choices[i])].edits;
        if (!std::all_of(wanted.begin(), wanted.end(), [&](const Edit &edit) { return applyTo(tried, edit).ok(); }))
            continue;
        settled = std::move(tried);
        edits.insert(edits.end(), wanted.begin(), wanted.end());
    }
    std::vector<Pointer> empty;
    emptyHolders(settled, {}, empty);
    for (const Pointer &place : empty)
        if (const Json *before = place.in(result); !before || !same(*before, *place.in(settled)))
            edits.push_back(Edit::remove(place));
    return edits;
}

} // namespace mlm::convert
