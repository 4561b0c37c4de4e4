// SPDX-License-Identifier: Apache-2.0
#include "core/convert/reporttext.h"
#include <QCoreApplication>
#include <array>
#include <map>
#include <tuple>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
public:
    static QString fate(Fate fate)
    {
        switch (fate) {
        case Fate::Kept:
            return tr("kept");
        case Fate::Carried:
            return tr("carried");
        case Fate::Mapped:
            return tr("mapped");
        case Fate::NeedsYou:
            return tr("needs you");
        case Fate::Dropped:
            break;
        }
        return tr("dropped");
    }
    static QString target(const Target &target)
    {
        return target.mlm.empty() ? tr("STAC %1").arg(QString::fromStdString(target.stac))
                                  : tr("MLM %1, STAC %2").arg(QString::fromStdString(target.mlm), QString::fromStdString(target.stac));
    }
};

Json textOf(const QString &text)
{
    return text.toStdString();
}

QString shown(const Json &value)
{
    QString text = QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (text.size() > 120)
        text = text.left(119) + QChar(0x2026);
    return text;
}

QString placesOf(const Entry &entry)
{
    QStringList places;
    for (const Pointer &place : entry.to)
        places.append(place.isRoot() ? QStringLiteral("/") : place.toQString());
    return places.join(QStringLiteral(", "));
}

Json detectedJson(const Detected &from)
{
    static constexpr const char *families[] = {"none", "stac", "mlm", "dlm", "ml-model"};
    static constexpr const char *kinds[] = {"unknown", "item", "collection", "catalog"};
    return {{"family", families[int(from.family)]}, {"kind", kinds[int(from.kind)]}, {"release", from.release}, {"stac_version", from.stac}, {"name", textOf(from.name)}};
}

Json editJson(const Edit &edit)
{
    static constexpr const char *ops[] = {"add", "remove", "replace", "move"};
    Json json = {{"op", ops[int(edit.op)]}, {"path", edit.path.toString()}};
    if (edit.op == Edit::Op::Move)
        json["from"] = edit.from.toString();
    if (edit.op == Edit::Op::Add || edit.op == Edit::Op::Replace)
        json["value"] = edit.value;
    return json;
}

Json entryJson(const Entry &entry)
{
    Json json = {{"from", entry.from.toString()}, {"fate", toString(entry.fate)}, {"value", entry.value}};
    Json places = Json::array();
    for (const Pointer &place : entry.to)
        places.push_back(place.toString());
    json["to"] = std::move(places);
    if (!entry.how.isEmpty())
        json["how"] = textOf(entry.how);
    if (entry.question >= 0)
        json["question"] = entry.question;
    return json;
}

Json questionJson(const Question &question)
{
    Json choices = Json::array();
    for (const Choice &choice : question.choices) {
        Json edits = Json::array();
        for (const Edit &edit : choice.edits)
            edits.push_back(editJson(edit));
        choices.push_back({{"label", textOf(choice.label)}, {"edits", std::move(edits)}});
    }
    return {{"at", question.at.toString()}, {"text", textOf(question.text)}, {"choices", std::move(choices)}};
}

/// One line of a list: a value, or a list or object that went as a whole.
struct Row
{
    QString from, value, to, how;
};

/// Without what both places end in, but for one name: where the whole went from and to.
std::pair<Pointer, Pointer> wholeOf(const Entry &entry)
{
    const auto &from = entry.from.tokens(), &to = entry.to.front().tokens();
    std::size_t same = 0;
    while (same < std::min(from.size(), to.size()) && from[from.size() - 1 - same] == to[to.size() - 1 - same])
        ++same;
    if (same > 0 && !Pointer({from[from.size() - same]}).index())
        --same;
    const auto head = [same](const std::vector<std::string> &tokens) { return Pointer({tokens.begin(), tokens.end() - static_cast<std::ptrdiff_t>(same)}); };
    return {head(from), head(to)};
}

std::vector<Row> rowsOf(const Report &report, Fate fate)
{
    struct Group
    {
        std::vector<const Entry *> entries;
        std::pair<Pointer, Pointer> whole;
    };
    std::vector<Group> groups;
    std::map<std::tuple<Pointer, Pointer, QString>, std::size_t> known;
    for (const Entry &entry : report.entries) {
        if (entry.fate != fate)
            continue;
        if (fate != Fate::Carried || entry.to.size() != 1) {
            groups.push_back({{&entry}, {}});
            continue;
        }
        const auto whole = wholeOf(entry);
        const auto [it, isNew] = known.emplace(std::tuple(whole.first, whole.second, entry.how), groups.size());
        if (isNew)
            groups.push_back({{}, whole});
        groups[it->second].entries.push_back(&entry);
    }
    std::vector<Row> rows;
    for (const Group &group : groups) {
        const Entry &first = *group.entries.front();
        if (group.entries.size() == 1)
            rows.push_back({first.from.toQString(), shown(first.value), placesOf(first), first.how});
        else
            rows.push_back({group.whole.first.toQString(), Words::tr("%1 values").arg(group.entries.size()), group.whole.second.toQString(), first.how});
    }
    return rows;
}

