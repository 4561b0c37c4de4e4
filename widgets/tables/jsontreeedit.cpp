// SPDX-License-Identifier: Apache-2.0
// What the user does to a JsonTreeModel, as Edits.
#include "core/json/parse.h"
#include "widgets/tables/column.h"
#include "widgets/tables/jsontreemodel.h"
#include <algorithm>

namespace mlm {
namespace {

std::string freeName(const Json &object, const std::string &wanted)
{
    std::string name = wanted;
    for (int n = 2; object.contains(name); ++n)
        name = wanted + '_' + std::to_string(n);
    return name;
}

} // namespace

bool JsonTreeModel::apply(const Edits &edits)
{
    if (edits.empty())
        return false;
    m_context.document().breakMerge();
    return m_context.apply(m_context.profile().labelOf(m_top, m_context.root()), edits);
}

std::string JsonTreeModel::text(const QModelIndex &index) const
{
    const Json *value = json(index);
    if (!value)
        return {};
    return value->is_number_float() || value->is_structured() ? m_context.document().spelling(pointerOf(index))
                                                              : value->dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool JsonTreeModel::retype(const Pointer &at, const Json &now, const QString &name)
{
    const int type = int(typeNames().indexOf(name));
    if (type < 0 || typeName(now) == name)
        return false;
    Json value;
    std::string spelled;
    const std::string words = now.is_string() ? now.get<std::string>() : now.is_null() ? std::string() : m_context.document().spelling(at);
    switch (type) {
    case 0:
        value = words;
        break;
    case 1:
        if (isJsonNumber(words)) {
            if (auto parsed = json::parse(words)) {
                value = std::move(parsed->root);
                spelled = words;
            }
        } else {
            value = now.is_boolean() && now.get<bool>() ? 1 : 0;
        }
        break;
    case 2:
        value = words == "true" || words == "1" || words == "yes";
        break;
    case 3:
        value = nullptr;
        break;
    case 4:
        value = now.is_object() || now.is_null() ? Json::array() : Json::array({now});
        if (now.is_object())
            for (const auto &one : now)
                value.push_back(one);
        break;
    default:
        value = Json::object();
        if (now.is_array())
            for (std::size_t i = 0; i < now.size(); ++i)
                value["item_" + std::to_string(i + 1)] = now[i];
        else if (!now.is_null())
            value["value"] = now;
        break;
    }
    return apply({Edit::replace(at, std::move(value), std::move(spelled))});
}

bool JsonTreeModel::setData(const QModelIndex &index, const QVariant &given, int role)
{
    const Json *now = index.isValid() && role == Qt::EditRole ? json(index) : nullptr;
    const QString typed = given.toString();
    if (!now || typed == data(index, Qt::EditRole).toString())
        return false;
    const Pointer at = pointerOf(index);
    if (index.column() == Type)
        return retype(at, *now, typed);
    if (index.column() == Name) {
        const Pointer to = at.parent() / typed.toStdString();
        if (typed.isEmpty() || to.in(m_context.root())) {
            Q_EMIT m_context.problem(typed.isEmpty() ? tr("A name cannot be empty.") : tr("There is already a member named \"%1\".").arg(typed));
            return false;
        }
        return apply({Edit::move(at, to)});
    }
    const std::string words = typed.toStdString();
    if (now->is_string())
        return apply({Edit::replace(at, words)});
    // A number, flag, null, list or object stays JSON; words that are none become text where a plain value was.
    auto parsed = json::parse(words);
    if (parsed) {
        const bool number = parsed->root.is_number();
        return apply({Edit::replace(at, std::move(parsed->root), number ? typed.trimmed().toStdString() : std::string())});
    }
    if (now->is_structured()) {
        Q_EMIT m_context.problem(tr("This is not JSON, so it was left as it was. %1").arg(parsed.error().text()));
        return false;
    }
    return apply({Edit::replace(at, words)});
}

std::optional<Pointer> JsonTreeModel::add(const QModelIndex &beside)
{
    // Into an empty or open container that is current, else after the current row.
    const Json *value = beside.isValid() ? json(beside) : nullptr;
    Pointer container = pointerOf(parent(beside));
    std::optional<std::size_t> place;
    if (value && value->is_structured() && value->empty())
        container = pointerOf(beside);
    else if (const Json *above = beside.isValid() ? container.in(m_context.root()) : nullptr; above) {
        std::size_t i = 0;
        for (auto it = above->begin(); it != above->end(); ++it, ++i)
            if ((above->is_array() ? std::to_string(i) : it.key()) == pointerOf(beside).last())
                place = i + 1;
    }
    const Json *into = container.in(m_context.root());
    if (!into || !into->is_structured()) {
        const Edits edits = m_context.document().setEdits(container, Json{{"name", ""}});
        return apply(edits) ? std::optional(container / "name") : std::nullopt;
    }
    if (into->is_array()) {
        const Pointer at = container / place.value_or(into->size());
        const Json fresh = into->empty() || !into->back().is_number() ? Json("") : Json(0);
        return apply({Edit::add(at, fresh)}) ? std::optional(at) : std::nullopt;
    }
    const Pointer at = container / freeName(*into, "name");
    return apply({Edit::add(at, "", place)}) ? std::optional(at) : std::nullopt;
}

bool JsonTreeModel::remove(const QModelIndex &index)
{
    return index.isValid() && apply({Edit::remove(pointerOf(index))});
}

std::optional<Pointer> JsonTreeModel::move(const QModelIndex &index, bool up)
{
    const Json *value = index.isValid() ? json(index) : nullptr;
    const QModelIndex other = value ? this->index(index.row() + (up ? -1 : 1), 0, parent(index)) : QModelIndex();
    if (!other.isValid())
        return {};
    const Pointer at = pointerOf(index);
    const Pointer to = pointerOf(other);
    const Json *above = at.parent().in(m_context.root());
    if (above->is_array())
        return apply({Edit::move(at, to)}) ? std::optional(to) : std::nullopt;
    std::size_t place = 0;
    for (auto it = above->begin(); it != above->end() && it.key() != to.last(); ++it)
        ++place;
    Edit again = Edit::add(at, *value, place);
    again.spelling = value->is_number_float() ? m_context.document().spelling(at) : std::string();
    return apply({Edit::remove(at), again}) ? std::optional(at) : std::nullopt;
}

std::optional<Pointer> JsonTreeModel::paste(const QModelIndex &at, const std::string &text)
{
    auto parsed = json::parse(text);
    if (!parsed) {
        Q_EMIT m_context.problem(tr("What was copied is not JSON. %1").arg(parsed.error().text()));
        return {};
    }
    Pointer target = pointerOf(at);
    const Json *now = target.in(m_context.root());
    Json &given = parsed->root;
    Edits edits;
    if (now && now->is_object() && given.is_object()) {
        std::vector<std::string> names;
        for (const auto &[name, value] : given.items()) {
            std::string free = freeName(*now, name);
            while (std::find(names.begin(), names.end(), free) != names.end())
                free += '_';
            names.push_back(free);
            edits.push_back(Edit::add(target / free, value));
        }
    } else if (now && now->is_array()) {
        edits.push_back(Edit::add(target / now->size(), std::move(given)));
    } else if (now && at.isValid()) {
        edits.push_back(Edit::replace(target, std::move(given), parsed->root.is_number() ? text : std::string()));
    } else if (given.is_object()) {
        edits = m_context.document().setEdits(target, std::move(given));
    }
    return apply(edits) ? std::optional(target) : std::nullopt;
}

} // namespace mlm
