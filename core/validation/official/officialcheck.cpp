// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/officialcheck.h"
#include "core/jobs/job.h"
#include "core/validation/engine.h"
#include <QTimer>

namespace mlm::official {

namespace {

/// Long enough to let a burst of keys pass, short enough to seem at once.
constexpr int restMs = 150;

} // namespace

struct OfficialCheck::Private
{
    QTimer rest;
    Job job;
};

OfficialCheck::OfficialCheck(Document &document, LiveCheck &live, QObject *parent)
    : QObject(parent), m_document(document), d(std::make_unique<Private>())
{
    d->rest.setSingleShot(true);
    d->rest.setInterval(restMs);
    connect(&d->rest, &QTimer::timeout, this, &OfficialCheck::start);
    // What is asked now would be of yesterday: the live check says when the document has come to rest.
    connect(&document, &Document::changed, this, [this] {
        d->rest.stop();
        d->job.cancel();
    });
    connect(&live, &LiveCheck::findingsChanged, this, &OfficialCheck::schedule);
}

OfficialCheck::~OfficialCheck() = default;

void OfficialCheck::setSchemas(std::shared_ptr<const OfficialSchemas> schemas)
{
    d->job.cancel();
    m_schemas = std::move(schemas);
    m_verdicts.clear();
    m_difference.clear();
    m_known = false;
    Q_EMIT changed();
    schedule();
}

void OfficialCheck::schedule()
{
    if (m_schemas)
        d->rest.start();
}

void OfficialCheck::start()
{
    // Our own verdict is made anew beside the other: both are then about the same state of the document.
    d->job.start([this, schemas = m_schemas, root = m_document.root()](Job::Control &control) -> std::function<void()> {
        OfficialVerdicts verdicts = schemas->check(root);
        if (control.cancelled)
            return {};
        QString differing = official::difference(check(root).valid(), verdicts);
        return [this, verdicts = std::move(verdicts), differing = std::move(differing)] {
            m_verdicts = verdicts;
            m_difference = differing;
            m_known = true;
            Q_EMIT changed();
        };
    });
}

} // namespace mlm::official
