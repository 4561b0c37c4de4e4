// SPDX-License-Identifier: Apache-2.0
// The parts of the views that need no window: lines of a text, tokens of a line, differences.
#include "widgets/views/jsoncolours.h"
#include "widgets/views/jsonlines.h"
#include "core/document/linediff.h"
#include <QRandomGenerator>
#include <QTest>

using namespace mlm;

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsLines_data();
    void splitsLines();
    void findsPlaces();
    void escapesWhatBreaksLines();
    void cutsLongLines();
    void findsWhatChanged_data();
    void findsWhatChanged();
    void mergesTypedLines_data();
    void mergesTypedLines();
    void coloursTokens();
    void comparesLines();
    void comparesAnything();
};

void TestText::splitsLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("empty") << QByteArray() << QStringList{QString()};
    QTest::newRow("one") << QByteArray("{}") << QStringList{"{}"};
    QTest::newRow("final newline") << QByteArray("{}\n") << QStringList{"{}", ""};
    QTest::newRow("crlf") << QByteArray("{\r\n}\r\n") << QStringList{"{", "}", ""};
    QTest::newRow("cr") << QByteArray("{\r}") << QStringList{"{", "}"};
    QTest::newRow("bom") << QByteArray("\xEF\xBB\xBF{\n}") << QStringList{"{", "}"};
}

void TestText::splitsLines()
{
    QFETCH(QByteArray, text);
    const JsonLines lines(text.toStdString());
    QTEST(lines.lines(0, lines.count()), "lines");
}

void TestText::findsPlaces()
{
    // a, ä (2 bytes), 😀 (4 bytes, 2 units), b
    const JsonLines lines("\xEF\xBB\xBF[\n \"a\xC3\xA4\xF0\x9F\x98\x80" "b\"\n]");
    const auto place = lines.place(5 + 1 + 1 + 1 + 2 + 4);
    QCOMPARE(place.line, 1);
    QCOMPARE(place.column, 6);
    QCOMPARE(lines.offset(place), std::size_t(14));
    QCOMPARE(lines.offset({0, 0}), std::size_t(3)); // after the BOM
    QCOMPARE(lines.offset({0, 1}), std::size_t(4));
    QCOMPARE(lines.place(10000).line, 2);
    for (std::size_t at : {std::size_t(3), std::size_t(6), std::size_t(7), std::size_t(8), std::size_t(10), std::size_t(14)})
        QCOMPARE(lines.offset(lines.place(at)), at);
}

void TestText::escapesWhatBreaksLines()
{
    const JsonLines lines("[\"a\xE2\x80\xA9" "b\"]");
    QCOMPARE(lines.line(0), QStringLiteral("[\"a\\u2029b\"]"));
    QCOMPARE(lines.place(6).column, 9);
    QCOMPARE(lines.offset({0, 9}), std::size_t(6));
    // Nothing typed: nothing changes, although it is shown otherwise.
    QCOMPARE(lines.merged(lines.lines(0, 1)), lines.text());
}

void TestText::cutsLongLines()
{
    const JsonLines lines(std::string(100, 'x') + "\xC3\xA4");
    QCOMPARE(lines.line(0, 101).size(), 101);
    QVERIFY(lines.line(0, 101).endsWith(QChar(0x2026)));
    QCOMPARE(lines.line(0, 102).size(), 101);
}

void TestText::findsWhatChanged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const QStringList texts{"", "a", "a\n", "a\nb\nc\nd\ne\nf\ng\n", "a\nb\nX\nd\ne\nf\ng\n", "a\nb\nc\nX\nY\nd\ne\nf\ng\n", "a\ng\n",
                            "a\r\nb\r\nc\r\n", "a\r\nc\r\n", "b\nc\nd\ne\nf\ng\n", "a\nb\nc\nd\ne\nf", "{\n  \"a\": 1\n}\n",
                            "{\n  \"a\": 1,\n  \"b\": 2\n}\n"};
    for (const QString &before : texts)
        for (const QString &after : texts)
            QTest::addRow("%d to %d", int(texts.indexOf(before)), int(texts.indexOf(after))) << before << after;
}

void TestText::findsWhatChanged()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const JsonLines a(before.toStdString());
    const JsonLines b(after.toStdString());
    const auto change = b.changeFrom(a);
    QCOMPARE(change.added == 0 && change.removed == 0, before == after);
    QStringList shown = a.lines(0, a.count());
    const QStringList added = b.lines(change.first, change.first + change.added);
    shown.erase(shown.begin() + change.first, shown.begin() + change.first + change.removed);
    for (int i = 0; i < added.size(); ++i)
        shown.insert(change.first + i, added[i]);
    QCOMPARE(shown, b.lines(0, b.count()));
}

