// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/gridmodel.h"
#include <algorithm>

namespace mlm {
namespace {
constexpr std::size_t kMostColumns = 12;

std::vector<Column> numbers(std::initializer_list<QString> labels)
{
    std::vector<Column> columns;
    for (const QString &label : labels)
        columns.push_back({std::to_string(columns.size()), label, Column::Kind::Number, 96, 1});
    return columns;
}
} // namespace

GridModel::GridModel(Context &context, Pointer base, Shape shape, std::vector<Column> columns, QObject *parent)
    : TableModel(context, std::move(base), parent), m_shape(shape), m_configured(std::move(columns))
{
    sync();
}

std::vector<Column> GridModel::bboxColumns(bool withHeights)
{
    if (withHeights)
        return numbers({tr("West"), tr("South"), tr("Lowest"), tr("East"), tr("North"), tr("Highest")});
    return numbers({tr("West"), tr("South"), tr("East"), tr("North")});
}

std::vector<Column> GridModel::coordinateColumns() { return numbers({tr("Longitude"), tr("Latitude")}); }

std::vector<Column> GridModel::intervalColumns()
{
    std::vector<Column> columns;
    for (const QString &label : {tr("From"), tr("To")}) {
        Column column{std::to_string(columns.size()), label, Column::Kind::Text, 200, 1};
        column.nullable = true;
        column.nullMeaning = tr("open");
        columns.push_back(std::move(column));
    }
    return columns;
}

const Json *GridModel::list() const
{
    const Json *json = base().in(context().root());
    return json && json->is_array() ? json : nullptr;
}

const Json *GridModel::row(int index) const
{
    const Json *all = list();
    if (!all)
        return nullptr;
    if (m_shape == Shape::OneRow)
        return index == 0 ? all : nullptr;
    return index >= 0 && std::size_t(index) < all->size() ? &(*all)[std::size_t(index)] : nullptr;
}

int GridModel::countRows() const
{
    if (m_shape == Shape::OneRow)
        return 1;
    const Json *all = list();
    return all ? int(all->size()) : 0;
}

std::vector<Column> GridModel::findColumns() const
{
    std::vector<Column> columns = m_configured;
    std::size_t width = columns.size();
    for (int i = 0; i < countRows(); ++i)
        if (const Json *one = row(i); one && one->is_array())
            width = std::max(width, one->size());
    while (columns.size() < std::min(width, kMostColumns)) {
        Column further = columns.empty() ? Column{} : columns.back();
        further.member = std::to_string(columns.size());
        further.label = further.kind == Column::Kind::Number && columns.size() == 2 && m_shape == Shape::ManyRows
                            ? tr("Height")
                            : tr("Value %1").arg(columns.size() + 1);
        columns.push_back(std::move(further));
    }
    return columns;
}

std::pair<int, int> GridModel::locate(const Pointer &pointer) const
{
    if (!pointer.startsWith(base()) || pointer.size() <= base().size())
        return {-1, -1};
    const auto number = [&](std::size_t i) {
        const auto index = i < pointer.size() ? Pointer({pointer[i]}).index() : std::nullopt;
        return index && *index < 1'000'000'000 ? int(*index) : -1;
    };
    if (m_shape == Shape::OneRow)
        return {0, std::clamp(number(base().size()), 0, std::max(0, int(columns().size()) - 1))};
    return {number(base().size()), std::clamp(number(base().size() + 1), 0, std::max(0, int(columns().size()) - 1))};
}

Pointer GridModel::rowPointer(int index) const
{
    return m_shape == Shape::OneRow ? base() : base() / std::size_t(index);
}

Pointer GridModel::focusPointer(int index, int column) const { return rowPointer(index) / std::size_t(column); }

const Json *GridModel::value(int index, int column, Pointer *at) const
{
    const Json *json = row(index);
    if (at)
        *at = rowPointer(index);
    if (!json)
        return nullptr;
    if (!json->is_array())
        return column == 0 ? json : nullptr;
    if (at)
        *at = *at / std::size_t(column);
    return std::size_t(column) < json->size() ? &(*json)[std::size_t(column)] : nullptr;
}

bool GridModel::isEditable(int index, int column) const
{
    const Json *json = row(index);
    if (!json)
        return m_shape == Shape::OneRow;
    return json->is_array() ? std::size_t(column) <= json->size() : column == 0;
}

void GridModel::rowEdits(int index, const RowInput &input, Edits &edits) const
{
    const Json *json = row(index);
    if (!json) {
        // Nothing there yet: what was put in, zeros for what was not.
        Json fresh = Json::array();
        for (std::size_t i = 0; i < m_configured.size(); ++i)
            fresh.push_back(m_configured[i].kind == Column::Kind::Number ? Json(0) : Json());
        bool any = false;
        for (const CellInput &cell : input)
            if (cell.value && std::size_t(cell.column) < fresh.size()) {
                fresh[std::size_t(cell.column)] = *cell.value;
                any = true;
            }
        if (any)
            for (Edit &edit : context().document().setEdits(base(), std::move(fresh)))
                edits.push_back(std::move(edit));
        return;
    }
    auto length = json->is_array() ? json->size() : 0;
    for (const CellInput &cell : input) {
        const auto place = std::size_t(cell.column);
        if (!json->is_array()) {
            if (cell.value && cell.column == 0)
                edits.push_back(Edit::replace(rowPointer(index), *cell.value, cell.spelling));
        } else if (place < length) {
            // A place cannot be taken out of the middle; an open end of an interval is null.
            if (cell.value)
                edits.push_back(Edit::replace(rowPointer(index) / place, *cell.value, cell.spelling));
            else if (columns()[place].nullable)
                edits.push_back(Edit::replace(rowPointer(index) / place, Json()));
            else if (place + 1 == length && place >= m_configured.size()) {
                edits.push_back(Edit::remove(rowPointer(index) / place));
                --length;
            }
        } else if (place == length && cell.value) {
            Edit edit = Edit::add(rowPointer(index) / place, *cell.value);
            edit.spelling = cell.spelling;
            edits.push_back(std::move(edit));
            ++length;
        }
    }
}

void GridModel::insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const
{
    if (!canGrow())
        return;
    if (!list())
        for (Edit &edit : context().document().setEdits(base(), Json::array()))
            edits.push_back(std::move(edit));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Pointer place = base() / (std::size_t(at) + i);
        // A new row starts as the one above it: closer than zeros to what it will be.
        const Json *above = rows[i].empty() ? row(at - 1) : nullptr;
        Json fresh = Json::array();
        Edits after;
        for (std::size_t c = 0; c < m_configured.size(); ++c)
            fresh.push_back(m_configured[c].kind == Column::Kind::Number ? Json(0) : Json());
        if (above && above->is_array())
            fresh = *above;
        for (const CellInput &cell : rows[i]) {
            if (!cell.value)
                continue;
            const auto c = std::size_t(cell.column);
            while (fresh.size() <= c)
                fresh.push_back(0);
            fresh[c] = *cell.value;
            if (!cell.spelling.empty() && cell.value->dump() != cell.spelling) {
                fresh[c] = nullptr;
                after.push_back(Edit::replace(place / c, *cell.value, cell.spelling));
            }
        }
        edits.push_back(Edit::add(place, std::move(fresh)));
        edits.insert(edits.end(), after.begin(), after.end());
    }
}

void GridModel::removeEdits(int index, Edits &edits) const
{
    if (canGrow())
        edits.push_back(Edit::remove(rowPointer(index)));
}

void GridModel::moveEdits(int from, int to, Edits &edits) const
{
    edits.push_back(Edit::move(rowPointer(from), rowPointer(to)));
}

} // namespace mlm
