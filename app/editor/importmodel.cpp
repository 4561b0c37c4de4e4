// SPDX-License-Identifier: Apache-2.0
#include "app/editor/importmodel.h"
#include "app/editor/bytestext.h"
#include <QLocale>
#include <algorithm>

namespace mlm {

using State = weights::Proposal::State;

namespace {

constexpr int longestText = 400; ///< characters; a cell shows fewer

QString shown(const Json &value, const Pointer &pointer)
{
    if (value.is_number_integer() && (pointer.last() == "file:size" || pointer.last() == "mlm:memory_size")) {
        const qint64 bytes = value.get<qint64>();
        return bytes < 1024 ? bytesExact(bytes) : bytesExact(bytes) + QStringLiteral(" = ") + bytesShort(bytes);
    }
    if (value.is_number_unsigned())
        return QLocale(QLocale::English).toString(qulonglong(value.get<std::uint64_t>()));
    QString text = value.is_string() ? QString::fromStdString(value.get<std::string>())
                                     : QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    text.replace(QLatin1Char(','), value.is_array() ? QStringLiteral(", ") : QStringLiteral(","));
    return text.size() > longestText ? text.left(longestText - 1) + QStringLiteral("…") : text;
}

/// Where a value belongs for the reader, and what of its pointer is left below that.
std::pair<QString, Pointer> groupOf(const Pointer &pointer)
{
    const auto below = [&](std::size_t from) {
        Pointer rest;
        for (std::size_t i = from; i < pointer.size(); ++i)
            rest = rest / pointer[i];
        return rest;
    };
    if (pointer.size() > 2 && pointer[0] == "assets")
        return {ImportModel::tr("Asset “%1”").arg(QString::fromStdString(pointer[1])), below(2)};
    if (pointer.size() > 2 && pointer[0] == "properties" && pointer[1] == "mlm:input")
        return {ImportModel::tr("Inputs"), below(2)};
    if (pointer.size() > 2 && pointer[0] == "properties" && pointer[1] == "mlm:output")
        return {ImportModel::tr("Outputs"), below(2)};
    if (pointer.size() > 1 && pointer[0] == "properties")
        return {pointer[1] == "mlm:input" ? ImportModel::tr("Inputs") : pointer[1] == "mlm:output" ? ImportModel::tr("Outputs") : ImportModel::tr("Model"), below(1)};
    return {ImportModel::tr("Document"), pointer};
}

} // namespace

void ImportModel::show(const Json &root, std::vector<weights::Proposal> proposals, bool plain)
{
    beginResetModel();
    m_proposals = std::move(proposals);
    m_plain = plain;
    m_rows.clear();
    QString group;
    for (std::size_t i = 0; i < m_proposals.size(); ++i) {
        const auto &proposal = m_proposals[i];
        const auto [heading, rest] = groupOf(proposal.pointer);
        if (heading != group) {
            m_rows.push_back({-1, heading, {}});
            group = heading;
        }
        const Json *now = proposal.pointer.in(root);
        m_rows.push_back({int(i), rest.toQString().mid(1), now ? shown(*now, proposal.pointer) : QString()});
    }
    endResetModel();
}

const weights::Proposal *ImportModel::proposalAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) && m_rows[std::size_t(row)].proposal >= 0
               ? &m_proposals[std::size_t(m_rows[std::size_t(row)].proposal)]
               : nullptr;
}

int ImportModel::ticked() const
{
    return int(std::count_if(m_proposals.begin(), m_proposals.end(), [](const auto &p) { return p.ticked && p.state != State::Agrees; }));
}

int ImportModel::count(State state) const
{
    return int(std::count_if(m_proposals.begin(), m_proposals.end(), [state](const auto &p) { return p.state == state; }));
}

bool ImportModel::tickable(const Row &row) const
{
    return !m_plain && row.proposal >= 0 && m_proposals[std::size_t(row.proposal)].state != State::Agrees;
}

void ImportModel::tickAll(bool on)
{
    for (auto &proposal : m_proposals)
        proposal.ticked = on && proposal.state != State::Agrees;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
}

QList<int> ImportModel::headings() const
{
    QList<int> rows;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].proposal < 0)
            rows << int(i);
    return rows;
}

int ImportModel::firstRow() const
{
    auto found = std::find_if(m_rows.begin(), m_rows.end(), [this](const Row &row) { return tickable(row); });
    if (found == m_rows.end())
        found = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.proposal >= 0; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QString ImportModel::sentence(int row) const
{
    const auto *proposal = proposalAt(row);
    if (!proposal)
        return {};
    const QString value = shown(proposal->value, proposal->pointer);
    QString text = tr("%1: %2 (%3).").arg(proposal->pointer.toQString(), value, proposal->whereFrom);
    if (proposal->state == State::Differs)
        text += QLatin1Char(' ') + tr("The document has %1.").arg(m_rows[std::size_t(row)].now);
    return proposal->note.isEmpty() ? text : text + QLatin1Char(' ') + proposal->note;
}

int ImportModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[std::size_t(index.row())];
    if (row.proposal < 0) {
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return role == HeadingRole ? QVariant(true) : text && index.column() == Field ? QVariant(row.text) : QVariant();
    }
    const auto &proposal = m_proposals[std::size_t(row.proposal)];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Field: return row.text;
        case Now: return row.now.isNull() ? tr("absent") : row.now;
        case FromFile: return shown(proposal.value, proposal.pointer);
        case WhereFrom: return proposal.note.isEmpty() ? proposal.whereFrom : tr("%1. %2").arg(proposal.whereFrom, proposal.note);
        default: return {};
        }
    case Qt::CheckStateRole:
        if (index.column() == Field && tickable(row))
            return proposal.ticked ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ToolTipRole: return sentence(index.row());
    case Qt::AccessibleTextRole:
        if (index.column() == FromFile && proposal.state == State::Differs)
            return tr("%1, differs from the document").arg(shown(proposal.value, proposal.pointer));
        return data(index, Qt::DisplayRole);
    case StateRole: return int(m_plain ? State::Absent : proposal.state);
    case TickableRole: return tickable(row);
    case FixedRole: return index.column() != WhereFrom && (index.column() != Now || !row.now.isNull());
    default: return {};
    }
}

bool ImportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Row &row = m_rows[std::size_t(index.row())];
    if (role != Qt::CheckStateRole || !tickable(row))
        return false;
    m_proposals[std::size_t(row.proposal)].ticked = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {role});
    return true;
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Field"), tr("In the document"), tr("From the file"), tr("Where from")};
    return names[section];
}

Qt::ItemFlags ImportModel::flags(const QModelIndex &index) const
{
    const Row &row = m_rows[std::size_t(index.row())];
    if (row.proposal < 0)
        return Qt::NoItemFlags; // the arrow keys pass it by
    const bool tick = index.column() == Field && tickable(row);
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | (tick ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

} // namespace mlm
