// SPDX-License-Identifier: Apache-2.0
#include "app/editor/weightsjob.h"
#include "app/editor/bytestext.h"
#include <algorithm>

namespace mlm {

WeightsJob::WeightsJob(QObject *parent) : QObject(parent)
{
    connect(&m_job, &Job::progress, this, [this](qint64 done, qint64 total) {
        if (m_state != State::Hashing)
            return;
        m_progress = tr("%1 of %2, %3").arg(bytesShort(done), bytesShort(total), speed(done));
        Q_EMIT progress(done, total);
    });
    connect(&m_job, &Job::finished, this, [this] {
        if (m_state == State::Looking || m_state == State::Hashing) { // cancelled: no answer came
            m_state = State::Stopped;
            m_progress.clear();
            Q_EMIT finished();
        }
    });
}

void WeightsJob::start(const QStringList &paths)
{
    m_paths = paths;
    m_files.clear();
    m_progress.clear();
    m_state = State::Looking;
    read(false);
}

void WeightsJob::stop() { m_job.cancel(); }

void WeightsJob::read(bool hashes)
{
    m_clock.start();
    m_job.start([this, hashes, paths = m_paths](Job::Control &control) -> std::function<void()> {
        weights::InspectOptions options;
        if (!hashes)
            options.hashes.clear();
        auto files = std::make_shared<Result<Files>>(weights::inspect(paths, options, control.progress));
        return [this, hashes, files] { take(hashes, std::move(*files)); };
    });
}

void WeightsJob::take(bool hashes, Result<Files> files)
{
    if (!files) {
        weights::Inspection failed;
        failed.path = m_paths.value(0);
        failed.error = files.error();
        m_files.assign(1, std::move(failed));
    } else {
        m_files = std::move(*files);
    }
    const bool readable = std::any_of(m_files.begin(), m_files.end(), [](const auto &file) { return !file.error; });
    if (!hashes && readable) {
        m_state = State::Hashing;
        Q_EMIT looked();
        if (m_state == State::Hashing) // nobody started anew
            read(true);
        return;
    }
    qint64 bytes = 0;
    for (const auto &file : m_files)
        bytes += file.error ? 0 : file.size;
    m_state = State::Done;
    m_progress = !hashes || bytes < (1 << 20) ? QString()
                                                    : tr("%1 in %2 s, %3").arg(bytesShort(bytes), QString::number(double(m_clock.elapsed()) / 1000.0, 'f', 1), speed(bytes));
    Q_EMIT finished();
}

QString WeightsJob::speed(qint64 bytes) const
{
    const double seconds = double(std::max<qint64>(1, m_clock.elapsed())) / 1000.0;
    return tr("%1/s").arg(bytesShort(qint64(double(bytes) / seconds)));
}

} // namespace mlm
