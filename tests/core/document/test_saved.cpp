// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include <QSignalSpy>
#include <QTest>

using namespace mlm;

class TestSaved : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatIsSaved();
    void countsChangesSinceSave();
};

namespace {

Pointer at(const char *pointer)
{
    return Pointer::of(pointer);
}

std::unique_ptr<Document> open(const char *text)
{
    auto document = Document::fromText(text);
    return document ? std::move(*document) : nullptr;
}

const char *const item =
    "{\n  \"id\": \"a\",\n  \"n\": 1.50,\n  \"list\": [1, 2, 3],\n  \"o\": {\"x\": 1, \"y\": 2}\n}\n";

} // namespace

void TestSaved::knowsWhatIsSaved()
{
    const auto document = open(item);
    QVERIFY(document->set(at("/o/x"), 9, QStringLiteral("X")));
    QVERIFY(document->isDirty());
    QVERIFY(document->changedSinceSave(at("/o/x")));
    QVERIFY(document->changedSinceSave(at("/o")));
    QVERIFY(!document->changedSinceSave(at("/o/y")));
    QVERIFY(!document->changedSinceSave(at("/none")));
    QVERIFY(document->unset(at("/id"), QStringLiteral("Id")));
    QVERIFY(document->changedSinceSave(at("/id")));
    QSignalSpy state(document.get(), &Document::stateChanged);
    document->markSaved();
    QCOMPARE(state.size(), 1);
    QVERIFY(!document->changedSinceSave(at("/id")));
    // The way back is a change now; the same text by another way is none.
    document->undo();
    QVERIFY(document->isDirty());
    QVERIFY(document->unset(at("/id"), QStringLiteral("Id")));
    QVERIFY(!document->isDirty());
    QCOMPARE(document->changesSinceSave(), 0);
}

void TestSaved::countsChangesSinceSave()
{
    const auto document = open(item);
    const auto change = [&](int value) { QVERIFY(document->set(at("/n"), value, QStringLiteral("N"))); };
    change(10);
    change(11);
    QCOMPARE(document->changesSinceSave(), 2);
    document->markSaved();
    QCOMPARE(document->changesSinceSave(), 0);
    document->undo();
    QCOMPARE(document->changesSinceSave(), 1);
    document->undo();
    QCOMPARE(document->changesSinceSave(), 2);
    change(12); // the saved state cannot be reached by redo any more
    QCOMPARE(document->changesSinceSave(), 3);
    document->undo();
    QCOMPARE(document->changesSinceSave(), 2);
    // Typing across a save is two steps.
    QVERIFY(document->set(at("/id"), "p", QStringLiteral("Id"), QStringLiteral("/id")));
    document->markSaved();
    QVERIFY(document->set(at("/id"), "pq", QStringLiteral("Id"), QStringLiteral("/id")));
    QCOMPARE(document->changesSinceSave(), 1);
    document->undo();
    QVERIFY(!document->isDirty());
}

QTEST_APPLESS_MAIN(TestSaved)
#include "test_saved.moc"
