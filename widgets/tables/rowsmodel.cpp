// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/rowsmodel.h"
#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

namespace mlm {
namespace {
constexpr std::size_t kMostColumns = 24;

Column::Kind kindOf(const spec::Type *type, const Json &sample)
{
    using Kind = Column::Kind;
    if (type && type->kind == spec::Kind::Number)
        return Kind::Number;
    if (type && type->kind == spec::Kind::Integer)
        return Kind::Integer;
    if (type && type->kind == spec::Kind::Boolean)
        return Kind::Flag;
    if (type && type->kind == spec::Kind::String)
        return type->choices.empty() ? Kind::Text : Kind::Choice;
    if (sample.is_number_integer())
        return Kind::Integer;
    if (sample.is_number())
        return Kind::Number;
    if (sample.is_boolean())
        return Kind::Flag;
    return sample.is_string() ? Kind::Text : Kind::Any;
}
/// A column that shows the row itself.
bool isScalar(const Column &column) { return column.member.empty() && column.kind != Column::Kind::Label && column.kind != Column::Kind::Key; }
} // namespace

RowsModel::RowsModel(Context &context, Pointer array, Columns columns, QObject *parent)
    : RowsModel(context, std::move(array), std::move(columns), parent, Defer())
{
    sync();
}

RowsModel::RowsModel(Context &context, Pointer array, Columns columns, QObject *parent, Defer)
    : TableModel(context, std::move(array), parent), m_configured(std::move(columns))
{
}

const Json *RowsModel::array() const
{
    const Json *json = base().in(context().root());
    return json && json->is_structured() ? json : nullptr;
}

const Json *RowsModel::row(int index) const
{
    const Json *all = array();
    if (!all || index < 0 || std::size_t(index) >= all->size())
        return nullptr;
    return all->is_array() ? &(*all)[std::size_t(index)] : &std::next(all->begin(), index).value();
}

const spec::Type *RowsModel::rowType() const
{
    const spec::Type *type = context().profile().typeAt(base(), context().root());
    if (!type)
        return nullptr;
    return type->items ? type->items.get() : type->others.get();
}

int RowsModel::countRows() const
{
    const Json *all = array();
    return all ? int(all->size()) : 0;
}

bool RowsModel::isUsed(const Column &column) const
{
    const Json *all = array();
    if (!all)
        return false;
    return std::any_of(all->begin(), all->end(),
                       [&](const Json &one) { return one.is_object() && one.contains(column.member); });
}

std::vector<Column> RowsModel::findColumns() const
{
    const spec::Type *type = rowType();
    std::vector<Column> all = m_configured(type);
    std::vector<Column> columns;
    for (const Column &column : all)
        if (column.always || wants(column.member) || isUsed(column))
            columns.push_back(column);
    const Json *rows = array();
    if (!rows)
        return columns;
    // A row is the cell itself where no column names a member.
    const bool scalars = std::any_of(all.begin(), all.end(), isScalar);
    for (auto it = rows->begin(); !scalars && it != rows->end() && columns.size() < kMostColumns; ++it) {
        if (!it->is_object())
            continue;
        for (const auto &[name, sample] : it->items()) {
            const auto known = [&name = name](const Column &c) { return c.member == name; };
            if (std::any_of(columns.begin(), columns.end(), known))
                continue;
            const spec::Field *field = type ? type->field(name) : nullptr;
            Column extra{name, field ? field->label : QString::fromStdString(name),
                         kindOf(field ? field->type.get() : nullptr, sample), 112};
            columns.push_back(described(std::move(extra), type));
        }
    }
    return columns;
}

bool RowsModel::fitsColumns(int index) const
{
    const Json *json = row(index);
    if (!json || !json->is_object())
        return false;
    for (auto it = json->begin(); it != json->end(); ++it)
        if (columnOf(it.key()) < 0)
            return false;
    return true;
}

std::vector<Column> RowsModel::furtherColumns() const
{
    std::vector<Column> further;
    for (const Column &column : m_configured(rowType()))
        if (columnOf(column.member) < 0)
            further.push_back(column);
    return further;
}

int RowsModel::rawColumn() const
{
    for (std::size_t i = 0; i < columns().size(); ++i)
        if (columns()[i].kind != Column::Kind::Label && columns()[i].kind != Column::Kind::Key)
            return int(i);
    return 0;
}

Pointer RowsModel::rowPointer(int index) const
{
    const Json *all = array();
    if (all && all->is_object() && std::size_t(index) < all->size())
        return base() / std::next(all->begin(), index).key();
    return base() / std::size_t(index);
}

std::pair<int, int> RowsModel::locate(const Pointer &pointer) const
{
    if (!pointer.startsWith(base()) || pointer.size() <= base().size())
        return {-1, -1};
    const std::string &token = pointer[base().size()];
    int found = -1;
    if (const Json *all = array(); all && all->is_object()) {
        int i = 0;
        for (auto it = all->begin(); it != all->end(); ++it, ++i)
            if (it.key() == token)
                found = i;
    } else {
        const auto end = token.data() + token.size();
        if (const auto [last, error] = std::from_chars(token.data(), end, found); error != std::errc() || last != end)
            found = -1;
    }
    int column = pointer.size() > base().size() + 1 ? columnOf(pointer[base().size() + 1]) : 0;
    return {found, std::max(column, 0)};
}

const Json *RowsModel::value(int index, int column, Pointer *at) const
{
    const Json *json = row(index);
    const Column &spec = columns()[std::size_t(column)];
    if (!json || spec.kind == Column::Kind::Label || spec.kind == Column::Kind::Key)
        return nullptr;
    if (at)
        *at = rowPointer(index);
    if (!json->is_object())
        return column == rawColumn() || spec.member.empty() ? json : nullptr;
    if (spec.member.empty())
        return json;
    if (at)
        *at = *at / spec.member;
    const auto it = json->find(spec.member);
    return it == json->end() ? nullptr : &*it;
}

bool RowsModel::applies(int index, int column) const
{
    const Json *json = row(index);
    return !json || json->is_object() || column == rawColumn() || columns()[std::size_t(column)].member.empty();
}

void RowsModel::dress(int index, int column, CellView &view) const
{
    const Column &spec = columns()[std::size_t(column)];
    if (spec.kind == Column::Kind::Key) {
        view.state = CellView::State::Value;
        const Json *all = array();
        view.text = all && all->is_object() && std::size_t(index) < all->size()
                        ? QString::fromStdString(std::next(all->begin(), index).key())
                        : QString::number(index);
        return;
    }
    const Json *json = spec.kind == Column::Kind::Colour ? value(index, column, nullptr) : nullptr;
    if (json && json->is_string()) {
        const QColor colour(QLatin1Char('#') + QString::fromStdString(json->get<std::string>()));
        if (view.text.size() == 7)
            view.swatch = colour;
    } else if (json && json->is_array() && json->size() >= 3) {
        int part[3] = {-1, -1, -1};
        for (std::size_t i = 0; i < 3; ++i)
            if ((*json)[i].is_number_integer())
                part[i] = int(std::clamp((*json)[i].get<std::int64_t>(), std::int64_t{-1}, std::int64_t{256}));
        view.swatch = QColor(part[0], part[1], part[2]);
    }
}

QString RowsModel::rowName(int index) const
{
    const Json *json = row(index);
    if (json && json->is_object())
        for (const char *member : {"name", "title", "rel"})
            if (const auto it = json->find(member); it != json->end() && it->is_string() && !it->get_ref<const std::string &>().empty())
                return QString::fromStdString(it->get<std::string>());
    return TableModel::rowName(index);
}

void RowsModel::rowEdits(int index, const RowInput &input, Edits &edits) const
{
    const Json *json = row(index);
    if (!json)
        return;
    const Pointer at = rowPointer(index);
    Pointer renamed = at;
    for (const CellInput &cell : input) {
        const Column &column = columns()[std::size_t(cell.column)];
        if (column.kind == Column::Kind::Key) {
            if (!cell.value || !cell.value->is_string())
                continue;
            const Pointer to = base() / cell.value->get<std::string>();
            if (!to.in(context().root()))
                renamed = to;
        } else if (!json->is_object() || column.member.empty()) {
            if (cell.column == rawColumn() || column.member.empty())
                edits.push_back(Edit::replace(at, cell.value.value_or(Json()), cell.spelling));
        } else if (applies(index, cell.column) || json->contains(column.member)) {
            memberEdits(context(), at, column.member, cell, edits);
        }
    }
    if (renamed != at)
        edits.push_back(Edit::move(at, renamed));
}

Json RowsModel::freshRow(int) const
{
    return std::any_of(columns().begin(), columns().end(), isScalar) ? Json(std::string()) : Json::object();
}

void RowsModel::insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const
{
    const Json *all = array();
    if (all && all->is_object()) {
        const bool scalar = std::any_of(columns().begin(), columns().end(), isScalar);
        std::set<std::string> taken;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::string name = "new";
            for (const CellInput &cell : rows[i])
                if (columns()[std::size_t(cell.column)].kind == Column::Kind::Key && cell.value && cell.value->is_string())
                    name = cell.value->get<std::string>();
            std::string key = name;
            for (int n = 2; all->contains(key) || taken.contains(key); ++n)
                key = name + "_" + std::to_string(n);
            taken.insert(key);
            Edits after;
            Json fresh = scalar ? freshRow(at) : newRowObject(columns(), rows[i], base() / key, after);
            for (const CellInput &cell : rows[i])
                if (scalar && cell.value && isScalar(columns()[std::size_t(cell.column)]))
                    fresh = *cell.value;
            edits.push_back(Edit::add(base() / key, std::move(fresh), std::size_t(at) + i));
            edits.insert(edits.end(), after.begin(), after.end());
        }
        return;
    }
    if (!all)
        for (Edit &edit : context().document().setEdits(base(), Json::array(), {},
                                                        context().profile().memberPosition(base().parent(), base().last(),
                                                                                           context().root())))
            edits.push_back(std::move(edit));
    const bool scalars = std::any_of(columns().begin(), columns().end(), isScalar);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Pointer place = base() / (std::size_t(at) + i);
        Edits after;
        Json fresh = freshRow(at + int(i));
        if (scalars) {
            for (const CellInput &cell : rows[i])
                if (cell.value && isScalar(columns()[std::size_t(cell.column)]))
                    fresh = *cell.value;
        } else if (!rows[i].empty()) {
            // What was put in stands over what a new row starts with.
            Json given = newRowObject(columns(), rows[i], place, after);
            if (given.contains("type") || !fresh.is_object())
                fresh = std::move(given);
            else
                fresh.update(given);
        }
        edits.push_back(Edit::add(place, std::move(fresh)));
        edits.insert(edits.end(), after.begin(), after.end());
    }
}

void RowsModel::removeEdits(int index, Edits &edits) const { edits.push_back(Edit::remove(rowPointer(index))); }

void RowsModel::moveEdits(int from, int to, Edits &edits) const
{
    const Json *all = array();
    if (!all)
        return;
    if (all->is_array()) {
        edits.push_back(Edit::move(base() / std::size_t(from), base() / std::size_t(to)));
        return;
    }
    const Pointer at = rowPointer(from);
    edits.push_back(Edit::remove(at));
    edits.push_back(Edit::add(at, *row(from), std::size_t(to)));
}

} // namespace mlm
