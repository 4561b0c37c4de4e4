// SPDX-License-Identifier: Apache-2.0
#include "core/jobs/job.h"
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace mlm;

class TestJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversOnTheOwnersThread();
    void tellsProgress();
    void newestWins();
    void cancels();
    void destructorCancelsAndWaits();
    void resultMayStartTheNext();
    void resultMayDeleteTheJob();
    void survivesExceptions();
};

void TestJob::deliversOnTheOwnersThread()
{
    Job job;
    QSignalSpy finished(&job, &Job::finished);
    QThread *worked = nullptr, *delivered = nullptr;
    job.start([&](Job::Control &) -> std::function<void()> {
        worked = QThread::currentThread();
        return [&] { delivered = QThread::currentThread(); };
    });
    QVERIFY(job.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!job.isRunning());
    QVERIFY(worked && worked != QThread::currentThread());
    QCOMPARE(delivered, QThread::currentThread());
}

void TestJob::tellsProgress()
{
    Job job;
    QSignalSpy progress(&job, &Job::progress);
    QSignalSpy finished(&job, &Job::finished);
    job.start([](Job::Control &control) -> std::function<void()> {
        for (qint64 i = 1; i <= 3; ++i)
            control.progress(i, 3);
        return {};
    });
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(progress.size(), 3);
    QCOMPARE(progress.last(), (QVariantList{qint64{3}, qint64{3}}));
}

void TestJob::newestWins()
{
    Job job;
    QSignalSpy progress(&job, &Job::progress);
    QSignalSpy finished(&job, &Job::finished);
    QSemaphore go;
    QStringList results;
    job.start([&](Job::Control &control) -> std::function<void()> {
        go.acquire();
        control.progress(1, 1);
        return [&] { results << QStringLiteral("old"); };
    });
    job.start(
        [&](Job::Control &) -> std::function<void()> { return [&] { results << QStringLiteral("new"); }; });
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(results, QStringList{"new"});
    go.release();
    // The old one ends without a trace; a third shows that nothing of it was still on its way.
    job.start(
        [&](Job::Control &) -> std::function<void()> { return [&] { results << QStringLiteral("third"); }; });
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(results, (QStringList{"new", "third"}));
    QCOMPARE(progress.size(), 0);
}

void TestJob::cancels()
{
    Job job;
    QSignalSpy finished(&job, &Job::finished);
    QSemaphore started;
    bool delivered = false;
    job.start([&](Job::Control &control) -> std::function<void()> {
        started.release();
        while (control.progress(0, 0))
            QThread::yieldCurrentThread();
        return [&] { delivered = true; };
    });
    started.acquire();
    job.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!delivered);
    QVERIFY(!job.isRunning());
}

void TestJob::destructorCancelsAndWaits()
{
    std::atomic<bool> ended{false};
    bool delivered = false;
    QSemaphore started;
    {
        Job job;
        job.start([&](Job::Control &control) -> std::function<void()> {
            started.release();
            while (!control.cancelled)
                QThread::yieldCurrentThread();
            ended = true;
            return [&] { delivered = true; };
        });
        started.acquire();
    }
    QVERIFY(ended);
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

void TestJob::resultMayStartTheNext()
{
    Job job;
    QSignalSpy finished(&job, &Job::finished);
    QStringList results;
    job.start([&](Job::Control &) -> std::function<void()> {
        return [&] {
            results << QStringLiteral("first");
            job.start([&](Job::Control &) -> std::function<void()> {
                return [&] { results << QStringLiteral("second"); };
            });
        };
    });
    QTRY_COMPARE(results, (QStringList{"first", "second"}));
    QTRY_COMPARE(finished.size(), 1);
}

void TestJob::resultMayDeleteTheJob()
{
    QPointer<Job> job = new Job;
    job->start([&](Job::Control &) -> std::function<void()> { return [&] { delete job; }; });
    QTRY_VERIFY(!job);
}

void TestJob::survivesExceptions()
{
    Job job;
    QSignalSpy finished(&job, &Job::finished);
    job.start([](Job::Control &) -> std::function<void()> { throw std::bad_alloc(); });
    QTRY_COMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(TestJob)
#include "test_job.moc"
