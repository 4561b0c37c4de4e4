// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/jsontreemodel.h"
#include "core/json/parse.h"
#include "widgets/style/theme.h"
#include "widgets/tables/column.h"
#include <algorithm>

namespace mlm {

struct JsonTreeModel::Node
{
    Node *parent = nullptr;
    std::string token;
    bool loaded = false;
    std::vector<std::unique_ptr<Node>> children;
};

JsonTreeModel::JsonTreeModel(Context &context, Pointer top, Filter filter, QObject *parent)
    : QAbstractItemModel(parent), m_context(context), m_top(std::move(top)), m_filter(std::move(filter)),
      m_root(std::make_unique<Node>())
{
    load(m_root.get());
    connect(&context.document(), &Document::changed, this, [this](const Pointer &pointer) {
        m_dirty |= pointer.startsWith(m_top) || m_top.startsWith(pointer);
    });
    connect(&context.document(), &Document::stateChanged, this, [this] {
        if (std::exchange(m_dirty, false))
            sync(m_root.get());
    });
    connect(&context, &Context::profileChanged, this, [this] { sync(m_root.get()); });
    connect(&context.check(), &LiveCheck::findingsChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Type), {Qt::DecorationRole});
    });
}

JsonTreeModel::~JsonTreeModel() = default;

JsonTreeModel::Node *JsonTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

Pointer JsonTreeModel::pathOf(const Node *one) const
{
    std::vector<std::string> tokens;
    for (; one && one->parent; one = one->parent)
        tokens.push_back(one->token);
    std::reverse(tokens.begin(), tokens.end());
    return m_top / Pointer(std::move(tokens));
}

std::vector<std::string> JsonTreeModel::namesAt(const Pointer &pointer) const
{
    std::vector<std::string> names;
    const Json *json = pointer.in(m_context.root());
    if (!json || !json->is_structured())
        return names;
    if (json->is_array())
        for (std::size_t i = 0; i < json->size(); ++i)
            names.push_back(std::to_string(i));
    else
        for (auto it = json->begin(); it != json->end(); ++it)
            if (pointer != m_top || !m_filter || m_filter(it.key()))
                names.push_back(it.key());
    return names;
}

void JsonTreeModel::load(Node *one) const
{
    if (one->loaded)
        return;
    one->loaded = true;
    for (std::string &name : namesAt(pathOf(one))) {
        auto child = std::make_unique<Node>();
        child->parent = one;
        child->token = std::move(name);
        one->children.push_back(std::move(child));
    }
}

void JsonTreeModel::sync(Node *one)
{
    if (!one->loaded)
        return;
    const auto names = namesAt(pathOf(one));
    const QModelIndex at = one == m_root.get() ? QModelIndex() : indexFor(one);
    auto &children = one->children;
    const auto remove = [&](std::size_t i) {
        beginRemoveRows(at, int(i), int(i));
        children.erase(children.begin() + std::ptrdiff_t(i));
        endRemoveRows();
    };
    for (std::size_t i = children.size(); i-- > 0;)
        if (std::find(names.begin(), names.end(), children[i]->token) == names.end())
            remove(i);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i < children.size() && children[i]->token == names[i])
            continue;
        for (std::size_t k = i + 1; k < children.size(); ++k)
            if (children[k]->token == names[i]) {
                remove(k);
                break;
            }
        auto child = std::make_unique<Node>();
        child->parent = one;
        child->token = names[i];
        beginInsertRows(at, int(i), int(i));
        children.insert(children.begin() + std::ptrdiff_t(i), std::move(child));
        endInsertRows();
    }
    if (!children.empty())
        Q_EMIT dataChanged(indexFor(children.front().get()), indexFor(children.back().get(), Type));
    for (const auto &child : children)
        sync(child.get());
}

QModelIndex JsonTreeModel::indexFor(Node *one, int column) const
{
    if (!one || !one->parent)
        return {};
    const auto &siblings = one->parent->children;
    for (std::size_t i = 0; i < siblings.size(); ++i)
        if (siblings[i].get() == one)
            return createIndex(int(i), column, one);
    return {};
}

