// SPDX-License-Identifier: Apache-2.0
// What a spreadsheet does with cells and rows, as Edits.
#include "widgets/tables/tablemodel.h"
#include <algorithm>

namespace mlm {
namespace {

CellInput inputOf(const Cells::Cell &cell, const Column &column, int index)
{
    if (cell.exact)
        return {index, cell.value, cell.spelling};
    return readCell(column, index, cell.text);
}

} // namespace

void memberEdits(const Context &context, const Pointer &object, const std::string &member, const CellInput &input, Edits &edits)
{
    const Pointer at = object / member;
    const Json *now = at.in(context.root());
    if (!input.value) {
        if (now)
            edits.push_back(Edit::remove(at));
        return;
    }
    if (now) {
        edits.push_back(Edit::replace(at, *input.value, input.spelling));
        return;
    }
    auto position = context.profile().memberPosition(object, member, context.root());
    // What this step puts before it is not there yet.
    for (const Edit &other : edits)
        if (position && other.op == Edit::Op::Add && other.position && *other.position <= *position && other.path.parent() == object)
            ++*position;
    auto edit = Edit::add(at, *input.value, position);
    edit.spelling = input.spelling;
    edits.push_back(std::move(edit));
    context.declare(at, edits);
}

Json newRowObject(const std::vector<Column> &columns, const RowInput &input, const Pointer &at, Edits &after)
{
    Json row = Json::object();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const CellInput &cell : input) {
            if (std::size_t(cell.column) != i || !cell.value || columns[i].member.empty())
                continue;
            const bool own = !cell.spelling.empty() && cell.value->dump() != cell.spelling;
            row[columns[i].member] = own ? Json() : *cell.value;
            if (own)
                after.push_back(Edit::replace(at / columns[i].member, *cell.value, cell.spelling));
        }
    }
    return row;
}

Cells TableModel::copy(const std::vector<std::pair<int, int>> &cells) const
{
    Cells out;
    if (cells.empty())
        return out;
    int top = cells.front().first, bottom = top, left = cells.front().second, right = left;
    for (const auto &[row, column] : cells) {
        top = std::min(top, row);
        bottom = std::max(bottom, row);
        left = std::min(left, column);
        right = std::max(right, column);
    }
    const std::set<std::pair<int, int>> chosen(cells.begin(), cells.end());
    for (int row = top; row <= bottom; ++row) {
        auto &line = out.rows.emplace_back();
        for (int column = left; column <= right; ++column) {
            Cells::Cell cell;
            cell.exact = true;
            Pointer at;
            if (const Json *json = chosen.contains({row, column}) ? value(row, column, &at) : nullptr) {
                cell.value = *json;
                cell.spelling = spelling(at, *json);
                cell.text = json->is_null() ? QStringLiteral("null")
                                            : cellText(m_columns[std::size_t(column)], *json, cell.spelling);
            } else if (m_columns[std::size_t(column)].kind == Column::Kind::Label && chosen.contains({row, column})) {
                cell.text = view(row, column).text;
                cell.exact = false;
            }
            line.push_back(std::move(cell));
        }
    }
    return out;
}

bool TableModel::applyRows(std::vector<std::pair<int, RowInput>> rows)
{
    Edits edits;
    std::vector<RowInput> grown;
    for (auto &[at, input] : rows) {
        if (at < m_rows)
            rowEdits(at, input, edits);
        else if (canGrow())
            grown.push_back(std::move(input));
    }
    if (!grown.empty())
        insertEdits(m_rows, grown, edits);
    return applyEdits(edits);
}

bool TableModel::paste(int row, int column, const Cells &cells)
{
    std::vector<std::pair<int, RowInput>> put; // by row
    for (std::size_t r = 0; r < cells.rows.size(); ++r) {
        RowInput input;
        for (std::size_t c = 0; c < cells.rows[r].size(); ++c) {
            const auto target = std::size_t(column) + c;
            if (target >= m_columns.size())
                break;
            if (m_columns[target].kind != Column::Kind::Label)
                input.push_back(inputOf(cells.rows[r][c], m_columns[target], int(target)));
        }
        put.emplace_back(row + int(r), std::move(input));
    }
    return applyRows(std::move(put));
}

std::vector<std::optional<Column>> TableModel::headingsOf(const Cells &cells) const
{
    std::vector<std::optional<Column>> headings;
    if (cells.rows.size() < 2)
        return headings;
    std::vector<Column> all = m_columns;
    for (Column &further : furtherColumns())
        all.push_back(std::move(further));
    std::size_t named = 0, words = 0;
    for (const Cells::Cell &cell : cells.rows[0]) {
        if (cell.exact || isJsonNumber(cell.text.trimmed().toStdString()))
            return {};
        const auto meant = std::find_if(all.begin(), all.end(), [&](const Column &column) { return isCalled(column, cell.text); });
        words += cell.text.trimmed().isEmpty() ? 0 : 1;
        named += meant == all.end() ? 0 : 1;
        headings.push_back(meant == all.end() ? std::nullopt : std::optional(*meant));
    }
    // Some headings may be others' (notes, units); most of them have to be ours.
    return named > 0 && named * 2 >= words ? headings : std::vector<std::optional<Column>>();
}

