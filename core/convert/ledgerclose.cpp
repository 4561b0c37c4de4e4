// SPDX-License-Identifier: Apache-2.0
#include "core/convert/ledger.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

Pointer common(const Pointer &a, const Pointer &b)
{
    std::size_t n = 0;
    while (n < std::min(a.size(), b.size()) && a[n] == b[n])
        ++n;
    return Pointer({a.tokens().begin(), a.tokens().begin() + static_cast<std::ptrdiff_t>(n)});
}

template <typename Key> void widen(std::map<Key, std::pair<Pointer, QString>> &places, const Key &key, const Pointer &at, const QString &how)
{
    const auto [it, isNew] = places.emplace(key, std::pair(at, how));
    if (!isNew)
        it->second.first = common(it->second.first, at);
}

} // namespace

std::optional<Pointer> Ledger::park(const Pointer &place)
{
    if (!at(place) || place.isRoot() || place[place.size() - 1] == legacyMember)
        return std::nullopt;
    // Elements of a list go beside the list.
    Pointer holder = place.parent();
    std::string name = place.last();
    while (!at(holder)->is_object()) {
        name = holder.last() + '/' + name;
        holder = holder.parent();
    }
    Pointer home = holder / legacyMember;
    if (const Json *there = at(home); there && !there->is_object())
        return std::nullopt;
    std::string free = name;
    for (int i = 2; at(home / free); ++i)
        free = name + " " + std::to_string(i);
    home = home / free;
    return move(place, home) ? std::optional(home) : std::nullopt;
}

bool Ledger::drop(const Pointer &place, const QString &why, bool parked)
{
    if (!at(place) || place.isRoot())
        return false;
    for (const Origin &origin : originsIn(*place.in(m_tags)))
        m_dropped[origin.leaf] = why;
    if (!parked || !park(place))
        take(place);
    return true;
}

bool Ledger::prune(const Pointer &place)
{
    const Json *tags = place.isRoot() ? nullptr : place.in(m_tags);
    if (!tags || !at(place)->is_structured() || !originsIn(*tags).empty())
        return false;
    take(place);
    return true;
}

void Ledger::ask(Question question, const std::vector<Pointer> &about)
{
    for (const Pointer &place : about)
        if (const Json *tags = place.in(m_tags))
            for (const Origin &origin : originsIn(*tags))
                m_asked.emplace(origin.leaf, int(m_questions.size()));
    m_questions.push_back(std::move(question));
}

bool Ledger::isAsked(const Pointer &at) const
{
    return std::any_of(m_questions.begin(), m_questions.end(), [&](const Question &question) { return question.at == at; });
}

/// Where everything is: of each leaf of the source, one place an operation; of each addition, one.
struct Ledger::Places
{
    std::map<std::pair<std::size_t, std::size_t>, std::pair<Pointer, QString>> leaves;
    std::map<std::size_t, std::pair<Pointer, QString>> added;
};

Ledger::Places Ledger::placesNow() const
{
    Places places;
    const std::function<void(const Json &, const Pointer &)> visit = [&](const Json &node, const Pointer &at) {
        if (node.is_array()) {
            for (std::size_t i = 0; i < node.size(); ++i)
                visit(node[i], at / i);
        } else if (node.is_object()) {
            for (const auto &[name, member] : node.items())
                visit(member, at / name);
        } else {
            const Tag &tag = m_book[node.get<std::size_t>()];
            for (const Origin &origin : tag.origins)
                widen(places.leaves, std::pair(origin.leaf, origin.operation), at, origin.how);
            if (tag.origins.empty())
                widen(places.added, tag.operation, at, tag.added);
        }
    };
    visit(m_tags, {});
    return places;
}

/// Values that were taken and never put: a mistake of a converter, which must not cost the user anything.
void Ledger::parkOrphans()
{
    std::vector<bool> seen(m_leaves.size());
    for (const Origin &origin : originsIn(m_tags))
        seen[origin.leaf] = true;
    for (std::size_t leaf = 0; leaf < m_leaves.size(); ++leaf) {
        if (seen[leaf] || m_dropped.contains(leaf) || !m_work.is_object())
            continue;
        const Pointer home({legacyMember});
        if (const Json *there = at(home); there && !there->is_object())
            continue;
        const Pointer place = home / m_leaves[leaf].toString();
        if (makeParents(place))
            insert(place, *m_leaves[leaf].in(m_source), enter({{{leaf, ++m_operation, {}}}, {}, 0}), {});
    }
    for (std::size_t leaf = 0; leaf < m_leaves.size(); ++leaf)
        if (!seen[leaf])
            m_dropped.emplace(leaf, Words::tr("No place was found for it."));
}

void Ledger::close(Json &result, Edits &edits, Report &report)
{
    parkOrphans();
    const Places places = placesNow();
    report.entries.clear();
    report.entries.reserve(m_leaves.size());
    auto place = places.leaves.begin();
    for (std::size_t leaf = 0; leaf < m_leaves.size(); ++leaf) {
        Entry entry;
        entry.from = m_leaves[leaf];
        entry.value = *entry.from.in(m_source);
        bool sameValue = true;
        for (; place != places.leaves.end() && place->first.first == leaf; ++place) {
            const auto &[at, how] = place->second;
            entry.to.push_back(at);
            sameValue = sameValue && same(*at.in(m_work), entry.value);
            if (!how.isEmpty() && !entry.how.contains(how))
                entry.how = entry.how.isEmpty() ? how : entry.how + ' ' + how;
        }
        if (const auto asked = m_asked.find(leaf); asked != m_asked.end()) {
            entry.fate = Fate::NeedsYou;
            entry.question = asked->second;
        } else if (const auto dropped = m_dropped.find(leaf); dropped != m_dropped.end()) {
            entry.fate = Fate::Dropped;
            entry.how = dropped->second;
        } else if (!sameValue) {
            entry.fate = Fate::Mapped;
        } else if (entry.to.size() != 1 || entry.to.front() != entry.from) {
            entry.fate = Fate::Carried;
        }
        report.entries.push_back(std::move(entry));
    }
    for (const auto &[operation, added] : places.added)
        report.added.push_back({added.first, *added.first.in(m_work), added.second});
    report.questions = std::move(m_questions);

    // Without a move, comparing gives the fewest Edits; with one, only the log keeps the layout of what moved.
    const bool moves = std::any_of(m_log.begin(), m_log.end(), [](const Edit &edit) { return edit.op == Edit::Op::Move; });
    edits = moves ? std::move(m_log) : diff(m_source, m_work);
    result = std::move(m_work);
}

} // namespace mlm::convert
