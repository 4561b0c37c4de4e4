// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/document.h"
#include "core/validation/livecheck.h"
#include "core/validation/official/official.h"
#include <QObject>

namespace mlm::official {

/// Keeps the published schemas' verdict on an open Document up to date: asked as a job on a copy, a moment after the live check has come to rest;
/// newest wins. Without schemas it does nothing. GUI thread; waits for its job when destroyed, and touches the document no more then.
class OfficialCheck : public QObject
{
    Q_OBJECT
public:
    OfficialCheck(Document &document, LiveCheck &live, QObject *parent = nullptr);
    ~OfficialCheck() override;

    /// What to ask from now on; null: nothing. Forgets the verdicts there were.
    void setSchemas(std::shared_ptr<const OfficialSchemas> schemas);
    bool hasSchemas() const { return m_schemas != nullptr; }
    /// False until the first verdict about this document has come, with these schemas.
    bool isKnown() const { return m_known; }
    const OfficialVerdicts &verdicts() const { return m_verdicts; }
    /// See official::difference(); about the same state of the document as verdicts().
    const QString &difference() const { return m_difference; }

Q_SIGNALS:
    void changed();

private:
    void schedule();
    void start();

    Document &m_document;
    std::shared_ptr<const OfficialSchemas> m_schemas;
    OfficialVerdicts m_verdicts;
    QString m_difference;
    bool m_known = false;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mlm::official