bool TableModel::pasteNamed(int row, const std::vector<std::optional<Column>> &headings, const Cells &cells)
{
    const auto isLabel = [](const std::optional<Column> &column) { return column && column->kind == Column::Kind::Label; };
    const auto labels = std::size_t(std::find_if(headings.begin(), headings.end(), isLabel) - headings.begin());
    const auto textAt = [&](std::size_t r, std::size_t c) { return c < cells.rows[r].size() ? cells.rows[r][c].text.trimmed() : QString(); };
    // Columns first: those that are not shown yet get their places.
    for (std::size_t c = 0; c < headings.size(); ++c)
        for (std::size_t r = 1; headings[c] && !isLabel(headings[c]) && columnOf(headings[c]->member) < 0 && r < cells.rows.size(); ++r)
            if (!textAt(r, c).isEmpty())
                showColumn(headings[c]->member);
    std::vector<int> targets;
    for (std::size_t r = 1; r < cells.rows.size() && labels < headings.size(); ++r) {
        int found = -1;
        for (int at = 0; at < m_rows && found < 0; ++at)
            if (rowName(at).compare(textAt(r, labels), Qt::CaseInsensitive) == 0)
                found = at;
        targets.push_back(found);
    }
    const std::set<int> distinct(targets.begin(), targets.end());
    const bool byName = !targets.empty() && distinct.size() == targets.size() && *distinct.begin() >= 0;
    std::vector<std::pair<int, RowInput>> put; // by row
    for (std::size_t r = 1; r < cells.rows.size(); ++r) {
        RowInput input;
        for (std::size_t c = 0; c < headings.size() && c < cells.rows[r].size(); ++c) {
            const int target = headings[c] && !isLabel(headings[c]) ? columnOf(headings[c]->member) : -1;
            if (target >= 0)
                input.push_back(inputOf(cells.rows[r][c], m_columns[std::size_t(target)], target));
        }
        const int at = byName ? targets[r - 1] : row + int(r) - 1;
        complete(at, input);
        // In the customary order, whatever the order of the headings.
        std::stable_sort(input.begin(), input.end(), [](const CellInput &a, const CellInput &b) { return a.column < b.column; });
        put.emplace_back(at, std::move(input));
    }
    return applyRows(std::move(put));
}

bool TableModel::importRows(const std::vector<RowInput> &rows, bool append)
{
    Edits edits;
    const int from = append ? m_rows : 0;
    std::vector<RowInput> grown;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const int at = from + int(r);
        RowInput input = rows[r];
        complete(at, input);
        if (at < m_rows)
            rowEdits(at, input, edits);
        else if (canGrow())
            grown.push_back(std::move(input));
    }
    if (!append && canGrow())
        for (int row = m_rows - 1; row >= int(rows.size()); --row)
            removeEdits(row, edits);
    if (!grown.empty())
        insertEdits(m_rows, grown, edits);
    return applyEdits(edits);
}

bool TableModel::fillDown(const std::vector<std::pair<int, int>> &cells)
{
    std::map<int, int> top;
    for (const auto &[row, column] : cells) {
        const auto [it, fresh] = top.try_emplace(column, row);
        if (!fresh)
            it->second = std::min(it->second, row);
    }
    std::map<int, RowInput> rows;
    for (const auto &[row, column] : cells) {
        if (row == top[column] || m_columns[std::size_t(column)].kind == Column::Kind::Label)
            continue;
        Pointer at;
        CellInput input{column, {}, {}};
        if (const Json *json = value(top[column], column, &at)) {
            input.value = *json;
            input.spelling = spelling(at, *json);
        }
        rows[row].push_back(std::move(input));
    }
    Edits edits;
    for (const auto &[row, input] : rows)
        rowEdits(row, input, edits);
    return applyEdits(edits);
}

bool TableModel::clear(const std::vector<std::pair<int, int>> &cells)
{
    std::map<int, RowInput> rows;
    for (const auto &[row, column] : cells)
        if (value(row, column))
            rows[row].push_back({column, {}, {}});
    Edits edits;
    for (const auto &[row, input] : rows)
        rowEdits(row, input, edits);
    return applyEdits(edits);
}

bool TableModel::setNull(const std::vector<std::pair<int, int>> &cells)
{
    std::map<int, RowInput> rows;
    for (const auto &[row, column] : cells)
        if (m_columns[std::size_t(column)].nullable)
            rows[row].push_back({column, Json(), {}});
    Edits edits;
    for (const auto &[row, input] : rows)
        rowEdits(row, input, edits);
    return applyEdits(edits);
}

bool TableModel::insertRow(int at)
{
    if (!canGrow())
        return false;
    Edits edits;
    insertEdits(std::clamp(at, 0, m_rows), {RowInput()}, edits);
    return applyEdits(edits);
}

bool TableModel::removeRows(const std::set<int> &rows)
{
    if (!canGrow())
        return false;
    Edits edits;
    for (auto it = rows.rbegin(); it != rows.rend(); ++it)
        if (*it < m_rows)
            removeEdits(*it, edits);
    return applyEdits(edits);
}

bool TableModel::moveRows(const std::set<int> &rows, bool up)
{
    if (rows.empty() || !canGrow() || (up ? *rows.begin() == 0 : *rows.rbegin() >= m_rows - 1))
        return false;
    // The row beside each block of rows steps over the block.
    Edits edits;
    for (auto it = rows.begin(); it != rows.end();) {
        const int first = *it;
        int last = first;
        while (++it != rows.end() && *it == last + 1)
            ++last;
        if (up)
            moveEdits(first - 1, last, edits);
        else
            moveEdits(last + 1, first, edits);
    }
    return applyEdits(edits);
}

} // namespace mlm
