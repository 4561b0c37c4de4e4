// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/schemafetcher.h"
#include "core/fetch/fetchrun.h"
#include <QThread>

namespace mlm::fetch {

struct SchemaFetcher::Private
{
    MakeDownloader make;
    Limits limits;
    QThread thread;
    FetchRun *run = nullptr; ///< lives on the thread, which deletes it
    quint64 number = 0;      ///< what comes from an older run is passed over
    Outcome outcome;

    void stop()
    {
        run = nullptr;
        ++number;
        thread.quit();
        thread.wait();
    }
};

SchemaFetcher::SchemaFetcher(MakeDownloader make, const Limits &limits, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->make = std::move(make);
    d->limits = limits;
}

SchemaFetcher::~SchemaFetcher() { d->stop(); }

void SchemaFetcher::start(const QStringList &addresses, const QString &folder)
{
    d->stop();
    const quint64 number = d->number;
    // Both are called on the thread of the run.
    const auto told = [this, number](auto what) {
        QMetaObject::invokeMethod(
            this,
            [this, number, what = std::move(what)] {
                if (number == d->number)
                    what();
            },
            Qt::QueuedConnection);
    };
    FetchRun::Tell tell;
    tell.progress = [this, told](int done, int total, qint64 bytes) { told([this, done, total, bytes] { Q_EMIT progress(done, total, bytes); }); };
    tell.finished = [this, told](Outcome outcome) {
        told([this, outcome = std::move(outcome)] {
            d->outcome = outcome;
            d->stop();
            Q_EMIT finished();
        });
    };
    d->run = new FetchRun(d->make, d->limits, addresses, folder, std::move(tell));
    d->run->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->run, &QObject::deleteLater);
    d->thread.start();
    QMetaObject::invokeMethod(d->run, &FetchRun::begin, Qt::QueuedConnection);
}

void SchemaFetcher::cancel()
{
    if (d->run)
        QMetaObject::invokeMethod(d->run, &FetchRun::cancel, Qt::QueuedConnection);
}

bool SchemaFetcher::isRunning() const { return d->run != nullptr; }

const Outcome &SchemaFetcher::outcome() const { return d->outcome; }

} // namespace mlm::fetch