QString cell(QString text)
{
    return text.replace('|', QStringLiteral("\\|")).replace('\n', ' ');
}

QString code(const QString &text)
{
    return text.contains('`') ? QStringLiteral("`` %1 ``").arg(cell(text)) : '`' + cell(text) + '`';
}

} // namespace

Json toJson(const Report &report)
{
    Json json = {{"from", detectedJson(report.from)}, {"to", {{"mlm", report.to.mlm}, {"stac", report.to.stac}}}, {"summary", Json::object()}};
    for (const Fate fate : {Fate::Kept, Fate::Carried, Fate::Mapped, Fate::NeedsYou, Fate::Dropped})
        json["summary"][toString(fate)] = report.count(fate);
    json["summary"]["added"] = report.added.size();
    json["summary"]["questions"] = report.questions.size();
    for (const char *list : {"questions", "entries", "added"})
        json[list] = Json::array();
    for (const Question &question : report.questions)
        json["questions"].push_back(questionJson(question));
    for (const Entry &entry : report.entries)
        json["entries"].push_back(entryJson(entry));
    for (const Added &added : report.added)
        json["added"].push_back({{"at", added.at.toString()}, {"value", added.value}, {"why", textOf(added.why)}});
    return json;
}

QString summary(const Report &report)
{
    QStringList parts;
    for (const Fate fate : {Fate::Kept, Fate::Carried, Fate::Mapped, Fate::NeedsYou, Fate::Dropped})
        if (const std::size_t count = report.count(fate))
            parts.append(QStringLiteral("%1 %2").arg(count).arg(Words::fate(fate)));
    if (!report.added.empty())
        parts.append(Words::tr("%1 added").arg(report.added.size()));
    if (report.questions.size() == 1)
        parts.append(Words::tr("1 question"));
    else if (!report.questions.empty())
        parts.append(Words::tr("%1 questions").arg(report.questions.size()));
    return parts.join(QStringLiteral(", "));
}

QString toText(const Report &report)
{
    QString text = Words::tr("%1 to %2").arg(report.from.name, Words::target(report.to)) + '\n' + summary(report) + '\n';
    for (const Question &question : report.questions) {
        text += '\n' + Words::tr("Needs you: %1").arg(question.at.toQString()) + QStringLiteral("\n  ") + question.text + '\n';
        for (const Choice &choice : question.choices)
            text += QStringLiteral("  - ") + choice.label + '\n';
    }
    for (const Fate fate : {Fate::Dropped, Fate::Mapped, Fate::Carried}) {
        if (report.count(fate) == 0)
            continue;
        text += '\n' + Words::fate(fate) + '\n';
        for (const Row &row : rowsOf(report, fate)) {
            text += QStringLiteral("  %1 = %2").arg(row.from, row.value);
            if (!row.to.isEmpty())
                text += QStringLiteral(" -> ") + row.to;
            text += (row.how.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(row.how)) + '\n';
        }
    }
    if (!report.added.empty()) {
        text += '\n' + Words::tr("added") + '\n';
        for (const Added &added : report.added)
            text += QStringLiteral("  %1 = %2 (%3)\n").arg(added.at.toQString(), shown(added.value), added.why);
    }
    return text;
}

QString toMarkdown(const Report &report, const QString &title)
{
    QString text = QStringLiteral("# %1\n\n").arg(title) + Words::tr("%1 to %2").arg(report.from.name, Words::target(report.to)) + QStringLiteral(": ") +
                   summary(report) + QStringLiteral(".\n");
    if (!report.questions.empty())
        text += QStringLiteral("\n## %1\n").arg(Words::tr("Needs you"));
    for (const Question &question : report.questions) {
        text += QStringLiteral("\n- %1: %2\n").arg(code(question.at.toQString()), question.text);
        for (const Choice &choice : question.choices)
            text += QStringLiteral("  - %1\n").arg(choice.label);
    }
    const std::array<std::pair<Fate, QString>, 3> parts = {
        {{Fate::Dropped, Words::tr("Dropped")}, {Fate::Mapped, Words::tr("Said in another way")}, {Fate::Carried, Words::tr("Moved or renamed")}}};
    for (const auto &[fate, heading] : parts) {
        if (report.count(fate) == 0)
            continue;
        text += QStringLiteral("\n## %1\n\n| %2 | %3 | %4 | %5 |\n|---|---|---|---|\n")
                    .arg(heading, Words::tr("From"), Words::tr("Value"), Words::tr("To"), Words::tr("How"));
        for (const Row &row : rowsOf(report, fate))
            text += QStringLiteral("| %1 | %2 | %3 | %4 |\n").arg(code(row.from), code(row.value), row.to.isEmpty() ? QString() : code(row.to), cell(row.how));
    }
    if (!report.added.empty()) {
        text += QStringLiteral("\n## %1\n\n| %2 | %3 | %4 |\n|---|---|---|\n").arg(Words::tr("Added"), Words::tr("At"), Words::tr("Value"), Words::tr("Why"));
        for (const Added &added : report.added)
            text += QStringLiteral("| %1 | %2 | %3 |\n").arg(code(added.at.toQString()), code(shown(added.value)), cell(added.why));
    }
    return text;
}

} // namespace mlm::convert
