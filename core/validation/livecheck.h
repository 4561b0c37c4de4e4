// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/document.h"
#include "core/validation/finding.h"
#include <QObject>
#include <set>

namespace mlm {

/// Keeps the findings of an open Document up to date: whole after each edit, coalesced into one event-loop turn; a check that took
/// longer than a frame (16 ms) runs as a job on a copy from then on, newest wins. GUI thread; waits for its job when destroyed.
class LiveCheck : public QObject
{
    Q_OBJECT
public:
    explicit LiveCheck(Document &document, QObject *parent = nullptr);
    ~LiveCheck() override;
    /// Those that the user wants to see.
    const Findings &findings() const { return m_findings; }
    /// Those of rules that the user does not want to see.
    const std::vector<Finding> &hidden() const { return m_hidden; }
    /// Leaves the findings of these rules out of findings() from now on; those of source schema stay: they decide whether a document is valid.
    void setHiddenRules(std::set<std::string> rules);
    /// Those at or below a pointer.
    std::vector<const Finding *> at(const Pointer &pointer, bool below = false) const;
    /// Checks now, in this turn; for tests, export and the first showing.
    void refresh();

Q_SIGNALS:
    void findingsChanged();

private:
    void schedule();
    void take(Findings found);
    Document &m_document;
    Findings m_findings;
    std::vector<Finding> m_hidden;
    std::set<std::string> m_hiddenRules;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mlm
