// SPDX-License-Identifier: Apache-2.0
#include "core/convert/ledger.h"
#include "core/document/follow.h"
#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

QString joined(const QString &before, const QString &after)
{
    if (before.isEmpty() || before == after)
        return after;
    return after.isEmpty() || before.endsWith(after) ? before : before + ' ' + after;
}

bool isLeaf(const Json &value)
{
    return !value.is_structured() || value.empty();
}

} // namespace

Ledger::Ledger(Json source) : m_source(std::move(source)), m_work(m_source), m_leaves(leavesOf(m_source))
{
    m_book.reserve(m_leaves.size());
    std::size_t next = 0;
    const std::function<Json(const Json &)> number = [&](const Json &value) -> Json {
        if (isLeaf(value)) {
            m_book.push_back({{{next, 0, {}}}, {}, 0});
            return next++;
        }
        if (value.is_array()) {
            Json list = Json::array();
            for (const Json &element : value)
                list.push_back(number(element));
            return list;
        }
        Json object = Json::object();
        auto &members = object.get_ref<Json::object_t &>();
        for (const auto &[name, member] : value.get_ref<const Json::object_t &>())
            members.Container::emplace_back(name, number(member));
        return object;
    };
    m_tags = number(m_source);
}

const std::string *Ledger::text(const Pointer &place) const
{
    const Json *value = at(place);
    return value && value->is_string() ? value->get_ptr<const std::string *>() : nullptr;
}

std::size_t Ledger::enter(Tag tag)
{
    m_book.push_back(std::move(tag));
    return m_book.size() - 1;
}

Json Ledger::tagged(const Json &value, std::size_t tag) const
{
    if (isLeaf(value))
        return tag;
    Json tags = value.is_array() ? Json::array() : Json::object();
    for (const auto &[name, member] : value.items()) {
        if (value.is_array())
            tags.push_back(tagged(member, tag));
        else
            tags.get_ref<Json::object_t &>().Container::emplace_back(name, tagged(member, tag));
    }
    return tags;
}

Json Ledger::retagged(const Json &tags, const std::function<Tag(const Tag &)> &change)
{
    std::map<std::size_t, std::size_t> made;
    const std::function<void(Json &)> visit = [&](Json &node) {
        if (node.is_structured()) {
            for (Json &child : node)
                visit(child);
            return;
        }
        const auto old = node.get<std::size_t>();
        auto it = made.find(old);
        if (it == made.end())
            it = made.emplace(old, enter(change(m_book[old]))).first;
        node = it->second;
    };
    Json copy = tags;
    visit(copy);
    return copy;
}

std::vector<Ledger::Origin> Ledger::originsIn(const Json &tags) const
{
    std::vector<Origin> origins;
    std::set<std::size_t> seen;
    const std::function<void(const Json &)> visit = [&](const Json &node) {
        if (node.is_structured()) {
            for (const Json &child : node)
                visit(child);
            return;
        }
        for (const Origin &origin : m_book[node.get<std::size_t>()].origins)
            if (seen.insert(origin.leaf).second)
                origins.push_back(origin);
    };
    visit(tags);
    return origins;
}

std::vector<Ledger::Origin> Ledger::originsOf(const std::vector<Taken> &sources, const QString &how)
{
    std::vector<Origin> all;
    std::set<std::size_t> seen;
    const std::size_t operation = ++m_operation;
    for (const Taken &source : sources) {
        if (!source)
            continue;
        for (Origin &origin : originsIn(source.tags))
            if (seen.insert(origin.leaf).second)
                all.push_back({origin.leaf, operation, joined(origin.how, how)});
    }
    return all;
}

/// Makes an empty list or object of the tree ready to hold something: from then on its own origins are those of its first child.
std::vector<Ledger::Origin> Ledger::open(const Pointer &container)
{
    Json *tags = container.in(m_tags);
    if (!tags || tags->is_structured())
        return {};
    std::vector<Origin> origins = m_book[tags->get<std::size_t>()].origins;
    for (Origin &origin : origins)
        origin.how = joined(origin.how, Words::tr("It is no longer empty."));
    *tags = container.in(m_work)->is_array() ? Json::array() : Json::object();
    return origins;
}

