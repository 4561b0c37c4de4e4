// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/problemsmodel.h"
#include "widgets/context.h"
#include "widgets/style/theme.h"
#include <algorithm>
#include <map>

namespace mlm {

namespace {

bool sameRow(const Finding &a, const Finding &b) { return a.rule == b.rule && a.pointer == b.pointer; }

std::map<FindingKey, std::size_t> placesOf(const std::vector<Finding> &list)
{
    std::map<FindingKey, std::size_t> places;
    for (std::size_t i = 0; i < list.size(); ++i)
        places.emplace(keyOf(list[i]), i);
    return places;
}

} // namespace

ProblemsModel::ProblemsModel(Context &context, QObject *parent) : QAbstractListModel(parent), m_context(context)
{
    m_list = context.findings().list;
    connect(&context.check(), &LiveCheck::findingsChanged, this, &ProblemsModel::refresh);
}

void ProblemsModel::setFilter(const ProblemsFilter &filter)
{
    m_filter = filter;
    refresh();
}

std::vector<Finding> ProblemsModel::wanted() const
{
    const auto &all = m_context.findings().list;
    if (!m_filter.isSet())
        return all;
    const spec::Profile &profile = m_context.profile();
    const auto holds = [&](const Finding &finding) {
        const auto has = [this](const QString &text) { return text.contains(m_filter.text, Qt::CaseInsensitive); };
        return (!m_filter.severity || finding.severity == *m_filter.severity) && (!m_filter.source || finding.source == *m_filter.source)
               && (m_filter.page.empty() || profile.pageOf(finding.pointer, m_context.root()) == m_filter.page)
               && (m_filter.text.isEmpty() || has(finding.message) || has(QString::fromStdString(finding.rule)) || has(finding.pointer.toQString())
                   || has(profile.labelOf(finding.pointer, m_context.root())));
    };
    std::vector<Finding> list;
    std::copy_if(all.begin(), all.end(), std::back_inserter(list), holds);
    return list;
}

void ProblemsModel::refresh()
{
    std::vector<Finding> now = wanted();
    Q_EMIT aboutToChange();
    if (!std::equal(now.begin(), now.end(), m_list.begin(), m_list.end(), sameRow)) {
        removeOld(now);
        putInOrder(now);
        insertNew(now);
    }
    m_list = std::move(now); // what stays may have another message, advice or fix by now
    if (!m_list.empty())
        Q_EMIT dataChanged(index(0), index(int(m_list.size()) - 1));
    Q_EMIT changed();
}

void ProblemsModel::removeOld(const std::vector<Finding> &now)
{
    const auto places = placesOf(now);
    const auto isGone = [&](std::size_t row) { return !places.contains(keyOf(m_list[row])); };
    for (std::size_t end = m_list.size(); end > 0;) {
        if (!isGone(end - 1)) {
            --end;
            continue;
        }
        std::size_t begin = end - 1;
        while (begin > 0 && isGone(begin - 1))
            --begin;
        beginRemoveRows({}, int(begin), int(end - 1));
        m_list.erase(m_list.begin() + std::ptrdiff_t(begin), m_list.begin() + std::ptrdiff_t(end));
        endRemoveRows();
        end = begin;
    }
}

/// What stays is mostly in order: only where members of the document changed places is it not.
void ProblemsModel::putInOrder(const std::vector<Finding> &now)
{
    const auto places = placesOf(now);
    const auto before = [&](const Finding &a, const Finding &b) { return places.at(keyOf(a)) < places.at(keyOf(b)); };
    if (std::is_sorted(m_list.begin(), m_list.end(), before))
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList old = persistentIndexList();
    std::vector<FindingKey> keys;
    for (const QModelIndex &index : old)
        keys.push_back(keyOf(m_list[std::size_t(index.row())]));
    std::stable_sort(m_list.begin(), m_list.end(), before);
    QModelIndexList moved;
    for (const FindingKey &key : keys)
        moved << index(rowOf(key));
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged();
}

void ProblemsModel::insertNew(const std::vector<Finding> &now)
{
    for (std::size_t row = 0; row < now.size();) {
        const auto isOld = [&](std::size_t i) { return row < m_list.size() && sameRow(now[i], m_list[row]); };
        if (isOld(row)) {
            ++row;
            continue;
        }
        std::size_t end = row + 1;
        while (end < now.size() && !isOld(end))
            ++end;
        beginInsertRows({}, int(row), int(end - 1));
        m_list.insert(m_list.begin() + std::ptrdiff_t(row), now.begin() + std::ptrdiff_t(row), now.begin() + std::ptrdiff_t(end));
        endInsertRows();
        row = end;
    }
}

int ProblemsModel::rowOf(const FindingKey &key) const
{
    const auto found = std::find_if(m_list.begin(), m_list.end(), [&](const Finding &f) { return f.rule == key.first && f.pointer == key.second; });
    return found == m_list.end() ? -1 : int(found - m_list.begin());
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_list.size());
}

QString ProblemsModel::line(int row) const
{
    const Finding &f = finding(row);
    return QStringLiteral("%1: %2 (%3) [%4]")
        .arg(look::severityWord(f.severity), f.message,
             f.pointer.isRoot() ? tr("whole document") : f.pointer.toQString(), QString::fromStdString(f.rule));
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_list.size()))
        return {};
    const Finding &f = finding(index.row());
    const auto where = [&] {
        return f.pointer.isRoot() ? tr("Whole document") : m_context.profile().labelOf(f.pointer, m_context.root());
    };
    switch (role) {
    case Qt::DisplayRole: return f.message;
    case Qt::ToolTipRole: {
        QString text = f.message;
        if (!f.advice.isEmpty())
            text += QLatin1Char('\n') + f.advice;
        return text + QLatin1Char('\n') + where() + QStringLiteral(" (") + f.pointer.toQString() + QLatin1Char(')');
    }
    case Qt::AccessibleTextRole:
        return look::severityWord(f.severity) + QStringLiteral(": ") + f.message + QStringLiteral(", ") + where();
    case SeverityRole: return int(f.severity);
    case WhereRole: return where();
    case RuleRole: return QString::fromStdString(f.rule);
    case FixRole: return f.fix ? f.fix->label : QString();
    default: return {};
    }
}

} // namespace mlm
