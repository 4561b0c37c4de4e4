// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/scalingmodel.h"
#include <algorithm>

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
    : RowsModel(context, input / "value_scaling", columnsOf, parent, Defer()), m_input(input)
{
    sync();
}

bool ScalingModel::concerns(const Pointer &changed) const
{
    return RowsModel::concerns(changed) || changed.startsWith(m_input / "bands") || changed.startsWith(m_input / "variables");
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
    if (!RowsModel::applies(index, column))
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

QString ScalingModel::bandName(int index) const
{
    const Json *all = array();
    for (const char *member : {"bands", "variables"}) {
        const Json *names = (m_input / member).in(context().root());
        if (!names || !names->is_array() || names->empty() || !all || names->size() != all->size())
            continue;
        const Json &name = (*names)[std::size_t(index)];
        if (name.is_string())
            return QString::fromStdString(name.get<std::string>());
        if (name.is_object() && name.contains("name") && name["name"].is_string())
            return QString::fromStdString(name["name"].get<std::string>());
    }
    if (all && all->size() == 1)
        return tr("all bands");
    return QString::number(index + 1);
}

QString ScalingModel::rowName(int index) const { return bandName(index); }

QString ScalingModel::summary() const
{
    const Json *all = array();
    if (!all || all->empty())
        return {};
    if (all->size() == 1)
        return tr("1 row");
    const bool named = bandName(0) != QString::number(1);
    return named ? tr("%1 rows, one a band").arg(all->size()) : tr("%1 rows").arg(all->size());
}

void ScalingModel::dress(int index, int column, CellView &view) const
{
    RowsModel::dress(index, column, view);
    if (columns()[std::size_t(column)].kind == Column::Kind::Label) {
        const Json *json = row(index);
        view.state = CellView::State::Value;
        view.text = json && json->is_object() ? bandName(index) : view.text.isEmpty() && json
                        ? QString::fromStdString(json->dump(-1, ' ', false, Json::error_handler_t::replace))
                        : view.text;
        view.fixed = true;
    }
}

void ScalingModel::rowEdits(int index, const RowInput &input, Edits &edits) const
{
    const Json *json = row(index);
    if (!json || !json->is_object())
        return RowsModel::rowEdits(index, input, edits);
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
