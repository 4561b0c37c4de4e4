// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/document.h"
#include "core/validation/finding.h"
#include <QObject>

namespace mlm {

/// Keeps the findings of an open Document up to date: whole after each edit, coalesced into one event-loop turn; a check that took
/// longer than a frame (16 ms) runs as a job on a copy from then on, newest wins. GUI thread; waits for its job when destroyed.
class LiveCheck : public QObject
{
    Q_OBJECT
public:
    explicit LiveCheck(Document &document, QObject *parent = nullptr);
    ~LiveCheck() override;
    const Findings &findings() const { return m_findings; }
    /// Those at or below a pointer.
    std::vector<const Finding *> at(const Pointer &pointer, bool below = false) const;
    /// Checks now, in this turn; for tests, export and the first showing.
    void refresh();

Q_SIGNALS:
    void findingsChanged();

private:
    void schedule();
    Document &m_document;
    Findings m_findings;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mlm
