// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QObject>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

namespace mlm {

/// One piece of background work with progress and cancel. `start` runs `work` on a thread of its own;
/// progress and the result come back to the owner's thread as signals or through `done`. start() again
/// cancels the work before: newest wins, results of older work are dropped. The destructor cancels and waits.
/// No nested event loops.
class Job : public QObject
{
    Q_OBJECT
public:
    explicit Job(QObject *parent = nullptr);
    ~Job() override;

    struct Control
    {
        std::atomic<bool> cancelled{false};
        /// Tells progress (throttled by the caller); false once cancelled.
        std::function<bool(qint64 done, qint64 total)> progress;
    };

    /// `work` runs elsewhere with copied inputs and returns what is to happen on the owner's thread with its
    /// result; that is not called when cancelled or overtaken.
    void start(std::function<std::function<void()>(Control &)> work);
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    void progress(qint64 done, qint64 total);
    void finished(); ///< the newest work has ended, cancelled or not

private:
    void end(std::uint64_t number, const Control &control, const std::function<void()> &result);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mlm
