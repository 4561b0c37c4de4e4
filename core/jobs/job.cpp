// SPDX-License-Identifier: Apache-2.0
#include "core/jobs/job.h"
#include <QPointer>
#include <algorithm>
#include <vector>

namespace mlm {

namespace {

struct Run
{
    std::shared_ptr<Job::Control> control;
    std::unique_ptr<QThread> thread;
};

} // namespace

struct Job::Private
{
    std::vector<Run> runs; ///< the newest last; those before it are cancelled and on their way out
    std::uint64_t newest = 0;
    bool running = false;
};

Job::Job(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
}

Job::~Job()
{
    for (const Run &run : d->runs)
        run.control->cancelled = true;
    for (const Run &run : d->runs)
        run.thread->wait();
}

void Job::start(std::function<std::function<void()>(Control &)> work)
{
    cancel();
    const std::uint64_t number = ++d->newest;
    auto control = std::make_shared<Control>();
    Control *const raw = control.get();
    control->progress = [this, raw, number](qint64 done, qint64 total) {
        if (raw->cancelled)
            return false;
        QMetaObject::invokeMethod(
            this,
            [this, number, done, total] {
                if (number == d->newest && d->running)
                    Q_EMIT progress(done, total);
            },
            Qt::QueuedConnection);
        return true;
    };

    auto body = [this, control, number, work = std::move(work)] {
        std::function<void()> result;
        try {
            result = work(*control);
        } catch (...) {
            // Work that fails reports it in its result; whatever else escapes ends the work without one.
        }
        QMetaObject::invokeMethod(
            this, [this, control, number, result = std::move(result)] { end(number, *control, result); },
            Qt::QueuedConnection);
    };
    std::unique_ptr<QThread> thread(QThread::create(std::move(body)));
    thread->start();
    d->runs.push_back({std::move(control), std::move(thread)});
    d->running = true;
}

void Job::end(std::uint64_t number, const Control &control, const std::function<void()> &result)
{
    const auto run = std::find_if(d->runs.begin(), d->runs.end(),
                                  [&](const Run &r) { return r.control.get() == &control; });
    if (run != d->runs.end()) {
        run->thread->wait(); // it has nothing left to do but to return
        d->runs.erase(run);
    }
    if (number != d->newest)
        return;
    d->running = false;
    // The result may start the next work or delete this job.
    const QPointer<Job> self(this);
    if (result && !control.cancelled)
        result();
    if (self && number == d->newest)
        Q_EMIT finished();
}

void Job::cancel()
{
    if (!d->runs.empty())
        d->runs.back().control->cancelled = true;
}

bool Job::isRunning() const
{
    return d->running;
}

} // namespace mlm
