// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/problemsmodel.h"
#include "widgets/context.h"
#include "widgets/style/theme.h"

namespace mlm {

namespace {
bool sameRow(const Finding &a, const Finding &b)
{
    return a.severity == b.severity && a.rule == b.rule && a.pointer == b.pointer && a.message == b.message;
}
} // namespace

ProblemsModel::ProblemsModel(Context &context, QObject *parent) : QAbstractListModel(parent), m_context(context)
{
    m_list = context.findings().list;
    connect(&context.check(), &LiveCheck::findingsChanged, this, &ProblemsModel::refresh);
}

void ProblemsModel::refresh()
{
    const auto &now = m_context.findings().list;
    std::size_t head = 0;
    while (head < now.size() && head < m_list.size() && sameRow(now[head], m_list[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < now.size() - head && tail < m_list.size() - head
           && sameRow(now[now.size() - 1 - tail], m_list[m_list.size() - 1 - tail]))
        ++tail;
    const std::size_t gone = m_list.size() - head - tail;
    const std::size_t come = now.size() - head - tail;
    const std::size_t both = std::min(gone, come);
    // What stays may have another fix or advice by now.
    for (std::size_t i = 0; i < head; ++i)
        m_list[i] = now[i];
    for (std::size_t i = 0; i < tail; ++i)
        m_list[m_list.size() - 1 - i] = now[now.size() - 1 - i];
    // Rows that changed in place (a message with another number) keep the selection.
    for (std::size_t i = head; i < head + both; ++i)
        m_list[i] = now[i];
    const auto at = [this](std::size_t row) { return m_list.begin() + std::ptrdiff_t(row); };
    if (gone > both) {
        beginRemoveRows({}, int(head + both), int(head + gone - 1));
        m_list.erase(at(head + both), at(head + gone));
        endRemoveRows();
    } else if (come > both) {
        beginInsertRows({}, int(head + both), int(head + come - 1));
        m_list.insert(at(head + both), now.begin() + std::ptrdiff_t(head + both), now.begin() + std::ptrdiff_t(head + come));
        endInsertRows();
    }
    if (!m_list.empty())
        Q_EMIT dataChanged(index(0), index(int(m_list.size()) - 1));
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