void TestText::mergesTypedLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("typed");
    QTest::addColumn<QByteArray>("merged");
    QTest::newRow("untouched") << QByteArray("\xEF\xBB\xBF{\r\n}") << QStringList{"{", "}"} << QByteArray("\xEF\xBB\xBF{\r\n}");
    QTest::newRow("crlf kept") << QByteArray("{\r\n 1\r\n}\r\n") << QStringList{"{", " 2", "}", ""} << QByteArray("{\r\n 2\r\n}\r\n");
    QTest::newRow("bom kept") << QByteArray("\xEF\xBB\xBF{\n}") << QStringList{"[", "]"} << QByteArray("\xEF\xBB\xBF[\n]");
    QTest::newRow("mixed kept") << QByteArray("a\r\nb\nc\nd") << QStringList{"a", "b", "X", "d"} << QByteArray("a\r\nb\nX\nd");
    QTest::newRow("line added at the end") << QByteArray("a") << QStringList{"a", "b"} << QByteArray("a\nb");
    QTest::newRow("last line gone") << QByteArray("a\nb") << QStringList{"a"} << QByteArray("a");
    QTest::newRow("all gone") << QByteArray("a\nb\n") << QStringList{""} << QByteArray("");
    QTest::newRow("beyond ascii") << QByteArray("a\nb") << QStringList{"a", "\u00e4\u00a0b"} << QByteArray("a\n\xC3\xA4\xC2\xA0" "b");
}

void TestText::mergesTypedLines()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, typed);
    QFETCH(QByteArray, merged);
    QCOMPARE(QByteArray::fromStdString(JsonLines(text.toStdString()).merged(typed)), merged);
}

void TestText::coloursTokens()
{
    using Kind = JsonToken::Kind;
    const std::vector<JsonToken> expected{{Kind::Name, 2, 6}, {Kind::String, 10, 5}, {Kind::Name, 17, 3}, {Kind::Number, 22, 4},
                                          {Kind::Number, 28, 5}};
    QCOMPARE(jsonTokens(u"{ \"a\\\"b\" :\"c:d\", \"e\": -1.5, false"), expected);
    QCOMPARE(jsonTokens(u"\"never closed").front().length, 13);
    QCOMPARE(jsonTokens(u"\"ends with \\").front().length, 12);
    QVERIFY(jsonTokens(u"").empty());
}

void TestText::comparesLines()
{
    using Kind = LineRun::Kind;
    const QStringList a{"1", "2", "3", "4", "5"};
    const QStringList b{"1", "3", "X", "4", "5", "6"};
    const std::vector<LineRun> expected{{Kind::Same, 0, 0, 1},  {Kind::Left, 1, 1, 1}, {Kind::Same, 2, 1, 1},
                                        {Kind::Right, 3, 2, 1}, {Kind::Same, 3, 3, 2}, {Kind::Right, 5, 5, 1}};
    QCOMPARE(lineDiff(a, b), expected);
    QCOMPARE(lineDiff(a, a), (std::vector<LineRun>{{Kind::Same, 0, 0, 5}}));
    QVERIFY(lineDiff({}, {}).empty());
}

void TestText::comparesAnything()
{
    QRandomGenerator dice(7);
    for (int round = 0; round < 300; ++round) {
        QStringList a, b;
        for (int i = dice.bounded(12); i > 0; --i)
            a << QString::number(dice.bounded(4));
        for (int i = dice.bounded(12); i > 0; --i)
            b << QString::number(dice.bounded(4));
        // A small limit takes the way out for texts that differ too much.
        for (const int limit : {2000, 2}) {
            QStringList left, right;
            for (const LineRun &run : lineDiff(a, b, limit)) {
                if (run.kind != LineRun::Kind::Right) {
                    QCOMPARE(run.left, int(left.size()));
                    left += a.mid(run.left, run.count);
                }
                if (run.kind != LineRun::Kind::Left) {
                    QCOMPARE(run.right, int(right.size()));
                    right += b.mid(run.right, run.count);
                }
            }
            QCOMPARE(left, a);
            QCOMPARE(right, b);
        }
    }
}

QTEST_GUILESS_MAIN(TestText)
#include "test_text.moc"
