// SPDX-License-Identifier: Apache-2.0
#include "core/json/write.h"
#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <cmath>
#include <limits>
#include <random>

using namespace mlm;

class TestWrite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setsNewDocuments();
    void keepsNumberTypes();
    void readsBackWhatItWrites();
    void writesOnlyWhatCanBeWritten();
    void tellsStyles_data();
    void tellsStyles();
    void positionsMatchASecondOpinion_data();
    void positionsMatchASecondOpinion();
};

void TestWrite::setsNewDocuments()
{
    const Json root = {{"a", 1},
                       {"bbox", {-180.0, -90, 180, 90.5}},
                       {"names", {"red", "green"}},
                       {"empty", Json::object()},
                       {"none", Json::array()},
                       {"long", {std::string(60, 'x'), "y"}},
                       {"list", Json::array({Json::object({{"b", nullptr}}),
                                             Json::array({Json::array({1, 2}), Json::array({3, 4})})})}};
    const std::string expected =
        "{\n  \"a\": 1,\n  \"bbox\": [-180.0, -90, 180, 90.5],\n  \"names\": [\"red\", \"green\"],\n  "
        "\"empty\": {},\n  \"none\": [],\n"
        "  \"long\": [\n    \"" +
        std::string(60, 'x') +
        "\",\n    \"y\"\n  ],\n"
        "  \"list\": [\n    {\n      \"b\": null\n    },\n    [\n      [1, 2],\n      [3, 4]\n    ]\n  ]\n}";
    QCOMPARE(json::write(root), expected);
    QCOMPARE(json::write(Json::object({{"a", 1}}), {}, 2), std::string("{\n      \"a\": 1\n    }"));
    json::Style minified;
    minified.newline.clear();
    minified.colon = ":";
    minified.comma = ",";
    QCOMPARE(json::write(Json::object({{"a", {1, 2}}, {"b", true}}), minified),
             std::string("{\"a\":[1,2],\"b\":true}"));
    std::string text;
    json::writeString(text, std::string("a\"\\/\b\f\n\r\t\x01\x1f\x7f\0\u00e4", 15));
    QCOMPARE(text, std::string("\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\\u0000\u00e4\""));
}

void TestWrite::keepsNumberTypes()
{
    QCOMPARE(json::write(1.0), std::string("1.0"));
    QCOMPARE(json::write(-0.0), std::string("-0.0"));
    QCOMPARE(json::write(1e300), std::string("1e+300"));
    QCOMPARE(json::write(0.1), std::string("0.1"));
    QCOMPARE(json::write(std::numeric_limits<std::uint64_t>::max()), std::string("18446744073709551615"));
    QCOMPARE(json::write(std::numeric_limits<std::int64_t>::min()), std::string("-9223372036854775808"));
}

void TestWrite::readsBackWhatItWrites()
{
    std::mt19937_64 engine(7);
    for (int i = 0; i < 20000; ++i) {
        const std::uint64_t bits = engine();
        double real = 0;
        std::memcpy(&real, &bits, sizeof real);
        if (!std::isfinite(real))
            continue;
        const Json value = Json::array({real, bits, static_cast<std::int64_t>(bits)});
        const auto parsed = json::parse(json::write(value));
        QVERIFY(parsed);
        QVERIFY2(same(parsed->root, value), json::write(value).c_str());
    }
}

void TestWrite::writesOnlyWhatCanBeWritten()
{
    QVERIFY(!isWritable(std::numeric_limits<double>::infinity()));
    QVERIFY(!isWritable(Json::array({std::nan("")})));
    QVERIFY(!isWritable("caf\xE9"));
    QVERIFY(!isWritable(Json::object({{"caf\xE9", 1}})));
    QVERIFY(isWritable(Json::object({{"caf\u00e9", 1.5}})));
    Json deep = Json::array();
    for (int i = 1; i < 512; ++i)
        deep = Json::array({std::move(deep)});
    QVERIFY(isWritable(deep));
    QVERIFY(!isWritable(Json::array({deep})));
}

