// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/walk.h"
#include <algorithm>

namespace mlm::weights::pickle {

namespace {

constexpr int deepest = 100;
constexpr std::size_t longestKey = 200;

} // namespace

void Walk::run(Ref root, const Visit &visit)
{
    m_parts.assign(1, {});
    m_seen.assign(m_tree.size(), false);
    m_todo.assign(1, {root, 0, 0});
    while (!m_todo.empty()) {
        const Step step = m_todo.back();
        m_todo.pop_back();
        const Kind kind = m_tree.kind(step.ref);
        if ((kind == Kind::Call || kind == Kind::Persistent) && visit(step))
            continue;
        if (m_seen[step.ref])
            continue;
        m_seen[step.ref] = true;
        if (step.depth >= deepest) {
            m_tooDeep = true;
            continue;
        }
        m_children.clear();
        open(step);
        m_todo.insert(m_todo.end(), m_children.rbegin(), m_children.rend());
    }
}

void Walk::open(const Step &step)
{
    switch (m_tree.kind(step.ref)) {
    case Kind::Tuple:
    case Kind::List:
    case Kind::Set: {
        std::uint32_t index = 0;
        for (const Ref item : m_tree.items(step.ref)) {
            if (m_tree.kind(item) >= Kind::Tuple) {
                m_parts.push_back({step.path, 0, index, false});
                m_children.push_back({item, static_cast<std::uint32_t>(m_parts.size() - 1), step.depth + 1});
            }
            ++index;
        }
        return;
    }
    case Kind::Dict: return pairs(m_tree.items(step.ref), step);
    case Kind::Call: return openCall(step);
    default: return;
    }
}

void Walk::openCall(const Step &step)
{
    // Arguments stand for themselves: an index's data is "index.data", not "index.1.data".
    const Ref arguments = m_tree.arguments(step.ref);
    const bool ordered = m_tree.called(step.ref) == "collections.OrderedDict";
    if (m_tree.kind(arguments) == Kind::Tuple && !m_seen[arguments]) {
        m_seen[arguments] = true;
        for (const Ref argument : m_tree.items(arguments)) {
            if (!ordered || m_tree.kind(argument) != Kind::List) {
                child(argument, step);
                continue;
            }
            // Python 2 gives an OrderedDict its items as a list of pairs.
            if (m_seen[argument])
                continue;
            m_seen[argument] = true;
            for (const Ref item : m_tree.items(argument)) {
                if (const auto pair = m_tree.sequence(item, 2); pair && pair->size() == 2)
                    pairs(*pair, step);
            }
        }
    }
    const std::vector<Ref> items = m_tree.items(step.ref);
    bool keyed = items.size() % 2 == 0;
    for (std::size_t i = 0; keyed && i < items.size(); i += 2)
        keyed = m_tree.kind(items[i]) == Kind::Text || m_tree.kind(items[i]) == Kind::Integer;
    if (keyed) {
        pairs(items, step);
    } else {
        std::uint32_t index = 0;
        for (const Ref item : items) {
            m_parts.push_back({step.path, 0, index++, false});
            m_children.push_back({item, static_cast<std::uint32_t>(m_parts.size() - 1), step.depth + 1});
        }
    }
    const auto state = m_tree.state(step.ref);
    if (!state)
        return;
    if (m_tree.kind(*state) != Kind::Tuple || m_tree.count(*state) > 8)
        return child(*state, step);
    for (const Ref part : m_tree.items(*state)) // attributes, and those in slots
        child(part, step);
}

void Walk::pairs(const std::vector<Ref> &items, const Step &step)
{
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        if (m_tree.kind(items[i + 1]) >= Kind::Tuple)
            m_children.push_back({items[i + 1], named(items[i], step.path), step.depth + 1});
    }
}

void Walk::child(Ref ref, const Step &step)
{
    if (m_tree.kind(ref) >= Kind::Tuple)
        m_children.push_back({ref, step.path, step.depth + 1});
}

std::uint32_t Walk::named(Ref key, std::uint32_t parent)
{
    const auto text = m_tree.text(key);
    if (text && std::find(m_dropped.begin(), m_dropped.end(), *text) != m_dropped.end())
        return parent;
    m_parts.push_back({parent, key, 0, true});
    return static_cast<std::uint32_t>(m_parts.size() - 1);
}

std::string Walk::textOf(const Part &part) const
{
    if (!part.isKey)
        return std::to_string(part.index);
    if (const auto number = m_tree.integer(part.key))
        return std::to_string(*number);
    const auto text = m_tree.text(part.key);
    return text ? utf8Of(text->substr(0, longestKey)) : std::string("?");
}

std::string Walk::nameOf(const Step &step) const
{
    std::vector<std::uint32_t> way;
    for (std::uint32_t at = step.path; at != 0; at = m_parts[at].parent)
        way.push_back(at);
    std::string result;
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
        if (at != way.rbegin())
            result += '.';
        result += textOf(m_parts[*at]);
    }
    return result;
}

std::string Walk::topOf(const Step &step) const
{
    std::uint32_t top = step.path;
    while (top != 0 && m_parts[top].parent != 0)
        top = m_parts[top].parent;
    return top == 0 ? std::string() : textOf(m_parts[top]);
}

} // namespace mlm::weights::pickle
