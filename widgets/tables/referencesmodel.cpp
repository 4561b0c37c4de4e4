// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/referencesmodel.h"
#include "widgets/tables/tables.h"

namespace mlm {

ReferencesModel::ReferencesModel(Context &context, Pointer array, QObject *parent)
    : RowsModel(context, std::move(array), tables::references, parent)
{
}

bool ReferencesModel::applies(int index, int column) const
{
    const Json *json = row(index);
    return (json && json->is_string()) || RowsModel::applies(index, column);
}

void ReferencesModel::rowEdits(int index, const RowInput &input, Edits &edits) const
{
    const Json *json = row(index);
    if (!json || !(json->is_string() || json->is_object()))
        return RowsModel::rowEdits(index, input, edits);
    Json after = json->is_string() ? Json{{"name", *json}} : *json;
    for (const CellInput &cell : input) {
        const std::string &member = columns()[std::size_t(cell.column)].member;
        if (member.empty())
            continue;
        if (cell.value)
            after[member] = *cell.value;
        else if (member != "name" || json->is_object())
            after.erase(member);
    }
    const bool name = after.size() == 1 && after.contains("name") && after["name"].is_string();
    if (json->is_object() && !name)
        return RowsModel::rowEdits(index, input, edits); // what stays keeps its spelling
    if (name)
        after = Json(after["name"]);
    if (after != *json)
        edits.push_back(Edit::replace(rowPointer(index), std::move(after)));
}

} // namespace mlm
