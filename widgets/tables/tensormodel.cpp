// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/tensormodel.h"
#include <QStringList>

namespace mlm {
namespace {
enum { kName, kSize, kMeaning };

const char *const kMembers[] = {"dim_order", "shape"};

bool isOneOf(const std::string &name, std::initializer_list<const char *> names)
{
    for (const char *one : names)
        if (name == one)
            return true;
    return false;
}
} // namespace

TensorModel::TensorModel(Context &context, Pointer structure, Side side, QObject *parent)
    : TableModel(context, std::move(structure), parent), m_side(side)
{
    sync();
}

Pointer TensorModel::listPointer(int column) const { return base() / kMembers[column]; }

const Json *TensorModel::list(int column) const
{
    if (column > kSize)
        return nullptr;
    const Json *json = listPointer(column).in(context().root());
    return json && json->is_array() ? json : nullptr;
}

int TensorModel::countRows() const
{
    std::size_t rows = 0;
    for (int column : {kName, kSize})
        if (const Json *all = list(column))
            rows = std::max(rows, all->size());
    return int(rows);
}

std::vector<Column> TensorModel::findColumns() const
{
    Column name{kMembers[kName], tr("Dimension"), Column::Kind::Choice, 100, 1};
    Column size{kMembers[kSize], tr("Size"), Column::Kind::Integer, 108, 1};
    name.openChoices = true;
    size.left = true; // sizes stand beside their names
    if (const auto *type = context().profile().typeAt(listPointer(kName), context().root()); type && type->items)
        name.choices = type->items->choices;
    if (name.choices.empty())
        for (const char *one : {"batch", "bands", "variables", "channel", "time", "height", "width", "depth", "class", "score"})
            name.choices.push_back({one, {}});
    size.help = tr("-1 or \"variable\": any size");
    return {name, size, {{}, tr("Meaning"), Column::Kind::Label, 140, 2}};
}

std::pair<int, int> TensorModel::locate(const Pointer &pointer) const
{
    for (int column : {kName, kSize}) {
        const Pointer at = listPointer(column);
        if (!pointer.startsWith(at) || pointer.size() <= at.size())
            continue;
        const Pointer element(std::vector<std::string>(pointer.tokens().begin(), pointer.tokens().begin() + std::ptrdiff_t(at.size()) + 1));
        if (const auto index = element.index())
            return {int(*index), column};
    }
    return {-1, -1};
}

Pointer TensorModel::rowPointer(int row) const { return listPointer(kSize) / std::size_t(row); }

Pointer TensorModel::focusPointer(int row, int column) const
{
    return listPointer(column == kName ? kName : kSize) / std::size_t(row);
}

QString TensorModel::rowName(int row) const
{
    const Json *name = value(row, kName, nullptr);
    return name && name->is_string() ? QString::fromStdString(name->get<std::string>()) : TableModel::rowName(row);
}

QString TensorModel::summary() const
{
    QStringList sizes;
    if (const Json *shape = list(kSize))
        for (const Json &size : *shape)
            sizes << (size == -1 ? QStringLiteral("n") : QString::fromStdString(size.dump(-1, ' ', false, Json::error_handler_t::replace)));
    return sizes.join(QStringLiteral(" × "));
}

const Json *TensorModel::value(int row, int column, Pointer *at) const
{
    if (column > kSize)
        return nullptr;
    if (at)
        *at = listPointer(column) / std::size_t(row);
    const Json *all = list(column);
    return all && row >= 0 && std::size_t(row) < all->size() ? &(*all)[std::size_t(row)] : nullptr;
}

bool TensorModel::isEditable(int row, int column) const
{
    if (column > kSize)
        return false;
    // A gap can be filled where the shorter array ends, not beyond it.
    const Json *all = list(column);
    return std::size_t(row) <= (all ? all->size() : 0);
}

QString TensorModel::meaning(int row) const
{
    const Json *name = value(row, kName, nullptr);
    const Json *size = value(row, kSize, nullptr);
    if (!name || !size)
        return !size && !name ? QString() : size ? tr("no name") : tr("no size");
    if (!name->is_string())
        return {};
    const auto &dim = name->get_ref<const std::string &>();
    const bool variable = *size == -1;
    if (dim == "batch")
        return m_side == Side::Output ? tr("as many as went in") : variable ? tr("any number at once") : tr("so many at once");
    if (isOneOf(dim, {"bands", "band"}))
        return tr("the bands, in order");
    if (isOneOf(dim, {"variables", "variable"}))
        return tr("the variables, in order");
    if (isOneOf(dim, {"channel", "channels"}))
        return tr("channels");
    if (isOneOf(dim, {"height", "width", "x", "y", "h", "w", "lat", "lon"}))
        return tr("pixels");
    if (dim == "time")
        return tr("time steps");
    if (isOneOf(dim, {"class", "classes"}))
        return tr("one score for each class");
    if (isOneOf(dim, {"depth", "z"}))
        return tr("layers");
    if (dim == "token")
        return tr("tokens");
    if (dim == "embedding")
        return tr("numbers of an embedding");
    return {};
}

void TensorModel::dress(int row, int column, CellView &view) const
{
    if (column == kMeaning) {
        view.state = CellView::State::Value;
        view.text = meaning(row);
        view.soft = true;
        return;
    }
    const Json *json = value(row, column, nullptr);
    view.fixed = view.fixed || column == kSize;
    if (!json) {
        view.note = tr("missing");
        if (!view.severity)
            view.severity = Severity::Error;
    } else if (column == kSize && *json == -1) {
        view.note = view.text;
        view.text = tr("variable");
        view.fixed = false;
    }
}

void TensorModel::rowEdits(int row, const RowInput &input, Edits &edits) const
{
    for (const CellInput &cell : input) {
        if (cell.column > kSize || !cell.value || !isEditable(row, cell.column))
            continue;
        CellInput put = cell;
        if (put.column == kSize && put.value->is_string()) {
            const QString word = QString::fromStdString(put.value->get<std::string>()).toLower();
            if (word == tr("variable") || word == QLatin1String("variable") || word == QLatin1String("any")
                || word == QLatin1String("none") || word == QLatin1String("n"))
                put.value = -1;
        }
        const Pointer at = listPointer(put.column) / std::size_t(row);
        if (value(row, put.column, nullptr)) {
            edits.push_back(Edit::replace(at, *put.value, put.spelling));
        } else if (list(put.column)) {
            edits.push_back(Edit::add(at, *put.value));
        } else {
            for (Edit &edit : context().document().setEdits(listPointer(put.column), Json::array({*put.value})))
                edits.push_back(std::move(edit));
        }
    }
}

void TensorModel::insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const
{
    bool made[] = {list(kName) != nullptr, list(kSize) != nullptr};
    if (!made[kName] && !made[kSize]) {
        // setEdits() sees the document as it is now: the parent has to come first, once.
        const Json *parent = base().in(context().root());
        if (!parent || !parent->is_object()) {
            for (Edit &edit : context().document().setEdits(base(), Json{{kMembers[kSize], Json::array()}, {kMembers[kName], Json::array()}}))
                edits.push_back(std::move(edit));
        } else {
            for (int column : {kSize, kName})
                edits.push_back(Edit::add(listPointer(column), Json::array()));
        }
        made[kName] = made[kSize] = true;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto place = std::size_t(at) + i;
        for (int column : {kName, kSize}) {
            const Json *all = list(column);
            if (!made[column] || (all && std::size_t(at) > all->size()))
                continue;
            Json fresh = column == kSize ? Json(-1) : Json(std::string("dim"));
            for (const CellInput &cell : rows[i])
                if (cell.column == column && cell.value)
                    fresh = *cell.value;
            edits.push_back(Edit::add(listPointer(column) / place, std::move(fresh)));
        }
    }
}

void TensorModel::removeEdits(int row, Edits &edits) const
{
    for (int column : {kName, kSize})
        if (value(row, column, nullptr))
            edits.push_back(Edit::remove(listPointer(column) / std::size_t(row)));
}

void TensorModel::moveEdits(int from, int to, Edits &edits) const
{
    for (int column : {kName, kSize})
        if (value(from, column, nullptr) && value(to, column, nullptr))
            edits.push_back(Edit::move(listPointer(column) / std::size_t(from), listPointer(column) / std::size_t(to)));
}

} // namespace mlm
