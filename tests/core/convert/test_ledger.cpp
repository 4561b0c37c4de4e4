// SPDX-License-Identifier: Apache-2.0
#include "core/convert/ledger.h"
#include "core/json/parse.h"
#include <QtTest>

using namespace mlm;
using namespace mlm::convert;

namespace {

Json parsed(const char *text)
{
    return json::parse(text)->root;
}

struct Closed
{
    Json result;
    Edits edits;
    Report report;

    explicit Closed(Ledger &ledger) { ledger.close(result, edits, report); }
    const Entry &entry(const char *from) const
    {
        for (const Entry &entry : report.entries)
            if (entry.from == Pointer::of(from))
                return entry;
        qFatal("No entry %s", from);
    }
    QString told(const char *from) const
    {
        const Entry &found = entry(from);
        QStringList text = {QLatin1String(toString(found.fate))};
        for (const Pointer &place : found.to)
            text.append(place.toQString());
        return text.join(' ');
    }
};

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void untouchedIsKept()
    {
        const Json source = parsed(R"({"a": [1, {}, null], "b": {"c": []}})");
        Ledger ledger(source);
        const Closed closed(ledger);
        QVERIFY(same(closed.result, source));
        QVERIFY(closed.edits.empty());
        QCOMPARE(closed.report.entries.size(), std::size_t(4));
        QVERIFY(closed.report.unchanged());
        QCOMPARE(closed.told("/a/1"), QString("kept /a/1"));
        QCOMPARE(closed.told("/b/c"), QString("kept /b/c"));
    }

    void movedIsCarried()
    {
        Ledger ledger(parsed(R"({"a": {"x": 1, "y": [2, 3]}, "b": {}})"));
        QVERIFY(ledger.rename(Pointer::of("/a/x"), "z"));
        QVERIFY(ledger.move(Pointer::of("/a/y"), Pointer::of("/c/d/y")));
        QVERIFY(!ledger.move(Pointer::of("/nowhere"), Pointer::of("/e")));
        QVERIFY(!ledger.rename(Pointer::of("/c"), "b")); // taken
        QVERIFY(!ledger.move(Pointer::of("/c"), Pointer::of("/c/d/c")));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/a/x"), QString("carried /a/z"));
        QCOMPARE(closed.told("/a/y/1"), QString("carried /c/d/y/1"));
        QVERIFY(same(closed.result, parsed(R"({"a": {"z": 1}, "b": {}, "c": {"d": {"y": [2, 3]}}})")));
        Json edited = parsed(R"({"a": {"x": 1, "y": [2, 3]}, "b": {}})");
        for (const Edit &edit : closed.edits)
            QVERIFY(applyTo(edited, edit).ok());
        QVERIFY(same(edited, closed.result));
    }

    void elementsMoveUp()
    {
        Ledger ledger(parsed(R"({"a": [1, 2, 3]})"));
        QVERIFY(ledger.absorb(Pointer::of("/a/0"), Pointer::of("/a/2"), "Said there."));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/a/0"), QString("mapped /a/1"));
        QCOMPARE(closed.told("/a/2"), QString("carried /a/1"));
        QCOMPARE(closed.entry("/a/0").how, QString("Said there."));
    }

    void onePlaceAbsorbsMuch()
    {
        // With a copy of all that it has absorbed each time, this would take gigabytes.
        constexpr int count = 10000;
        Json list = Json::array();
        for (int i = 0; i < count; ++i)
            list.push_back(i);
        Ledger ledger(Json{{"list", std::move(list)}, {"by", {1, 2}}, {"last", 3}});
        const Taken taken = ledger.take(Pointer::of("/list"));
        for (std::size_t i = 0; i < count; ++i)
            QVERIFY(ledger.absorb(Ledger::piece(taken, i), Pointer::of("/by"), "Said there."));
        // What one element absorbs is no matter of the others.
        QVERIFY(ledger.absorb(Pointer::of("/last"), Pointer::of("/by/1"), "Said there."));
        QVERIFY(ledger.map(Pointer::of("/by"), 12, "In one."));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/list/0"), QString("mapped /by"));
        QCOMPARE(closed.told("/list/9999"), QString("mapped /by"));
    }

    void absorbedByOneElementAlone()
    {
        Ledger ledger(parsed(R"({"a": 1, "b": 2, "c": 3})"));
        const Taken a = ledger.take(Pointer::of("/a")), b = ledger.take(Pointer::of("/b")), c = ledger.take(Pointer::of("/c"));
        // Both elements come from the same value, and have it in common until one has something more.
        QVERIFY(ledger.put(Pointer::of("/d"), parsed("[1, 1]"), {a}, "Twice."));
        QVERIFY(ledger.absorb(b, Pointer::of("/d"), "Said there."));
        QVERIFY(ledger.absorb(c, Pointer::of("/d/1"), "Said there."));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/a"), QString("mapped /d"));
        QCOMPARE(closed.told("/b"), QString("mapped /d"));
        QCOMPARE(closed.told("/c"), QString("mapped /d/1"));
    }

