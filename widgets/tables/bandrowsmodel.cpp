// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/bandrowsmodel.h"

namespace mlm {

BandRowsModel::BandRowsModel(Context &context, const Pointer &input, const char *member, Columns columns, QObject *parent)
    : BandRowsModel(context, input, member, std::move(columns), parent, Defer())
{
    sync();
}

BandRowsModel::BandRowsModel(Context &context, const Pointer &input, const char *member, Columns columns, QObject *parent, Defer)
    : RowsModel(context, input / member, std::move(columns), parent, Defer()), m_input(input)
{
}

bool BandRowsModel::concerns(const Pointer &changed) const
{
    return RowsModel::concerns(changed) || changed.startsWith(m_input / "bands") || changed.startsWith(m_input / "variables");
}

QString BandRowsModel::bandName(int index) const
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

QString BandRowsModel::rowName(int index) const { return bandName(index); }

QString BandRowsModel::summary() const
{
    const Json *all = array();
    if (!all || all->empty())
        return {};
    if (all->size() == 1)
        return tr("1 row");
    const bool named = bandName(0) != QString::number(1);
    return named ? tr("%1 rows, one a band").arg(all->size()) : tr("%1 rows").arg(all->size());
}

void BandRowsModel::dress(int index, int column, CellView &view) const
{
    RowsModel::dress(index, column, view);
    if (columns()[std::size_t(column)].kind != Column::Kind::Label)
        return;
    const Json *json = row(index);
    view.state = CellView::State::Value;
    view.fixed = true;
    if (json && json->is_object())
        view.text = bandName(index);
    else if (view.text.isEmpty() && json)
        view.text = QString::fromStdString(json->dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace mlm
