// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertreportmodel.h"
#include "widgets/style/theme.h"
#include <QSize>
#include <algorithm>

namespace mlm {

using convert::Fate;

namespace {

QString shown(const Pointer &place)
{
    return place.isRoot() ? QStringLiteral("/") : place.toQString();
}

} // namespace

void ConvertReportModel::show(std::shared_ptr<const convert::Report> report)
{
    beginResetModel();
    m_report = std::move(report);
    m_answers.clear();
    fill();
    endResetModel();
}

void ConvertReportModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    fill();
    endResetModel();
}

void ConvertReportModel::setAnswers(const std::vector<int> &answers)
{
    m_answers = answers;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, Columns - 1));
}

bool ConvertReportModel::passes(const convert::Entry &entry) const
{
    return m_filter == All || (m_filter == Changes ? entry.fate != Fate::Kept : int(entry.fate) == int(m_filter) - int(Kept));
}

void ConvertReportModel::fill()
{
    m_rows.clear();
    if (!m_report)
        return;
    const auto &entries = m_report->entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (m_filter != Added && passes(entries[i]))
            m_rows.push_back(i);
    // What waits for an answer comes first.
    std::stable_partition(m_rows.begin(), m_rows.end(), [&](std::size_t row) { return entries[row].fate == Fate::NeedsYou; });
    for (std::size_t i = 0; i < m_report->added.size(); ++i)
        if (m_filter == All || m_filter == Changes || m_filter == Added)
            m_rows.push_back(entries.size() + i);
}

int ConvertReportModel::count(Filter filter) const
{
    if (!m_report)
        return 0;
    const std::size_t all = m_report->entries.size(), added = m_report->added.size();
    return int(filter == All       ? all + added
               : filter == Changes ? all + added - m_report->count(Fate::Kept)
               : filter == Added   ? added
                                   : m_report->count(Fate(int(filter) - int(Kept))));
}

QString ConvertReportModel::filterName(Filter filter)
{
    switch (filter) {
    case All:
        return tr("everything");
    case Changes:
        return tr("what changes");
    case Kept:
        return tr("kept");
    case Carried:
        return tr("carried");
    case Mapped:
        return tr("mapped");
    case NeedsYou:
        return tr("needs you");
    case Dropped:
        return tr("dropped");
    case Added:
    case Filters:
        break;
    }
    return tr("added");
}

const convert::Entry *ConvertReportModel::entry(int row) const
{
    const std::size_t at = m_rows[std::size_t(row)];
    return at < m_report->entries.size() ? &m_report->entries[at] : nullptr;
}

const convert::Added *ConvertReportModel::added(int row) const
{
    const std::size_t at = m_rows[std::size_t(row)], entries = m_report->entries.size();
    return at >= entries ? &m_report->added[at - entries] : nullptr;
}

std::optional<Pointer> ConvertReportModel::source(int row) const
{
    const auto *from = entry(row);
    return from ? std::optional(from->from) : std::nullopt;
}

std::vector<Pointer> ConvertReportModel::results(int row) const
{
    if (const auto *one = added(row))
        return {one->at};
    const auto *from = entry(row);
    if (from->to.empty() && from->question >= 0)
        return {m_report->questions[std::size_t(from->question)].at};
    return from->to;
}

int ConvertReportModel::rowOf(const Pointer &source) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const auto *from = entry(row); from && from->from.startsWith(source))
            return row;
    return -1;
}

int ConvertReportModel::rowOfResult(const Pointer &place) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const auto places = results(row);
        if (std::find(places.begin(), places.end(), place) != places.end())
            return row;
    }
    return -1;
}

int ConvertReportModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int ConvertReportModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : Columns; }

QString ConvertReportModel::howText(const convert::Entry &entry) const
{
    if (entry.question < 0)
        return entry.how;
    const auto &question = m_report->questions[std::size_t(entry.question)];
    const int answer = std::size_t(entry.question) < m_answers.size() ? m_answers[std::size_t(entry.question)] : -1;
    return answer < 0 ? question.text : tr("You: %1").arg(question.choices[std::size_t(answer)].label);
}

QString ConvertReportModel::text(int row, int column) const
{
    if (const auto *one = added(row))
        return column == FateColumn ? filterName(Added) : column == To ? shown(one->at) : column == How ? one->why : QString();
    const auto *from = entry(row);
    if (column == FateColumn)
        return filterName(Filter(int(from->fate) + int(Kept)));
    if (column == From)
        return shown(from->from);
    if (column == How)
        return howText(*from);
    QStringList places;
    for (const Pointer &place : from->to)
        places << shown(place);
    return from->fate == Fate::Kept ? tr("the same") : places.join(QStringLiteral(", "));
}

QVariant ConvertReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(index.row(), index.column());
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (int column = 0; index.column() == 0 && column < Columns; ++column)
            if (const QString part = text(index.row(), column); !part.isEmpty())
                parts << part;
        return index.column() == 0 ? parts.join(QStringLiteral("; ")) : text(index.row(), index.column());
    }
    case Qt::FontRole:
        return index.column() == From || index.column() == To ? look::fixedFont(-1) : look::font(-1);
    case Qt::ForegroundRole:
        return look::color(index.column() == How ? look::Role::Soft : look::Role::Text);
    case Qt::DecorationRole:
        if (const auto *from = entry(index.row()); from && index.column() == FateColumn) {
            if (from->fate == Fate::NeedsYou)
                return look::icon(Severity::Warning);
            if (from->fate == Fate::Dropped)
                return look::icon(Severity::Error);
        }
        return {};
    case Qt::SizeHintRole:
        return QSize(80, 26);
    default:
        return {};
    }
}

QVariant ConvertReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Fate"), tr("From"), tr("To"), tr("How")};
    return names[section];
}

} // namespace mlm