    void severalBecomeOne()
    {
        Ledger ledger(parsed(R"({"lo": 0, "hi": 255, "kind": "minmax"})"));
        const Taken lo = ledger.take(Pointer::of("/lo")), hi = ledger.take(Pointer::of("/hi")), kind = ledger.take(Pointer::of("/kind"));
        QVERIFY(ledger.put(Pointer::of("/range"), parsed(R"([{"type": "min-max"}])"), {kind}, "The same in other words."));
        QVERIFY(ledger.put(Pointer::of("/range/0/minimum"), lo));
        QVERIFY(ledger.put(Pointer::of("/range/0/maximum"), hi));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/kind"), QString("mapped /range/0/type"));
        QCOMPARE(closed.told("/lo"), QString("carried /range/0/minimum"));
        QVERIFY(closed.report.added.empty());
    }

    void oneBecomesSeveral()
    {
        Ledger ledger(parsed(R"({"type": "scale", "list": [{}, {}]})"));
        const Taken type = ledger.take(Pointer::of("/type"));
        QVERIFY(ledger.put(Pointer::of("/list/0/type"), type));
        QVERIFY(ledger.put(Pointer::of("/list/1/type"), type));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/type"), QString("carried /list/0/type /list/1/type"));
        QCOMPARE(closed.told("/list/0"), QString("mapped /list/0/type")); // the empty object holds something now
    }

    void whatIsForgottenIsNotLost()
    {
        Ledger ledger(parsed(R"({"a": {"b": "text"}, "c": 1})"));
        QVERIFY(bool(ledger.take(Pointer::of("/a/b"))));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/a/b"), QString("dropped /legacy_metadata/~1a~1b"));
        QCOMPARE(closed.result.at("legacy_metadata").at("/a/b"), Json("text"));
        QVERIFY(!closed.entry("/a/b").how.isEmpty());
        QCOMPARE(closed.report.added.size(), std::size_t(1)); // the object that is empty now
    }

    void droppedStandsAside()
    {
        Ledger ledger(parsed(R"({"a": {"x": 1, "y": 2}, "list": ["no", "yes"]})"));
        QVERIFY(ledger.drop(Pointer::of("/a/x"), "Not allowed."));
        QVERIFY(ledger.drop(Pointer::of("/list/0"), "Not allowed."));
        QVERIFY(ledger.drop(Pointer::of("/a/y"), "Not even aside.", false));
        QVERIFY(!ledger.drop(Pointer::of("/b"), "Is not there."));
        const Closed closed(ledger);
        QCOMPARE(closed.told("/a/x"), QString("dropped /a/legacy_metadata/x"));
        QCOMPARE(closed.told("/list/0"), QString("dropped /legacy_metadata/list~10"));
        QCOMPARE(closed.told("/a/y"), QString("dropped"));
        QCOMPARE(closed.entry("/a/y").value, Json(2));
        QCOMPARE(closed.told("/list/1"), QString("carried /list/0"));
    }

    void additionsAreListedApart()
    {
        Ledger ledger(parsed(R"({"a": []})"));
        QVERIFY(ledger.add(Pointer::of("/b"), parsed(R"({"c": [1, 2]})"), "Asked for."));
        QVERIFY(!ledger.add(Pointer::of("/b"), 1, "Is there."));
        const Closed closed(ledger);
        QCOMPARE(closed.report.added.size(), std::size_t(1));
        QCOMPARE(closed.report.added.front().at.toString(), std::string("/b/c"));
        QCOMPARE(closed.report.added.front().why, QString("Asked for."));
        QCOMPARE(closed.told("/a"), QString("kept /a"));
    }

    void questionsAreAboutValues()
    {
        Ledger ledger(parsed(R"({"a": {"x": 1, "y": 2}, "b": 3})"));
        ledger.ask({Pointer::of("/a"), "Which?", {}}, {Pointer::of("/a")});
        const Closed closed(ledger);
        QCOMPARE(closed.told("/a/x"), QString("needs-you /a/x"));
        QCOMPARE(closed.entry("/a/y").question, 0);
        QCOMPARE(closed.told("/b"), QString("kept /b"));
        QVERIFY(closed.report.needsYou());
    }

    void shellsArePruned()
    {
        Ledger ledger(parsed(R"({"a": {"x": [1]}, "b": {}})"));
        QVERIFY(!ledger.prune(Pointer::of("/a")));
        QVERIFY(ledger.move(Pointer::of("/a/x/0"), Pointer::of("/c")));
        QVERIFY(ledger.prune(Pointer::of("/a")));
        QVERIFY(!ledger.prune(Pointer::of("/b"))); // was empty: a value of its own
        const Closed closed(ledger);
        QVERIFY(same(closed.result, parsed(R"({"b": {}, "c": 1})")));
        QVERIFY(closed.report.added.empty());
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "test_ledger.moc"