void TestWrite::tellsStyles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("indent");
    QTest::addColumn<QByteArray>("newline");
    QTest::addColumn<QByteArray>("colon");
    QTest::addColumn<QByteArray>("comma");
    const auto row = [](const char *name, const char *text, const char *indent, const char *newline,
                        const char *colon, const char *comma) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(indent) << QByteArray(newline)
                            << QByteArray(colon) << QByteArray(comma);
    };
    row("two spaces", "{\n  \"a\": [1, 2],\n  \"b\": 1\n}\n", "  ", "\n", ": ", ", ");
    row("four spaces, CRLF", "{\r\n    \"a\":1\r\n}", "    ", "\r\n", ":", ", ");
    row("tabs", "[\n\t{\n\t\t\"a\": [1,2]\n\t}\n]", "\t", "\n", ": ", ",");
    row("minified", "{\"a\":1,\"b\":2}\n", "  ", "", ":", ",");
    row("minified, one member", "{\"a\":1}", "  ", "", ":", ",");
    row("one line", "{\"a\": 1, \"b\": 2}", "  ", "", ": ", ", ");
    row("not indented", "{\n\"a\": 1\n}", "", "\n", ": ", ", ");
    row("empty", "{}\n", "  ", "\n", ": ", ", ");
    row("colons in strings", "{\n \"a:b, c\" : \"d:e\"\n}", " ", "\n", ": ", ", ");
    row("BOM", "\xEF\xBB\xBF{\n\t\"a\": 1\n}", "\t", "\n", ": ", ", ");
    row("old Mac", "{\r  \"a\": 1\r}", "  ", "\r", ": ", ", ");
}

void TestWrite::tellsStyles()
{
    QFETCH(QByteArray, text);
    const json::Style style = json::styleOf(text.toStdString());
    QTEST(QByteArray::fromStdString(style.indent), "indent");
    QTEST(QByteArray::fromStdString(style.newline), "newline");
    QTEST(QByteArray::fromStdString(style.colon), "colon");
    QTEST(QByteArray::fromStdString(style.comma), "comma");
}

void TestWrite::positionsMatchASecondOpinion_data()
{
    QTest::addColumn<QString>("path");
    const QString shared = qEnvironmentVariable("MLM_SHARED");
    QDirIterator files(shared + QLatin1String("/oracle/examples"), {QStringLiteral("*.json")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (!shared.isEmpty() && files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(path.mid(shared.size()))) << path;
    }
    if (shared.isEmpty())
        QTest::newRow("none") << QString();
}

/// The library's own reader agrees on the tree, and each span of the map reads as the value at that place.
void TestWrite::positionsMatchASecondOpinion()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("MLM_SHARED is not set: no published documents to read.");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    const auto parsed = json::parse(text);
    const Json other = Json::parse(text, nullptr, false);
    if (!parsed) {
        QVERIFY2(other.is_discarded() || parsed.error().message.contains("twice"),
                 qPrintable(parsed.error().text()));
        return;
    }
    QVERIFY(same(parsed->root, other));
    std::vector<std::pair<Pointer, const Json *>> open{{Pointer(), &parsed->root}};
    while (!open.empty()) {
        const auto [pointer, value] = open.back();
        open.pop_back();
        const auto node = parsed->map.find(parsed->root, pointer);
        QVERIFY(node);
        const Span span = parsed->map.nodes()[*node].value;
        QVERIFY(same(Json::parse(text.substr(span.begin, span.size())), *value));
        QCOMPARE(parsed->map.pointerAt(parsed->root, span.begin), pointer);
        std::size_t i = 0;
        for (auto it = value->begin(); value->is_structured() && it != value->end(); ++it)
            open.emplace_back(value->is_object() ? pointer / it.key() : pointer / i++, &*it);
    }
}

QTEST_APPLESS_MAIN(TestWrite)
#include "test_write.moc"
