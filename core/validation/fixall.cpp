// SPDX-License-Identifier: Apache-2.0
#include "core/validation/fixall.h"
#include "core/document/follow.h"
#include "core/validation/engine.h"
#include "core/validation/fixledger.h"
#include <algorithm>
#include <map>

namespace mlm {

namespace {

/// Fixes that get into each other's way again and again would go on for ever.
constexpr int mostRounds = 32;

std::optional<Json> valueAt(const Json &root, const Pointer &pointer)
{
    const Json *value = pointer.in(root);
    return value ? std::optional(*value) : std::nullopt;
}

/// The place that an Add will have: "-" as the index it stands for.
Pointer placeOf(const Json &root, const Edit &edit)
{
    if (edit.path.isRoot() || edit.path.last() != "-")
        return edit.path;
    const Json *list = edit.path.parent().in(root);
    return list && list->is_array() ? edit.path.parent() / list->size() : edit.path;
}

/// Applies all of them or none, and says what they did.
std::optional<std::vector<FixedValue>> applyAll(Json &root, const Edits &edits)
{
    std::vector<FixedValue> values;
    std::vector<Edit> undo;
    for (const Edit &edit : edits) {
        if (!check(root, edit)) {
            for (auto inverse = undo.rbegin(); inverse != undo.rend(); ++inverse)
                (void)applyTo(root, *inverse);
            return std::nullopt;
        }
        const Pointer place = placeOf(root, edit);
        const bool isList = !place.isRoot() && place.parent().in(root) && place.parent().in(root)->is_array();
        FixedValue &change = values.emplace_back();
        change.place = place;
        if (edit.op == Edit::Op::Move) {
            change.before = valueAt(root, edit.from);
            change.place = edit.from;
            values.push_back({place, std::nullopt, change.before});
        } else {
            if (edit.op != Edit::Op::Add || !isList)
                change.before = valueAt(root, place);
            if (edit.op != Edit::Op::Remove)
                change.after = edit.value;
        }
        undo.push_back(inverseOf(root, edit));
        (void)applyTo(root, edit);
    }
    return values;
}

/// Names of findings, kept true through what is done meanwhile.
class Followed
{
public:
    void add(const FindingKey &key, const Pointer &origin) { m_now.emplace(key, origin); }
    void drop(const FindingKey &key) { m_now.erase(key); }
    bool contains(const FindingKey &key) const { return m_now.contains(key); }
    /// Where a finding of the document at hand stood at first.
    std::optional<Pointer> origin(const FindingKey &key) const
    {
        const auto found = m_now.find(key);
        return found != m_now.end() ? std::optional(found->second) : std::nullopt;
    }
    /// `root` as it was before the edits.
    void follow(Json root, const Edits &edits)
    {
        if (m_now.empty())
            return;
        for (const Edit &edit : edits) {
            if (renames(root, edit)) {
                std::map<FindingKey, Pointer> now;
                for (auto &[key, origin] : m_now)
                    if (auto place = mlm::follow(root, key.second, edit))
                        now.emplace(FindingKey(key.first, std::move(*place)), std::move(origin));
                m_now = std::move(now);
            }
            (void)applyTo(root, edit);
        }
    }

private:
    static bool renames(const Json &root, const Edit &edit)
    {
        if (edit.op != Edit::Op::Add)
            return edit.op != Edit::Op::Replace;
        const Json *parent = edit.path.isRoot() || edit.path.last() == "-" ? nullptr : edit.path.parent().in(root);
        return parent && parent->is_array();
    }

    std::map<FindingKey, Pointer> m_now; ///< to where it stood at first
};

/// Once a place is taken out, another one may bear its name.
bool takesOut(const Fix &fix, const Pointer &place)
{
    return std::any_of(fix.edits.begin(), fix.edits.end(),
                       [&](const Edit &edit) { return edit.op == Edit::Op::Remove && place.startsWith(edit.path); });
}

class Planner
{
public:
    Planner(const Json &root, const FixWish &wish) : m_root(root), m_wish(wish)
    {
        if (wish.named)
            for (const FindingKey &key : *wish.named)
                m_waiting.add(key, key.second);
    }

    FixPlan run()
    {
        for (int round = 0; round < mostRounds; ++round) {
            const Findings findings = mlm::check(m_root);
            if (round == 0 && !m_wish.named)
                for (const Finding &finding : findings.list)
                    if (isWanted(finding))
                        m_waiting.add(keyOf(finding), finding.pointer);
            if (!mend(findings.list))
                return std::move(m_plan);
        }
        m_plan.complete = false;
        return std::move(m_plan);
    }

private:
    bool isWanted(const Finding &finding) const
    {
        if (!finding.fix || (!m_wish.rules.empty() && !m_wish.rules.contains(finding.rule)))
            return false;
        return !m_wish.named || m_waiting.contains(keyOf(finding));
    }

    /// Last to first: what a fix takes out of a list or puts into it then moves nothing that is still to be mended.
    bool mend(const std::vector<Finding> &findings)
    {
        FixLedger ledger;
        std::vector<PlannedFix> done;
        Edits applied;
        const Json before = m_root;
        for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
            const FindingKey key = keyOf(*finding);
            if (!isWanted(*finding) || m_tried.contains(key) || !ledger.admits(finding->fix->edits))
                continue;
            const Edits &edits = finding->fix->edits;
            ledger.note(m_root, edits);
            auto values = applyAll(m_root, edits);
            if (!values)
                continue;
            done.push_back({*finding, m_waiting.origin(key), std::move(*values)});
            applied.insert(applied.end(), edits.begin(), edits.end());
            m_waiting.drop(key);
        }
        m_tried.follow(before, applied);
        m_waiting.follow(before, applied);
        for (const PlannedFix &fix : done)
            if (!takesOut(*fix.finding.fix, fix.finding.pointer))
                m_tried.add(keyOf(fix.finding), {});
        m_plan.fixes.insert(m_plan.fixes.end(), std::make_move_iterator(done.rbegin()), std::make_move_iterator(done.rend()));
        m_plan.edits.insert(m_plan.edits.end(), applied.begin(), applied.end());
        return !applied.empty();
    }

    Json m_root;
    const FixWish &m_wish;
    Followed m_waiting; ///< findings of the document given that are not mended yet
    Followed m_tried;   ///< a fix that did not help is not tried again
    FixPlan m_plan;
};

} // namespace

FixPlan planFixes(const Json &root, const FixWish &wish)
{
    return Planner(root, wish).run();
}

std::optional<std::vector<FixedValue>> valuesOf(const Json &root, const Edits &edits)
{
    Json copy = root;
    return applyAll(copy, edits);
}

} // namespace mlm
