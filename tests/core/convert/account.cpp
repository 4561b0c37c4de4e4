// SPDX-License-Identifier: Apache-2.0
#include "account.h"
#include "core/convert/ledger.h"
#include "core/json/parse.h"
#include <QDirIterator>
#include <QFile>
#include <algorithm>

namespace fixtures {

using namespace mlm;
using namespace mlm::convert;

namespace {

QString quoted(const Pointer &place)
{
    return '"' + place.toQString() + '"';
}

void checkEntries(const Json &source, const Conversion &conversion, QStringList &faults)
{
    const auto leaves = leavesOf(source);
    const auto &entries = conversion.report.entries;
    if (leaves.size() != entries.size()) {
        faults.append(QStringLiteral("%1 leaves, %2 entries").arg(leaves.size()).arg(entries.size()));
        return;
    }
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Entry &entry = entries[i];
        if (entry.from != leaves[i] || !same(entry.value, *leaves[i].in(source)))
            faults.append(quoted(leaves[i]) + " is not reported as it was");
        for (const Pointer &place : entry.to)
            if (!place.in(conversion.result))
                faults.append(quoted(entry.from) + " is said to be at " + quoted(place));
        const bool stands = !entry.to.empty();
        if (!stands && entry.fate != Fate::Dropped)
            faults.append(quoted(entry.from) + " is nowhere");
        if (entry.fate == Fate::Kept && (!stands || entry.to.front() != entry.from || !same(entry.value, *entry.from.in(conversion.result))))
            faults.append(quoted(entry.from) + " is not kept");
        if (entry.fate == Fate::Carried && std::any_of(entry.to.begin(), entry.to.end(), [&](const Pointer &to) { return !same(entry.value, *to.in(conversion.result)); }))
            faults.append(quoted(entry.from) + " is not carried");
        if ((entry.fate == Fate::Mapped || entry.fate == Fate::Dropped) && entry.how.isEmpty())
            faults.append(quoted(entry.from) + " does not say how");
        if ((entry.fate == Fate::NeedsYou) != (entry.question >= 0 && std::size_t(entry.question) < conversion.report.questions.size()))
            faults.append(quoted(entry.from) + " has the wrong question");
    }
}

/// Nothing comes from nowhere.
void checkResult(const Conversion &conversion, QStringList &faults)
{
    std::vector<Pointer> told;
    for (const Entry &entry : conversion.report.entries)
        told.insert(told.end(), entry.to.begin(), entry.to.end());
    for (const Added &added : conversion.report.added) {
        told.push_back(added.at);
        if (added.why.isEmpty())
            faults.append(quoted(added.at) + " does not say why it is added");
    }
    std::sort(told.begin(), told.end());
    for (const Pointer &leaf : leavesOf(conversion.result)) {
        bool known = false;
        for (Pointer at = leaf; !known; at = at.parent()) {
            known = std::binary_search(told.begin(), told.end(), at);
            if (at.isRoot())
                break;
        }
        if (!known)
            faults.append(quoted(leaf) + " comes from nowhere");
    }
    if (const auto legacy = conversion.result.find(legacyMember); legacy != conversion.result.end() && legacy->is_object())
        for (const auto &[name, value] : legacy->items())
            if (name.starts_with('/'))
                faults.append(QString::fromStdString("lost: " + name));
}

void checkEdits(const Json &source, const Conversion &conversion, QStringList &faults)
{
    Json edited = source;
    for (const Edit &edit : conversion.edits)
        if (const auto done = applyTo(edited, edit); !done)
            faults.append("an Edit does not apply: " + done.error().text());
    if (!same(edited, conversion.result))
        faults.append("the Edits lead elsewhere");
    for (const Question &question : conversion.report.questions) {
        for (const Choice &choice : question.choices) {
            Json settled = conversion.result;
            for (const Edit &edit : choice.edits)
                if (const auto done = applyTo(settled, edit); !done)
                    faults.append("choice “" + choice.label + "” does not apply: " + done.error().text());
        }
    }
}

/// All first choices together, and all last ones, settle the questions.
void checkSettling(const Conversion &conversion, QStringList &faults)
{
    for (const bool last : {false, true}) {
        std::vector<int> choices;
        for (const Question &question : conversion.report.questions)
            choices.push_back(last ? int(question.choices.size()) - 1 : 0);
        Json settled = conversion.result;
        for (const Edit &edit : settle(conversion.result, conversion.report, choices))
            if (const auto done = applyTo(settled, edit); !done)
                faults.append("settling does not apply: " + done.error().text());
    }
}

} // namespace

QStringList faults(const Json &source, const Target &target)
{
    QStringList faults;
    const auto conversion = convert::convert(source, target);
    if (!conversion)
        return source.is_object() ? QStringList(conversion.error().text()) : faults;
    checkEntries(source, *conversion, faults);
    checkResult(*conversion, faults);
    checkEdits(source, *conversion, faults);
    checkSettling(*conversion, faults);
    const auto again = convert::convert(conversion->result, target);
    if (!again)
        faults.append(again.error().text());
    else if (!same(again->result, conversion->result) || !again->edits.empty())
        faults.append("a second conversion changes " + (again->edits.empty() ? QString("nothing by its Edits") : quoted(again->edits.front().path)));
    return faults;
}

bool alike(const Json &a, const Json &b)
{
    return nlohmann::json(a) == nlohmann::json(b);
}

std::vector<std::pair<QString, Json>> documentsIn(const QString &folder)
{
    std::vector<std::pair<QString, Json>> documents;
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    if (shared.isEmpty())
        return documents;
    QDirIterator files(shared + '/' + folder, {"*.json", "*.jsonld"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (auto parsed = json::parse(file.readAll().toStdString()))
            documents.emplace_back(path.mid(shared.size() + 1), std::move(parsed->root));
    }
    std::sort(documents.begin(), documents.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return documents;
}

} // namespace fixtures
