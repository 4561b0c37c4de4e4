// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include <map>
#include <set>

namespace mlm {

/// The places that the fixes of one round have changed, so that none is changed by a fix that was made for what stood there before.
class FixLedger
{
public:
    /// Whether none of the places has been changed, nor moved, nor a value put at the end of a list twice.
    bool admits(const Edits &edits) const;
    /// To be told of `root` before the edits.
    void note(const Json &root, const Edits &edits);

private:
    bool clashes(const Pointer &place) const;

    std::set<Pointer> m_changed;                       ///< values that were set, put in or taken out
    std::map<Pointer, std::size_t> m_moved;            ///< lists: the first index from which elements have other places
    std::map<Pointer, std::vector<Json>> m_appended;   ///< lists: what was put at their end
};

} // namespace mlm
