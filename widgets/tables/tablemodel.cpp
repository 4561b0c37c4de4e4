// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/tablemodel.h"
#include <QStringList>
#include <algorithm>

namespace mlm {
namespace {
constexpr int kNone = -1;
constexpr int kMany = -2;
constexpr int kUnknown = -2;
constexpr int kMostDecimals = 12;
constexpr std::size_t kMostMarked = 5000; ///< rows; in longer tables they come and go at the end

int decimalsIn(std::string_view text)
{
    const auto point = text.find('.');
    if (point == std::string_view::npos)
        return 0;
    const auto end = text.find_first_of("eE");
    return int((end == std::string_view::npos ? text.size() : end) - point - 1);
}
} // namespace

TableModel::TableModel(Context &context, Pointer base, QObject *parent)
    : QAbstractTableModel(parent), m_context(context), m_base(std::move(base))
{
    connect(&context.document(), &Document::changed, this, [this](const Pointer &pointer) {
        if (!concerns(pointer))
            return;
        m_dirty = true;
        const int row = pointer.startsWith(m_base) && pointer.size() > m_base.size() ? locate(pointer).first : kNone;
        m_hint = row < 0 || (m_hint != kNone && m_hint != row) ? kMany : row;
    });
    connect(&context.document(), &Document::stateChanged, this, [this] {
        if (m_dirty)
            sync();
    });
    connect(&context, &Context::profileChanged, this, [this] { sync(); });
    connect(&context.check(), &LiveCheck::findingsChanged, this, [this] { readFindings(); });
}

bool TableModel::concerns(const Pointer &changed) const
{
    return changed.startsWith(m_base) || m_base.startsWith(changed);
}

void TableModel::sync()
{
    const int hint = m_hint;
    m_hint = kNone;
    m_dirty = false;
    const int before = m_rows;
    const int now = countRows();
    if (now == before && hint >= 0 && hint < now && fitsColumns(hint)) {
        // One row changed, as while typing: what is known of all others stays.
        for (std::size_t c = 0; c < m_decimals.size(); ++c)
            if (m_decimals[c] != kUnknown)
                m_decimals[c] = std::max(m_decimals[c], std::min(decimalsAt(hint, int(c), true), kMostDecimals));
        if (std::size_t(hint) < m_marks.size())
            if (const Json *json = rowPointer(hint).in(m_context.root()))
                m_marks[std::size_t(hint)] = std::hash<Json>()(*json);
        Q_EMIT dataChanged(index(hint, 0), index(hint, columnCount() - 1));
        return;
    }
    m_decimals.clear();
    syncColumns();
    syncRows(now);
    readFindings();
    if (now > 0 && !m_columns.empty())
        Q_EMIT dataChanged(index(0, 0), index(now - 1, columnCount() - 1));
}

std::vector<std::size_t> TableModel::marksOf() const
{
    std::vector<std::size_t> marks;
    const Json *rows = m_base.in(m_context.root());
    if (!rows || !rows->is_structured() || int(rows->size()) != countRows() || rows->size() > kMostMarked)
        return marks;
    for (const Json &row : *rows)
        marks.push_back(std::hash<Json>()(row));
    return marks;
}

void TableModel::syncRows(int now)
{
    const int before = m_rows;
    auto marks = marksOf();
    // What is the same at either end stays, with selection and scroll position: rows come and go in between.
    int first = std::min(before, now);
    if (now != before && int(m_marks.size()) == before && int(marks.size()) == now) {
        const auto same = [&](int old, int fresh) { return m_marks[std::size_t(old)] == marks[std::size_t(fresh)]; };
        int head = 0, tail = 0;
        while (head < first && same(head, head))
            ++head;
        while (tail < first - head && same(before - 1 - tail, now - 1 - tail))
            ++tail;
        first -= tail;
    }
    m_marks = std::move(marks);
    if (now > before) {
        beginInsertRows({}, first, first + now - before - 1);
        m_rows = now;
        endInsertRows();
    } else if (now < before) {
        beginRemoveRows({}, first, first + before - now - 1);
        m_rows = now;
        endRemoveRows();
    }
}

void TableModel::syncColumns()
{
    auto wanted = findColumns();
    // Both lists keep one customary order, so columns that left go first and new ones come in at their place.
    for (int i = int(m_columns.size()) - 1; i >= 0; --i) {
        if (std::find(wanted.begin(), wanted.end(), m_columns[std::size_t(i)]) != wanted.end())
            continue;
        beginRemoveColumns({}, i, i);
        m_columns.erase(m_columns.begin() + i);
        endRemoveColumns();
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i < m_columns.size() && m_columns[i] == wanted[i]) {
            m_columns[i] = wanted[i];
            continue;
        }
        const auto later = std::find(m_columns.begin() + std::ptrdiff_t(i), m_columns.end(), wanted[i]);
        if (later != m_columns.end()) {
            beginResetModel();
            m_columns = std::move(wanted);
            endResetModel();
            return;
        }
        beginInsertColumns({}, int(i), int(i));
        m_columns.insert(m_columns.begin() + std::ptrdiff_t(i), wanted[i]);
        endInsertColumns();
    }
}

