// SPDX-License-Identifier: Apache-2.0
#include "core/validation/livecheck.h"
#include "core/jobs/job.h"
#include "core/validation/engine.h"
#include <QElapsedTimer>

namespace mlm {

namespace {

constexpr qint64 frameNs = 16'000'000;
/// Copying a tree for a job costs a good part of checking it: come back to checking in place only well below a frame.
constexpr qint64 quickNs = frameNs / 2;

} // namespace

struct LiveCheck::Private
{
    bool scheduled = false;
    bool slow = false;  ///< the last check took longer than a frame
    Job job;
};

LiveCheck::LiveCheck(Document &document, QObject *parent) : QObject(parent), m_document(document), d(std::make_unique<Private>())
{
    connect(&m_document, &Document::changed, this, [this] { schedule(); });
}

LiveCheck::~LiveCheck() = default;

void LiveCheck::schedule()
{
    if (d->scheduled)
        return;
    d->scheduled = true;
    QMetaObject::invokeMethod(this, [this] {
        if (!d->scheduled)
            return; // refresh() was quicker
        if (!d->slow)
            return refresh();
        d->scheduled = false;
        d->job.start([this, root = m_document.root()](Job::Control &) -> std::function<void()> {
            QElapsedTimer timer;
            timer.start();
            auto findings = std::make_shared<Findings>(check(root));
            const qint64 elapsed = timer.nsecsElapsed();
            return [this, findings, elapsed] {
                d->slow = elapsed > quickNs;
                m_findings = std::move(*findings);
                Q_EMIT findingsChanged();
            };
        });
    }, Qt::QueuedConnection);
}

void LiveCheck::refresh()
{
    d->scheduled = false;
    d->job.cancel(); // what runs looks at an older document
    QElapsedTimer timer;
    timer.start();
    m_findings = check(m_document.root());
    d->slow = timer.nsecsElapsed() > frameNs;
    Q_EMIT findingsChanged();
}

std::vector<const Finding *> LiveCheck::at(const Pointer &pointer, bool below) const
{
    std::vector<const Finding *> found;
    for (const Finding &finding : m_findings.list)
        if (finding.pointer == pointer || (below && finding.pointer.startsWith(pointer)))
            found.push_back(&finding);
    return found;
}

} // namespace mlm