void Ledger::shut(const Pointer &container)
{
    Json *tags = container.in(m_tags);
    if (tags && tags->is_structured() && tags->empty())
        *tags = enter({{}, Words::tr("Left empty by what went elsewhere."), ++m_operation});
}

bool Ledger::insert(const Pointer &place, Json value, Json tags, std::optional<std::size_t> position)
{
    const Edit edit = Edit::add(place, std::move(value), position);
    if (place.isRoot() || !check(m_work, edit))
        return false;
    const auto inherited = open(place.parent());
    if (!inherited.empty()) {
        tags = retagged(tags, [&](const Tag &tag) {
            Tag both = tag;
            both.origins.insert(both.origins.end(), inherited.begin(), inherited.end());
            return both;
        });
    }
    (void)applyTo(m_work, edit);
    (void)applyTo(m_tags, Edit::add(place, std::move(tags), position));
    m_log.push_back(edit);
    return true;
}

bool Ledger::makeParents(const Pointer &place)
{
    Pointer missing = place.parent();
    std::vector<Pointer> wanted;
    while (!at(missing)) {
        wanted.push_back(missing);
        missing = missing.parent();
    }
    if (!at(missing)->is_object() && (!wanted.empty() || !at(missing)->is_array()))
        return false;
    for (auto it = wanted.rbegin(); it != wanted.rend(); ++it)
        insert(*it, Json::object(), enter({}), {});
    return true;
}

bool Ledger::move(const Pointer &from, const Pointer &to, const QString &how, std::optional<std::size_t> position)
{
    const Json *value = at(from);
    if (!value || from.isRoot() || to.isRoot() || to.startsWith(from) || (at(to.parent()) && at(to.parent())->is_object() && at(to)) || !makeParents(to))
        return false;
    const Edit edit = Edit::move(from, to, position);
    if (!check(m_work, edit))
        return false;
    const auto inherited = open(beforeRemoval(m_work, to.parent(), from));
    Json *tags = from.in(m_tags);
    if (!how.isEmpty() || !inherited.empty()) {
        *tags = retagged(*tags, [&](const Tag &tag) {
            Tag moved = tag;
            for (Origin &origin : moved.origins)
                origin.how = joined(origin.how, how);
            moved.origins.insert(moved.origins.end(), inherited.begin(), inherited.end());
            return moved;
        });
    }
    // Where the emptied parent is afterwards.
    const auto parent = from.parent().isRoot() ? std::optional(Pointer()) : follow(m_work, from.parent(), edit);
    (void)applyTo(m_work, edit);
    (void)applyTo(m_tags, edit);
    m_log.push_back(edit);
    if (parent)
        shut(*parent);
    return true;
}

bool Ledger::rename(const Pointer &place, const std::string &name, const QString &how)
{
    const Json *parent = place.isRoot() ? nullptr : at(place.parent());
    return parent && parent->is_object() && move(place, place.parent() / name, how);
}

bool Ledger::map(const Pointer &place, Json value, const QString &how)
{
    const Json *old = at(place);
    if (!old || same(*old, value) || place.isRoot())
        return false;
    Tag tag;
    tag.origins = originsIn(*place.in(m_tags));
    for (Origin &origin : tag.origins)
        origin.how = joined(origin.how, how);
    if (tag.origins.empty()) {
        tag.added = how;
        tag.operation = ++m_operation;
    }
    *place.in(m_tags) = tagged(value, enter(std::move(tag)));
    m_log.push_back(Edit::replace(place, value));
    *place.in(m_work) = std::move(value);
    return true;
}

bool Ledger::add(const Pointer &place, Json value, const QString &why, std::optional<std::size_t> position)
{
    const Json *parent = place.isRoot() ? nullptr : at(place.parent());
    if (!parent || (parent->is_object() && at(place)))
        return false;
    Json tags = tagged(value, enter({{}, why, ++m_operation}));
    return insert(place, std::move(value), std::move(tags), position);
}

