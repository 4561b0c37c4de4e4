// SPDX-License-Identifier: Apache-2.0
#include "core/validation/livecheck.h"
#include "fixtures.h"
#include <QSignalSpy>
#include <QtTest>

using mlm::Document;
using mlm::LiveCheck;
using mlm::Pointer;

class TestLiveCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheDocument()
    {
        auto document = Document::fromTree(fixtures::item());
        LiveCheck check(*document);
        check.refresh();
        QVERIFY(check.findings().valid());
        const Pointer properties = Pointer::of("/properties");
        const std::size_t there = check.at(properties).size(), below = check.at(properties, true).size(); // advice, whatever it is
        QSignalSpy spy(&check, &LiveCheck::findingsChanged);
        const Pointer version = Pointer::of("/properties/mlm:framework_version");
        QVERIFY(document->set(version, "2.1", "Version").ok());
        QCOMPARE(spy.count(), 0); // not in the same turn
        QTRY_COMPARE(spy.count(), 1);
        QVERIFY(!check.findings().valid());
        QCOMPARE(check.at(version).size(), std::size_t{1});
        QCOMPARE(check.at(properties, true).size(), below + 1);
        QCOMPARE(check.at(properties).size(), there);
        document->undo();
        QTRY_VERIFY(check.findings().valid());
    }

    void editsOfOneTurnAreCheckedOnce()
    {
        auto document = Document::fromTree(fixtures::item());
        LiveCheck check(*document);
        QSignalSpy spy(&check, &LiveCheck::findingsChanged);
        for (int i = 0; i < 5; ++i)
            QVERIFY(document->set(Pointer::of("/properties/mlm:memory_size"), -i - 1, "Memory").ok());
        QTRY_COMPARE(spy.count(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(spy.count(), 1);
        QVERIFY(!check.findings().valid());
    }

    // Large enough for a job: whatever way is taken, the last state is what is told in the end.
    void newestWins()
    {
        fixtures::Json root = fixtures::item();
        for (int i = 0; i < 20'000; ++i)
            root["properties"]["mlm:hyperparameters"]["p" + std::to_string(i)] = i;
        root["properties"]["mlm:input"][0]["input"]["shape"] = fixtures::Json::array();
        for (int i = 0; i < 60'000; ++i)
            root["properties"]["mlm:input"][0]["input"]["shape"].push_back("x");
        auto document = Document::fromTree(std::move(root));
        LiveCheck check(*document);
        check.refresh();
        QVERIFY(!check.findings().valid());
        for (const char *shape : {"[1, 2, 3, \"x\"]", "[\"x\"]", "[-1, 2, 64, 64]"})
        {
            QVERIFY(document->set(Pointer::of("/properties/mlm:input/0/input/shape"), fixtures::parsed(shape), "Shape").ok());
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(check.findings().valid());
    }

    void endsWhileChecking()
    {
        fixtures::Json root = fixtures::item();
        for (int i = 0; i < 60'000; ++i)
            root["properties"]["mlm:tasks"].push_back("x" + std::to_string(i));
        auto document = Document::fromTree(std::move(root));
        auto check = std::make_unique<LiveCheck>(*document);
        check->refresh();
        QVERIFY(document->set(Pointer::of("/id"), "other", "Id").ok());
        QCoreApplication::processEvents();
        check.reset();
        QVERIFY(document->set(Pointer::of("/id"), "another", "Id").ok());
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestLiveCheck)
#include "test_livecheck.moc"