Pointer JsonTreeModel::pointerOf(const QModelIndex &index) const { return pathOf(node(index)); }

QModelIndex JsonTreeModel::indexOf(const Pointer &pointer) const
{
    QModelIndex found;
    if (!pointer.startsWith(m_top))
        return found;
    Node *one = m_root.get();
    for (std::size_t i = m_top.size(); i < pointer.size(); ++i) {
        load(one);
        const auto it = std::find_if(one->children.begin(), one->children.end(),
                                     [&](const auto &child) { return child->token == pointer[i]; });
        if (it == one->children.end())
            break;
        one = it->get();
        found = indexFor(one);
    }
    return found;
}

const Json *JsonTreeModel::json(const QModelIndex &index) const { return pointerOf(index).in(m_context.root()); }

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    Node *one = node(parent);
    load(one);
    if (row < 0 || std::size_t(row) >= one->children.size() || column < 0 || column > Type)
        return {};
    return createIndex(row, column, one->children[std::size_t(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexFor(node(index)->parent) : QModelIndex();
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Node *one = node(parent);
    load(one);
    return int(one->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const { return 3; }

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_root->children.empty();
    const Json *value = parent.column() == 0 ? json(parent) : nullptr;
    return value && value->is_structured() && !value->empty();
}

QStringList JsonTreeModel::typeNames()
{
    return {tr("text"), tr("number"), tr("yes or no"), tr("null"), tr("list"), tr("object")};
}

QString JsonTreeModel::typeName(const Json &value)
{
    const QStringList names = typeNames();
    if (value.is_string())
        return names[0];
    if (value.is_number())
        return names[1];
    if (value.is_boolean())
        return names[2];
    if (value.is_null())
        return names[3];
    return value.is_array() ? names[4] : names[5];
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    const Json *value = index.isValid() ? json(index) : nullptr;
    if (!value)
        return {};
    const Pointer at = pointerOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole:
        if (index.column() == Name)
            return QString::fromStdString(node(index)->token);
        if (index.column() == Type)
            return typeName(*value);
        if (value->is_string()) {
            const QString text = QString::fromStdString(value->get_ref<const std::string &>());
            return text.isEmpty() && role == Qt::DisplayRole ? QStringLiteral("\"\"") : text;
        }
        if (value->is_structured() && role == Qt::DisplayRole) {
            const QString line = QString::fromStdString(value->dump(-1, ' ', false, Json::error_handler_t::replace));
            if (value->is_array() && line.size() <= 60)
                return line;
            return value->is_array() ? tr("%n entries", nullptr, int(value->size())) : tr("%n members", nullptr, int(value->size()));
        }
        return QString::fromStdString(text(index));
    case Qt::FontRole:
        return index.column() == Type ? look::font(-1) : index.column() == Value && value->is_string() ? look::font() : look::fixedFont();
    case Qt::ForegroundRole:
        if (index.column() == Type || (index.column() == Value && value->is_structured()))
            return look::color(look::Role::Soft);
        return {};
    case SeverityRole: {
        std::optional<Severity> worst;
        for (const Finding *finding : m_context.check().at(at))
            worst = worst ? std::max(*worst, finding->severity) : finding->severity;
        return worst ? QVariant(int(*worst)) : QVariant();
    }
    case Qt::ToolTipRole: {
        QStringList lines;
        for (const Finding *finding : m_context.check().at(at))
            lines << finding->message;
        return lines.isEmpty() ? QVariant() : lines.join(QLatin1Char('\n'));
    }
    case IsNullRole:
        return value->is_null();
    case IsContainerRole:
        return value->is_structured();
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == Value ? tr("Value") : tr("Type");
}

Qt::ItemFlags JsonTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Json *above = json(parent(index));
    if (index.column() != Name || (above && above->is_object()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace mlm
