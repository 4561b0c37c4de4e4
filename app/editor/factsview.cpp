// SPDX-License-Identifier: Apache-2.0
#include "app/editor/factsview.h"
#include "widgets/fields/findingstrip.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QGridLayout>
#include <QLocale>
#include <algorithm>

namespace mlm {

using weights::ImportFact;
using weights::NoteFact;

namespace {

constexpr std::size_t mostStrips = 2;
constexpr qsizetype mostNames = 3;

QString number(std::uint64_t value) { return QLocale(QLocale::English).toString(qulonglong(value)); }

QString formatText(const weights::Inspection &file)
{
    const weights::Facts &facts = file.reading.facts;
    if (facts.formatName.isEmpty())
        return file.part ? FactsView::tr("a part of the model") : FactsView::tr("not recognised");
    return facts.formatVersion ? FactsView::tr("%1, version %2").arg(facts.formatName, QString::fromStdString(facts.formatVersion->value)) : facts.formatName;
}

/// "120, all float32", "120, mostly float32".
QString tensorsText(const weights::Facts &facts)
{
    if (!facts.tensors)
        return FactsView::tr("not told");
    if (facts.tensors->empty() || facts.dtypes.empty())
        return number(facts.tensors->size());
    const auto most = std::max_element(facts.dtypes.begin(), facts.dtypes.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    const QString dtype = QString::fromStdString(most->first);
    return (facts.dtypes.size() == 1 ? FactsView::tr("%1, all %2") : FactsView::tr("%1, mostly %2")).arg(number(facts.tensors->size()), dtype);
}

QStringList names(const weights::Facts &facts, ImportFact::Class kind)
{
    QStringList list;
    for (const ImportFact &import : facts.imports)
        if (import.kind == kind)
            list << QString::fromStdString(import.name);
    return list;
}

QString joined(const QStringList &names)
{
    if (names.size() <= mostNames)
        return names.join(QStringLiteral(", "));
    return FactsView::tr("%1 and %2 more").arg(QStringList(names.mid(0, mostNames)).join(QStringLiteral(", "))).arg(names.size() - mostNames);
}

struct Safety
{
    QString text;
    std::optional<Severity> severity;
};

Safety safetyOf(const weights::Inspection &file)
{
    const weights::Facts &facts = file.reading.facts;
    if (!names(facts, ImportFact::Class::Dangerous).isEmpty())
        return {FactsView::tr("known dangerous"), Severity::Error};
    if (!names(facts, ImportFact::Class::NeedsCode).isEmpty())
        return {FactsView::tr("needs code"), Severity::Warning};
    if (!facts.imports.empty())
        return {FactsView::tr("tensors only, no code"), {}};
    for (const NoteFact &note : facts.notes)
        if (note.level == NoteFact::Level::Danger)
            return {FactsView::tr("dangerous, see below"), Severity::Error};
    if (file.problem() || facts.format.empty())
        return {FactsView::tr("not known"), {}};
    return {FactsView::tr("imports nothing"), {}};
}

} // namespace

Severity FactsView::severityOf(NoteFact::Level level)
{
    return level == NoteFact::Level::Danger ? Severity::Error : level == NoteFact::Level::Warning ? Severity::Warning : Severity::Advice;
}

std::vector<NoteFact> FactsView::notesOf(const weights::Inspection &file)
{
    std::vector<NoteFact> notes;
    const weights::Facts &facts = file.reading.facts;
    const auto isTold = [&](const QString &name) {
        return std::any_of(facts.notes.begin(), facts.notes.end(), [&](const NoteFact &note) { return note.level != NoteFact::Level::Info && note.text.contains(name); });
    };
    if (const QStringList bad = names(facts, ImportFact::Class::Dangerous); !bad.isEmpty() && !isTold(bad.first()))
        notes.push_back({NoteFact::Level::Danger, tr("Loading this file would call %1, which can harm the computer. Do not load it.").arg(joined(bad))});
    if (file.error)
        notes.push_back({NoteFact::Level::Danger, file.error->message + QLatin1Char(' ') + file.error->advice});
    else if (file.reading.refusal)
        notes.push_back({NoteFact::Level::Warning, tr("What is inside could not be read. %1 Size and checksum are offered all the same.").arg(file.reading.refusal->message)});
    if (const QStringList code = names(facts, ImportFact::Class::NeedsCode); !code.isEmpty() && !isTold(code.first()))
        notes.push_back({NoteFact::Level::Warning, tr("Loading this file needs code besides tensors: %1.").arg(joined(code))});
    notes.insert(notes.end(), facts.notes.begin(), facts.notes.end());
    std::stable_sort(notes.begin(), notes.end(), [](const NoteFact &a, const NoteFact &b) { return a.level > b.level; });
    return notes;
}

FactsView::FactsView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("facts"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    const QString titles[] = {tr("Format"), tr("Parameters"), tr("Tensors"), tr("Safety")};
    m_safetyIcon = new IconLabel(QStringLiteral("error"), look::Ink::Error, 16, this);
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        m_cells[i] = {new Caption(titles[i], {look::Role::Soft, -1}, this),
                      new Caption({}, {look::Role::Text, 0, QFont::Normal, false, Qt::ElideRight}, this)};
        m_cells[i].text->setObjectName(QStringLiteral("fact%1").arg(i));
        m_cells[i].text->setAccessibleDescription(titles[i]);
        grid->addWidget(m_cells[i].title, 0, int(i));
        grid->setColumnStretch(int(i), 1);
        if (i + 1 < m_cells.size()) {
            grid->addWidget(m_cells[i].text, 1, int(i));
            continue;
        }
        auto *safety = new QHBoxLayout;
        safety->setSpacing(6);
        safety->addWidget(m_safetyIcon);
        safety->addWidget(m_cells[i].text, 1);
        grid->addLayout(safety, 1, int(i));
    }
    box->addLayout(grid);
    m_strips = new QVBoxLayout;
    m_strips->setSpacing(4);
    box->addLayout(m_strips);
    show(nullptr);
}

void FactsView::show(const weights::Inspection *file)
{
    while (QLayoutItem *item = m_strips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const QString none = QStringLiteral("–");
    for (const Cell &cell : m_cells)
        cell.text->setText(none);
    m_safetyIcon->hide();
    if (!file)
        return;
    const weights::Facts &facts = file->reading.facts;
    const Safety safety = safetyOf(*file);
    m_cells[0].text->setText(formatText(*file));
    m_cells[1].text->setText(facts.totalParameters ? number(facts.totalParameters->value) : tr("not told"));
    m_cells[1].text->setToolTip(facts.totalParameters ? facts.totalParameters->whereFrom : QString());
    m_cells[2].text->setText(tensorsText(facts));
    m_cells[3].text->setText(safety.text);
    m_safetyIcon->setVisible(safety.severity.has_value());
    if (safety.severity)
        m_safetyIcon->setIcon(look::severityIconName(*safety.severity), look::severityInk(*safety.severity));
    std::size_t shown = 0;
    for (const NoteFact &note : notesOf(*file)) {
        if (note.level == NoteFact::Level::Info || shown++ == mostStrips)
            break; // the rest stands among the notes
        m_strips->addWidget(new FindingStrip({severityOf(note.level), note.text, note.text}, this));
    }
}

} // namespace mlm
