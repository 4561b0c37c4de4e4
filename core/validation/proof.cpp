// SPDX-License-Identifier: Apache-2.0
#include "core/validation/proof.h"
#include "core/document/follow.h"
#include <algorithm>
#include <set>

namespace mlm {

namespace {

/// Values that all the trials of one document may look at: some 20 ms.
constexpr std::size_t mostWork = 400'000;
constexpr std::size_t mostTrials = 64;

using Key = std::pair<std::string, Pointer>;

bool endsWith(const std::string &text, std::string_view end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Other fixes stand for themselves: the property test of the fixes holds them to it.
bool wantsProof(const Finding &finding)
{
    if (finding.fix->onTrial)
        return true;
    if (finding.source != Source::Schema)
        return false;
    // A task of an output may become one that the model does not have.
    if (finding.rule == "mlm.output.tasks.known")
        return true;
    return endsWith(finding.rule, ".type") || endsWith(finding.rule, ".missing") || endsWith(finding.rule, ".unknown-field") || endsWith(finding.rule, ".members");
}

/// Values in a tree, counted up to a limit.
std::size_t countValues(const Json &value, std::size_t limit)
{
    std::size_t count = 1;
    if (value.is_structured())
        for (const Json &child : value) {
            if (count >= limit)
                break;
            count += countValues(child, limit - count);
        }
    return count;
}

class Trial
{
public:
    Trial(const Json &root, const std::vector<Finding> &findings) : m_root(root)
    {
        for (const Finding &finding : findings)
            if (finding.severity == Severity::Error)
                m_errors.insert({finding.rule, finding.pointer});
    }

    bool passes(const Finding &finding, const std::function<Findings(const Json &)> &check)
    {
        std::vector<Edit> undo;
        bool applied = true;
        std::optional<Pointer> place = finding.pointer;
        std::vector<Key> errors(m_errors.begin(), m_errors.end());
        for (const Edit &edit : finding.fix->edits) {
            if (!mlm::check(m_root, edit)) {
                applied = false;
                break;
            }
            if (place)
                place = follow(m_root, *place, edit);
            if (edit.op != Edit::Op::Replace)
                move(errors, edit);
            undo.push_back(inverseOf(m_root, edit));
            (void)applyTo(m_root, edit);
        }
        if (applied) {
            const std::set<Key> known(errors.begin(), errors.end());
            const Findings after = check(m_root);
            applied = std::none_of(after.list.begin(), after.list.end(), [&](const Finding &left) {
                return (place && left.rule == finding.rule && left.pointer == *place) ||
                       (left.severity == Severity::Error && !known.contains({left.rule, left.pointer}));
            });
        }
        for (auto edit = undo.rbegin(); edit != undo.rend(); ++edit)
            (void)applyTo(m_root, *edit);
        return applied;
    }

private:
    void move(std::vector<Key> &errors, const Edit &edit) const
    {
        std::vector<Key> now;
        for (Key &error : errors)
            if (auto place = follow(m_root, error.second, edit))
                now.emplace_back(std::move(error.first), std::move(*place));
        errors = std::move(now);
    }

    Json m_root;
    std::set<Key> m_errors;
};

} // namespace

void proveFixes(const Json &root, Findings &findings, const std::function<Findings(const Json &)> &check)
{
    std::optional<Trial> trial;
    std::size_t left = 0;
    for (std::size_t i = 0; i < findings.list.size(); ++i) {
        Finding &finding = findings.list[i];
        if (!finding.fix || !wantsProof(finding))
            continue;
        if (!trial) {
            trial.emplace(root, findings.list);
            left = std::min(mostTrials, mostWork / countValues(root, mostWork));
        }
        if (left == 0 || !trial->passes(finding, check))
            finding.fix.reset();
        left -= left > 0;
    }
}

} // namespace mlm
