// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/splice.h"
#include <QString>

namespace mlm {

/// One Edit as it was applied, with all that is needed to take it back.
struct Change
{
    Edit edit;
    Edit inverse;
    std::vector<Splice> splices;
};

/// What one undo takes back.
struct Step
{
    QString label;
    QString mergeKey;
    std::vector<Change> changes;
    std::vector<Pointer> touched;
};

/// The steps of a document and which of them are applied.
class History
{
public:
    /// Adds a step after the current one and forgets those that were undone. Joins it to the step before
    /// where both have the same merge key and nothing came between; a joined step that leads back to where it
    /// began is dropped. `text` is the text after the step.
    void push(Step step, const std::string &text);
    void breakMerge() { m_open = false; }

    const Step *undoStep() const { return m_done > 0 ? &m_steps[m_done - 1] : nullptr; }
    const Step *redoStep() const { return m_done < m_steps.size() ? &m_steps[m_done] : nullptr; }
    void stepBack();
    void stepForward();

    void markSaved();
    /// Steps between here and the saved state, along the way the user went.
    std::size_t distanceToSaved() const;

private:
    void forgetUndone();
    void join(Step &into, Step &&step);

    std::vector<Step> m_steps;
    std::size_t m_done = 0;
    bool m_open = false;           ///< the last step may still be joined
    std::size_t m_savedAt = 0;     ///< where the way to the saved state leaves the steps
    std::size_t m_savedBeyond = 0; ///< forgotten steps from there to the saved state
};

} // namespace mlm