Taken Ledger::take(const Pointer &place)
{
    const Json *value = at(place);
    if (!value || place.isRoot())
        return {};
    Taken taken{*value, *place.in(m_tags), true};
    const Edit edit = Edit::remove(place);
    (void)applyTo(m_work, edit);
    (void)applyTo(m_tags, edit);
    m_log.push_back(edit);
    shut(place.parent());
    return taken;
}

Taken Ledger::piece(const Taken &taken, const std::string &name)
{
    if (!taken || !taken.value.is_object())
        return {};
    const auto value = taken.value.find(name);
    if (value == taken.value.end())
        return {};
    return {*value, taken.tags.at(name), true};
}

Taken Ledger::piece(const Taken &taken, std::size_t index)
{
    if (!taken || !taken.value.is_array() || index >= taken.value.size())
        return {};
    return {taken.value[index], taken.tags[index], true};
}

bool Ledger::put(const Pointer &place, const Taken &taken, const QString &how, std::optional<std::size_t> position)
{
    if (!taken || place.isRoot())
        return false;
    const Json *parent = at(place.parent());
    if (!makeParents(place) || (parent && parent->is_object() && at(place)))
        return false;
    // What one operation had put together stays together, and apart from what it put elsewhere.
    std::map<std::size_t, std::size_t> operations;
    Json tags = retagged(taken.tags, [&](const Tag &tag) {
        Tag put = tag;
        for (Origin &origin : put.origins) {
            origin.how = joined(origin.how, how);
            const auto [it, isNew] = operations.emplace(origin.operation, m_operation + 1);
            m_operation += isNew;
            origin.operation = it->second;
        }
        return put;
    });
    return insert(place, taken.value, std::move(tags), position);
}

bool Ledger::copy(const Pointer &from, const Pointer &to, const QString &how, std::optional<std::size_t> position)
{
    const Json *value = at(from);
    return value && !to.startsWith(from) && put(to, Taken{*value, *from.in(m_tags), true}, how, position);
}

bool Ledger::put(const Pointer &place, Json value, const std::vector<Taken> &sources, const QString &how, std::optional<std::size_t> position)
{
    if (place.isRoot() || !makeParents(place))
        return false;
    Tag tag;
    tag.origins = originsOf(sources, how);
    if (tag.origins.empty()) {
        tag.added = how;
        tag.operation = ++m_operation;
    }
    if (at(place.parent())->is_array() || !at(place)) {
        Json tags = tagged(value, enter(std::move(tag)));
        return insert(place, std::move(value), std::move(tags), position);
    }
    for (const Origin &origin : originsIn(*place.in(m_tags)))
        tag.origins.push_back(origin);
    if (!tag.origins.empty())
        tag.added.clear();
    *place.in(m_tags) = tagged(value, enter(std::move(tag)));
    m_log.push_back(Edit::replace(place, value));
    *place.in(m_work) = std::move(value);
    return true;
}

bool Ledger::absorb(const Taken &taken, const Pointer &by, const QString &how)
{
    Json *tags = by.in(m_tags);
    if (!taken || !tags)
        return false;
    const auto origins = originsOf({taken}, how);
    std::map<std::size_t, std::vector<Json *>> uses;
    const std::function<void(Json &)> visit = [&](Json &node) {
        if (!node.is_structured()) {
            uses[node.get<std::size_t>()].push_back(&node);
            return;
        }
        for (Json &child : node)
            visit(child);
    };
    visit(*tags);
    for (const auto &[old, nodes] : uses) {
        std::size_t own = old;
        // A tag that nothing else has grows where it is: a copy each time would cost the square of what one place absorbs.
        if (m_book[old].leaves != nodes.size()) {
            own = enter(Tag(m_book[old]));
            m_book[own].leaves = nodes.size();
            for (Json *node : nodes)
                *node = own;
        }
        auto &all = m_book[own].origins;
        all.insert(all.end(), origins.begin(), origins.end());
    }
    return true;
}

bool Ledger::absorb(const Pointer &place, const Pointer &by, const QString &how)
{
    if (!at(place) || !at(by) || by.startsWith(place) || place.isRoot())
        return false;
    const auto after = follow(m_work, by, Edit::remove(place));
    return after && absorb(take(place), *after, how);
}

} // namespace mlm::convert
