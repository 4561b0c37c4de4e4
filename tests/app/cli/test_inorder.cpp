// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inorder.h"
#include <QTest>
#include <atomic>

using mlm::cli::inOrder;

class TestInOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void order_data();
    void order();
    void stops();
    void waitsForWhatIsTaken();
};

void TestInOrder::order_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("threads");
    for (const int count : {0, 1, 2, 7, 1000})
        for (const int threads : {0, 1, 2, 5, 64})
            QTest::addRow("%d by %d", count, threads) << count << threads;
}

void TestInOrder::order()
{
    QFETCH(int, count);
    QFETCH(int, threads);
    std::atomic<int> worked = 0;
    std::vector<std::size_t> taken;
    const auto caller = std::this_thread::get_id();
    bool onCaller = true;
    inOrder<std::size_t>(
        std::size_t(count), std::size_t(threads),
        [&](std::size_t i) {
            // The first of each few takes longest.
            std::size_t sum = i;
            for (std::size_t n = 0; n < (i % 5 == 0 ? 20000U : 1U); ++n)
                sum = sum * 31 + n;
            ++worked;
            return sum == 1 ? i + 1 - 1 : i;
        },
        [&](std::size_t i) {
            taken.push_back(i);
            onCaller = onCaller && std::this_thread::get_id() == caller;
            return true;
        });
    QVERIFY(onCaller);
    QCOMPARE(worked.load(), count);
    QCOMPARE(taken.size(), std::size_t(count));
    for (std::size_t i = 0; i < taken.size(); ++i)
        QCOMPARE(taken[i], i);
}

void TestInOrder::stops()
{
    for (const std::size_t threads : {1U, 3U}) {
        std::atomic<int> worked = 0;
        int taken = 0;
        inOrder<int>(1'000'000, threads, [&](std::size_t) { return ++worked; }, [&](int) { return ++taken < 10; });
        QCOMPARE(taken, 10);
        QVERIFY(worked.load() < 10 + 3 * 8 + 3);
    }
}

/// However slowly results are taken, no more than a few wait.
void TestInOrder::waitsForWhatIsTaken()
{
    std::atomic<std::size_t> worked = 0;
    std::size_t taken = 0, most = 0;
    inOrder<int>(5000, 4, [&](std::size_t) { return int(++worked); },
                 [&](int) {
                     most = std::max(most, worked.load() - taken);
                     ++taken;
                     std::this_thread::yield();
                     return true;
                 });
    QVERIFY2(most <= 4 * 8 + 4 + 1, qPrintable(QString::number(most)));
}

QTEST_GUILESS_MAIN(TestInOrder)
#include "test_inorder.moc"
