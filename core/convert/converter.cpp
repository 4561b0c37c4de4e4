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
        {"stac", repairStac}, {"dlm", convertDlm},           {"ml-model", convertMlModel}, {"mlm", convertMlm},
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

/// Places of members legacy_metadata that hold nothing.
void emptyHolders(const Json &value, const Pointer &at, std::vector<Pointer> &found)
{
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            emptyHolders(value[i], at / i, found);
    } else if (value.is_object()) {
        for (const auto &[name, member] : value.items()) {
            if (name == legacyMember && member.is_object() && member.empty())
                found.push_back(at / name);
            else
                emptyHolders(member, at / name, found);
        }
    }
}

} // namespace

Result<Edits> settle(const Json &result, const Report &report, const std::vector<int> &choices)
{
    Json settled = result;
    Edits edits;
    const auto apply = [&](const Edit &edit) {
        edits.push_back(edit);
        return applyTo(settled, edit);
    };
    for (std::size_t i = 0; i < std::min(choices.size(), report.questions.size()); ++i) {
        const auto &offered = report.questions[i].choices;
        if (choices[i] < 0 || std::size_t(choices[i]) >= offered.size())
            continue;
        for (const Edit &edit : offered[std::size_t(choices[i])].edits)
            if (const auto done = apply(edit); !done)
                return done.error();
    }
    std::vector<Pointer> empty;
    emptyHolders(settled, {}, empty);
    for (const Pointer &place : empty)
        if (!place.in(result) || !place.in(result)->empty())
            if (const auto done = apply(Edit::remove(place)); !done)
                return done.error();
    return edits;
}

} // namespace mlm::convert