void TableModel::readFindings()
{
    const bool had = !m_findings.empty();
    m_findings.clear();
    m_cellFindings.clear();
    for (const Finding &finding : m_context.findings().list) {
        if (!concerns(finding.pointer) || (finding.pointer.size() < m_base.size()))
            continue;
        const auto cell = locate(finding.pointer);
        if (cell.first < 0 && finding.pointer != m_base && !finding.pointer.startsWith(m_base))
            continue;
        if (cell.first >= 0 && cell.first < m_rows)
            m_cellFindings[cell].push_back(m_findings.size());
        m_findings.push_back(finding);
    }
    if ((had || !m_findings.empty()) && m_rows > 0 && !m_columns.empty())
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1), {Qt::DecorationRole, Qt::ToolTipRole});
}

int TableModel::columnOf(std::string_view member) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].member == member)
            return int(i);
    return -1;
}

QString TableModel::label() const { return m_context.profile().labelOf(m_base, m_context.root()); }

int TableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rows; }

int TableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

std::string TableModel::spelling(const Pointer &pointer, const Json &value) const
{
    // Only what is not an integer can be spelled in more than one way.
    return value.is_number_float() ? m_context.document().spelling(pointer) : std::string();
}

int TableModel::decimalsAt(int row, int column, bool exact) const
{
    Pointer at;
    const Json *json = value(row, column, &at);
    if (!json || !json->is_number_float())
        return 0;
    return decimalsIn(exact ? spelling(at, *json) : json->dump());
}

int TableModel::decimalsOf(int column) const
{
    if (m_decimals.size() != m_columns.size())
        m_decimals.assign(m_columns.size(), kUnknown);
    int &known = m_decimals[std::size_t(column)];
    if (known != kUnknown)
        return known;
    known = 0;
    // The spelling of a late row costs a walk over those before it: long tables take the shortest spelling instead.
    const bool exact = m_rows <= 400;
    for (int row = 0; row < m_rows; ++row)
        known = std::max(known, decimalsAt(row, column, exact));
    return known = std::min(known, kMostDecimals);
}

