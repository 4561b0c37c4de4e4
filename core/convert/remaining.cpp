// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"
#include "core/validation/engine.h"
#include <QCoreApplication>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

/// More would help nobody.
constexpr int enough = 500;

/// True where nothing is wrong any more at the place once the value stands there.
bool settles(const Json &work, const Pointer &place, const Edit &edit)
{
    Json tried = work;
    if (!applyTo(tried, edit))
        return false;
    for (const Finding &finding : mlm::check(tried).list) {
        if (finding.severity == Severity::Error && finding.pointer == place)
            return false;
    }
    return true;
}

/// What the document itself offers for a name: its title and its id.
void offerNames(const Json &work, Question &question)
{
    for (const char *from : {"/properties/title", "/title", "/id"}) {
        const Json *text = Pointer::of(from).in(work);
        if (!text || !text->is_string())
            continue;
        const Edit edit = Edit::add(question.at, *text);
        if (settles(work, question.at, edit))
            question.choices.push_back({Words::tr("Use “%1”").arg(QString::fromStdString(text->get<std::string>())), {edit}});
    }
}

} // namespace

/// What the published schema of the target still asks for or refuses, as questions: facts that the source does not hold, and values that say nothing
/// the target could take.
void askRemaining(Ledger &ledger, const Context &context)
{
    if (context.from.family == Family::None)
        return;
    int asked = 0;
    for (const Finding &finding : mlm::check(ledger.work()).list) {
        if (finding.source != Source::Schema || finding.severity != Severity::Error || ledger.isAsked(finding.pointer))
            continue;
        if (++asked > enough)
            break;
        Question question;
        question.at = finding.pointer;
        question.text = finding.advice.isEmpty() ? finding.message : finding.message + QLatin1Char(' ') + finding.advice;
        if (finding.fix)
            question.choices.push_back({finding.fix->label, finding.fix->edits});
        if (finding.missing && !finding.pointer.isRoot() && finding.pointer.last() == "mlm:name")
            offerNames(ledger.work(), question);
        std::vector<Pointer> about;
        // What a whole list or object lacks is no fault of the values in it.
        const Json *there = finding.missing ? nullptr : ledger.at(finding.pointer);
        if (there && (!there->is_structured() || there->empty()))
            about.push_back(finding.pointer);
        ledger.ask(std::move(question), about);
    }
}

} // namespace mlm::convert
