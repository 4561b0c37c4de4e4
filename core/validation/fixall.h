// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <set>
#include <utility>

namespace mlm {

/// A finding by name: its rule and its place. No document has two of the same.
using FindingKey = std::pair<std::string, Pointer>;
inline FindingKey keyOf(const Finding &finding) { return {finding.rule, finding.pointer}; }

/// Which findings are to be mended.
struct FixWish
{
    std::set<std::string> rules;                ///< of these rules; empty: of every rule
    std::optional<std::set<FindingKey>> named;  ///< these alone, and nothing that shows up only while mending
};

/// One value before and after; none where it is not there.
struct FixedValue
{
    Pointer place;
    std::optional<Json> before, after;
};

/// One remedy of a plan.
struct PlannedFix
{
    Finding finding;                ///< as it is told when its turn comes
    std::optional<Pointer> origin;  ///< where its finding stands in the document the plan was made of; none if it shows up only while mending
    std::vector<FixedValue> values;
};

struct FixPlan
{
    std::vector<PlannedFix> fixes;  ///< in document order, round by round
    Edits edits;                    ///< all of them, to be applied in this order as one step
    bool complete = true;           ///< false: there would be more to do, but mending does not come to an end
};

/// Puts the safe fixes of a document together. Those that touch the same place follow each other, each made anew from what the check says by
/// then; findings with one remedy get it once. Changes nothing but what the fixes say. Any thread.
FixPlan planFixes(const Json &root, const FixWish &wish = {});

/// What one fix would do to a document; nullopt where it does not apply.
std::optional<std::vector<FixedValue>> valuesOf(const Json &root, const Edits &edits);

} // namespace mlm
