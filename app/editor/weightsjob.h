// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/jobs/job.h"
#include "core/weights/inspect.h"
#include <QElapsedTimer>
#include <QStringList>

namespace mlm {

/// Reads model files in the background: first what they say of themselves, which takes a moment, then every byte for the checksums. Nothing in them is
/// run.
class WeightsJob : public QObject
{
    Q_OBJECT
public:
    explicit WeightsJob(QObject *parent = nullptr);

    /// Files and folders; what was read before is dropped.
    void start(const QStringList &paths);
    /// Ends the reading; what is known by then stays, without checksums.
    void stop();
    enum class State { Looking, Hashing, Done, Stopped };
    State state() const { return m_state; }
    bool isRunning() const { return m_job.isRunning(); }
    const QStringList &paths() const { return m_paths; }
    const std::vector<weights::Inspection> &files() const { return m_files; }
    /// "1.2 GiB of 4.0 GiB, 512.0 MiB/s"; afterwards what was read, how fast.
    QString progressText() const { return m_progress; }

Q_SIGNALS:
    void looked();                           ///< files() hold facts, no checksums yet
    void progress(qint64 done, qint64 total);
    void finished();                         ///< Done or Stopped

private:
    using Files = std::vector<weights::Inspection>;
    void read(bool hashes);
    void take(bool hashes, Result<Files> files);
    QString speed(qint64 bytes) const;

    QStringList m_paths;
    Files m_files;
    State m_state = State::Done;
    QString m_progress;
    QElapsedTimer m_clock;
    Job m_job;
};

} // namespace mlm