CellView TableModel::view(int row, int column) const
{
    CellView view;
    const Column &spec = m_columns[std::size_t(column)];
    view.right = spec.isRight();
    view.fixed = spec.isRight() || spec.kind == Column::Kind::Name || spec.kind == Column::Kind::Colour
                 || spec.kind == Column::Kind::Any || spec.kind == Column::Kind::Key;
    Pointer at;
    if (const Json *json = value(row, column, &at)) {
        if (json->is_null()) {
            view.state = CellView::State::Null;
            view.note = spec.nullMeaning;
        } else {
            view.state = CellView::State::Value;
            view.text = cellText(spec, *json, spelling(at, *json));
            if (json->is_string() && view.text.isEmpty()) {
                view.text = QStringLiteral("\"\"");
                view.soft = true;
            }
            if (json->is_structured() && spec.kind != Column::Kind::Tags)
                view.fixed = true;
            if (view.right && !json->is_number())
                view.right = false;
        }
        if (spec.kind == Column::Kind::Number && json->is_number())
            view.decimals = decimalsOf(column);
    } else if (!applies(row, column)) {
        view.state = CellView::State::Unused;
    }
    for (const Finding *finding : findingsAt(row, column))
        view.severity = view.severity ? std::max(*view.severity, finding->severity) : finding->severity;
    dress(row, column, view);
    return view;
}

std::vector<const Finding *> TableModel::findingsAt(int row, int column) const
{
    std::vector<const Finding *> found;
    if (const auto it = m_cellFindings.find({row, column}); it != m_cellFindings.end())
        for (const auto i : it->second)
            found.push_back(&m_findings[i]);
    return found;
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows || index.column() >= columnCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return view(index.row(), index.column()).text;
    case Qt::EditRole: {
        const Json *json = value(index.row(), index.column());
        return !json || json->is_null() ? QString() : view(index.row(), index.column()).text;
    }
    case Qt::ToolTipRole: {
        QStringList lines;
        for (const Finding *finding : findingsAt(index.row(), index.column()))
            lines << (finding->advice.isEmpty() ? finding->message : finding->message + QLatin1Char(' ') + finding->advice);
        return lines.isEmpty() ? QVariant() : lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole: {
        const CellView cell = view(index.row(), index.column());
        QString text = cell.state == CellView::State::Null ? tr("null") + QLatin1Char(' ') + cell.note : cell.text;
        if (cell.state == CellView::State::Absent)
            text = tr("not there");
        else if (cell.state == CellView::State::Unused)
            text = tr("not used");
        const auto found = findingsAt(index.row(), index.column());
        return found.empty() ? text : text + QStringLiteral(", ") + found.front()->message;
    }
    case Qt::TextAlignmentRole:
        return int((m_columns[std::size_t(index.column())].isRight() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section >= columnCount())
        return {};
    const Column &column = m_columns[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.label;
    case Qt::ToolTipRole:
        return column.help.isEmpty() ? QVariant() : column.help;
    case Qt::TextAlignmentRole:
        return int((column.isRight() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

bool TableModel::setData(const QModelIndex &index, const QVariant &given, int role)
{
    if (!index.isValid() || role != Qt::EditRole || !isEditable(index.row(), index.column()))
        return false;
    const QString text = given.toString();
    if (text == data(index, Qt::EditRole).toString())
        return false;
    Edits edits;
    rowEdits(index.row(), {readCell(m_columns[std::size_t(index.column())], index.column(), text)}, edits);
    return applyEdits(edits);
}

Qt::ItemFlags TableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (isEditable(index.row(), index.column()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool TableModel::fitsColumns(int) const { return false; }

bool TableModel::applies(int, int) const { return true; }

bool TableModel::isEditable(int row, int column) const
{
    return m_columns[std::size_t(column)].kind != Column::Kind::Label && applies(row, column);
}

void TableModel::dress(int, int, CellView &) const {}

Pointer TableModel::focusPointer(int row, int) const { return rowPointer(row); }

QString TableModel::rowName(int row) const { return tr("Row %1").arg(row + 1); }

QString TableModel::summary() const { return QString::number(m_rows); }

void TableModel::showColumn(const std::string &member)
{
    m_wanted.insert(member);
    sync();
}

bool TableModel::applyEdits(const Edits &edits)
{
    if (edits.empty())
        return false;
    m_context.document().breakMerge();
    return m_context.apply(label(), edits);
}

} // namespace mlm
