// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/scalingmodel.h"
#include <algorithm>
#include <set>

namespace mlm {
namespace {
const char *const kType = "type";

std::vector<Column> columnsOf(const spec::Type *row)
{
    using Kind = Column::Kind;
    Column type{kType, ScalingModel::tr("Type"), Kind::Choice, 112};
    if (row) {
        for (const auto &variant : row->variants)
            if (const auto *field = variant->field(row->discriminator.empty() ? kType : row->discriminator); field && field->type)
                for (const auto &choice : field->type->choices)
                    type.choices.push_back(choice);
        if (type.choices.empty())
            type = described(type, row);
    }
    const auto number = [](const char *member, const QString &label) {
        return Column{member, label, Kind::Number, 112, 1, false};
    };
    return {{{}, ScalingModel::tr("Band"), Kind::Label, 76},
            type,
            number("minimum", ScalingModel::tr("Minimum")),
            number("maximum", ScalingModel::tr("Maximum")),
            number("mean", ScalingModel::tr("Mean")),
            number("stddev", ScalingModel::tr("Std. deviation")),
            number("value", ScalingModel::tr("Value")),
            {"format", ScalingModel::tr("Format"), Kind::Name, 96, 0, false},
            {"expression", ScalingModel::tr("Expression"), Kind::Any, 160, 2, false}};
}
} // namespace

ScalingModel::ScalingModel(Context &context, const Pointer &input, QObject *parent)
    : BandRowsModel(context, input, "value_scaling", columnsOf, parent, Defer())
{
    sync();
}

const spec::Type *ScalingModel::variant(const Json *type) const
{
    const spec::Type *row = rowType();
    if (!row || !type)
        return nullptr;
    for (const auto &one : row->variants) {
        const auto *field = one->field(row->discriminator.empty() ? kType : row->discriminator);
        if (field && field->type)
            for (const auto &choice : field->type->choices)
                if (choice.value == *type)
                    return one.get();
    }
    return nullptr;
}

bool ScalingModel::uses(const Json *type, const std::string &member) const
{
    const spec::Type *known = variant(type);
    return !known || known->field(member);
}

bool ScalingModel::applies(int index, int column) const
{
    if (!BandRowsModel::applies(index, column))
        return false;
    const Column &spec = columns()[std::size_t(column)];
    const Json *json = row(index);
    if (!json || !json->is_object() || spec.member.empty() || spec.member == kType || json->contains(spec.member))
        return true;
    const auto type = json->find(kType);
    return type != json->end() && uses(&*type, spec.member);
}

bool ScalingModel::isUsed(const Column &column) const
{
    const Json *all = array();
    if (!all)
        return false;
    return std::any_of(all->begin(), all->end(), [&](const Json &one) {
        if (!one.is_object())
            return false;
        if (one.contains(column.member))
            return true;
        const auto type = one.find(kType);
        const spec::Type *known = type == one.end() ? nullptr : variant(&*type);
        return known && known->field(column.member);
    });
}

void ScalingModel::complete(int index, RowInput &input) const
{
    // Figures under names say which scaling they are for, where the row's own has no use for them.
    const int typeColumn = columnOf(kType);
    std::set<std::string> given;
    for (const CellInput &cell : input) {
        if (cell.column == typeColumn && cell.value)
            return;
        if (cell.value)
            given.insert(columns()[std::size_t(cell.column)].member);
    }
    const Json fresh = freshRow(index);
    const Json *now = row(index);
    if (!now || !now->is_object())
        now = &fresh;
    const spec::Type *kind = rowType();
    const auto covers = [&](const spec::Type &one) {
        return std::all_of(given.begin(), given.end(), [&](const std::string &member) { return one.field(member); });
    };
    const spec::Type *known = now->contains(kType) ? variant(&(*now)[kType]) : nullptr;
    if (given.empty() || typeColumn < 0 || !kind || (known && covers(*known)))
        return;
    for (const auto &one : kind->variants) {
        const auto *type = one->field(kType);
        if (covers(*one) && type && type->type && !type->type->choices.empty()) {
            input.push_back({typeColumn, type->type->choices.front().value, {}});
            return;
        }
    }
}

void ScalingModel::insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const
{
    // As in the rows that are there: what a type does not use is not taken.
    std::vector<RowInput> used = rows;
    Json above = freshRow(at).value(kType, Json());
    for (RowInput &input : used) {
        for (const CellInput &cell : input)
            if (cell.value && columns()[std::size_t(cell.column)].member == kType)
                above = *cell.value;
        std::erase_if(input, [&](const CellInput &cell) {
            const std::string &member = columns()[std::size_t(cell.column)].member;
            return !member.empty() && member != kType && !uses(&above, member);
        });
        if (!input.empty() && columnOf(kType) >= 0
            && std::none_of(input.begin(), input.end(), [&](const CellInput &cell) { return cell.column == columnOf(kType); }))
            input.insert(input.begin(), {columnOf(kType), above, {}});
    }
    BandRowsModel::insertEdits(at, used, edits);
}

void ScalingModel::rowEdits(int index, const RowInput &input, Edits &edits) const
{
    const Json *json = row(index);
    if (!json || !json->is_object())
        return BandRowsModel::rowEdits(index, input, edits);
    const Json *type = json->contains(kType) ? &(*json)[kType] : nullptr;
    const CellInput *retyped = nullptr;
    for (const CellInput &cell : input)
        if (columns()[std::size_t(cell.column)].member == kType)
            retyped = &cell;
    if (retyped && retyped->value)
        type = &*retyped->value;

    const auto isGiven = [&](const std::string &member) {
        return std::any_of(input.begin(), input.end(), [&](const CellInput &cell) {
            return cell.value && columns()[std::size_t(cell.column)].member == member;
        });
    };
    // Out goes what only the old type used; members that no type knows are not ours to remove.
    if (retyped && variant(type))
        for (const auto &[member, old] : json->items())
            if (member != kType && !uses(type, member) && variant(json->contains(kType) ? &(*json)[kType] : nullptr)
                && uses(&(*json)[kType], member) && !isGiven(member))
                edits.push_back(Edit::remove(rowPointer(index) / member));
    for (const CellInput &cell : input) {
        const std::string &member = columns()[std::size_t(cell.column)].member;
        if (member.empty())
            continue;
        if (member != kType && cell.value && !uses(type, member) && !json->contains(member))
            continue; // an unused cell takes nothing
        if (member != kType && !cell.value && retyped && !uses(type, member))
            continue; // taken out above
        memberEdits(context(), rowPointer(index), member, cell, edits);
    }
}

Json ScalingModel::freshRow(int at) const
{
    // A further row scales like the one above it; its figures are still to come.
    const Json *above = row(at - 1);
    Json fresh = Json::object();
    if (above && above->is_object() && above->contains(kType))
        fresh[kType] = (*above)[kType];
    else
        fresh[kType] = "z-score";
    return fresh;
}

} // namespace mlm
