// SPDX-License-Identifier: Apache-2.0
#include "core/convert/legacytext.h"
#include <QTest>

using namespace mlm;
using namespace mlm::convert;

class TestLegacyText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("repairs");
        const auto row = [](const char *name, const QByteArray &text, const char *json, int repairs) {
            QTest::newRow(name) << text << QByteArray(json) << repairs;
        };
        row("json", R"({"a": "it's, // not a comment"})", R"({"a":"it's, // not a comment"})", 0);
        row("line comment", "// head\n{\"a\": 1} // tail", R"({"a":1})", 1);
        row("hash comment", "# head\n{\"a\": 1 # x\n}", R"({"a":1})", 1);
        row("block comment", "{\"a\": /* one\ntwo */ 1}", R"({"a":1})", 1);
        row("comma before a brace", "{\"a\": 1, }", R"({"a":1})", 1);
        row("comma, comment, bracket", "[1, 2, // no more\n ]", "[1,2]", 2);
        row("single quotes", R"({'a': 'say "x", it\'s'})", R"({"a":"say \"x\", it's"})", 1);
        row("names without quotes", "{a: 1, mlm:name: 'x'}", R"({"a":1,"mlm:name":"x"})", 2);
        row("line break in a text", "{\"a\": \"one\ntwo\ttab\"}", R"({"a":"one\ntwo\ttab"})", 1);
        row("python", "{'a': None, 'b': True, 'c': [False]}", R"({"a":null,"b":true,"c":[false]})", 2);
        row("numbers", "[+1, .5, 1., -.25]", "[1,0.5,1.0,-0.25]", 1);
        row("byte order mark", "\xef\xbb\xbf{\"a\": 1}", R"({"a":1})", 1);
        row("latin-1", QByteArray("{\"a\": \"caf\xe9\"}"), "{\"a\":\"caf\xc3\xa9\"}", 1);
        row("utf-16", QByteArray("\xff\xfe{\0\"\0a\0\"\0:\0" "1\0}\0", 16), R"({"a":1})", 1);
        row("utf-16 without a mark", QByteArray("\0[\0" "1\0]", 6), "[1]", 1);
        row("yaml", "a: 1\nb:\n  - x\n", R"({"a":1,"b":["x"]})", 1);
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, json);
        QFETCH(int, repairs);
        const auto read = readLegacy(std::string_view(text.constData(), std::size_t(text.size())));
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().text()));
        QCOMPARE(QByteArray::fromStdString(read->root.dump()), json);
        QCOMPARE(read->repairs.size(), repairs);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("missing comma") << QByteArray("{\"a\": 1\n \"b\": 2}") << 2;
        QTest::newRow("name twice") << QByteArray("{'a': 1,\n 'a': 2}") << 2;
        QTest::newRow("not a number") << QByteArray("{\"a\":\n NaN}") << 2;
        QTest::newRow("text after it") << QByteArray("{}\n// x\n{}") << 3;
        QTest::newRow("no end") << QByteArray("{\"a\": 'x") << 1;
        QTest::newRow("comment without end") << QByteArray("{\"a\": /* 1}") << 1;
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto read = readLegacy(text.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().line, line);
    }
    void neitherObjectNorList() { QVERIFY(!readLegacy("just words")); }
    void empty() { QVERIFY(!readLegacy("")); QVERIFY(!readLegacy(" \n")); }

    void notesTellTheLine()
    {
        const auto read = readLegacy("{\n \"a\": 1, // one\n \"b\": 2 // two\n}");
        QVERIFY(read.ok());
        QCOMPARE(read->repairs.size(), 1);
        QVERIFY(read->repairs.first().contains(QLatin1String("2")));
    }
    void hostile()
    {
        for (const QByteArray &text : {QByteArray(200'000, '['), QByteArray("/*").repeated(200'000), QByteArray(",").repeated(200'000), QByteArray("'\\").repeated(100'000),
                                       QByteArray("a:").repeated(100'000), QByteArray("//\n,").repeated(100'000), QByteArray("\0", 1).repeated(1000)})
            QVERIFY(!readLegacy(text.toStdString()));
    }
    void everyPrefixEnds()
    {
        const std::string text = "// x\n{'a': [1, .5,], b: \"line\nbreak\", /* c */ 'd': None,}\n";
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto read = readLegacy(std::string_view(text).substr(0, length));
            QVERIFY(read.ok() || !read.error().message.isEmpty());
        }
        QVERIFY(readLegacy(text).ok());
    }
};

QTEST_GUILESS_MAIN(TestLegacyText)
#include "test_legacytext.moc"
