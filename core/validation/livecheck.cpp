// SPDX-License-Identifier: Apache-2.0
#include "core/validation/livecheck.h"
#include "core/jobs/job.h"
#include "core/validation/engine.h"
#include <QElapsedTimer>
#include <algorithm>

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
                take(std::move(*findings));
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
    Findings found = check(m_document.root());
    d->slow = timer.nsecsElapsed() > frameNs;
    take(std::move(found));
}

void LiveCheck::take(Findings found)
{
    m_hidden.clear();
    if (!m_hiddenRules.empty()) {
        const auto isShown = [this](const Finding &finding) { return finding.source == Source::Schema || !m_hiddenRules.contains(finding.rule); };
        const auto hidden = std::stable_partition(found.list.begin(), found.list.end(), isShown);
        m_hidden.assign(std::make_move_iterator(hidden), std::make_move_iterator(found.list.end()));
        found.list.erase(hidden, found.list.end());
    }
    m_findings = std::move(found);
    Q_EMIT findingsChanged();
}

void LiveCheck::setHiddenRules(std::set<std::string> rules)
{
    if (rules == m_hiddenRules)
        return;
    m_hiddenRules = std::move(rules);
    schedule();
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
