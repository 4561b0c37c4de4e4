// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/json/write.h"
#include <QTest>

using namespace mlm;
using namespace std::string_literals;

class TestParse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKind();
    void tellsWhereThingsStand();
    void refuses_data();
    void refuses();
    void refusesContent_data();
    void refusesContent();
    void refusesNamesTwice();
    void keepsToLimits();
    void acceptsUnicode();
    void keepsNumbers();
};

void TestParse::readsEveryKind()
{
    const auto parsed =
        json::parse(R"( {"a": [1, -2, 1.5, true, false, null, "x\n\u00e9\ud83d\ude00"], "b": {}, "c": []} )");
    QVERIFY(parsed);
    const Json expected = {{"a", {1U, -2, 1.5, true, false, nullptr, "x\n\u00e9\U0001F600"}},
                           {"b", Json::object()},
                           {"c", Json::array()}};
    QVERIFY(parsed->root == expected);
    QVERIFY(parsed->root["a"][0].is_number_unsigned());
    QVERIFY(parsed->root["a"][1].is_number_integer());
    QVERIFY(!parsed->root["a"][1].is_number_unsigned());
}

void TestParse::tellsWhereThingsStand()
{
    const std::string text = "\xEF\xBB\xBF{\r\n  \"\xC3\xA4\": [1,\r\n    {\"b\": true}]\r\n}\r\n";
    const auto parsed = json::parse(text);
    QVERIFY(parsed);
    const LineIndex lines(text);
    QCOMPARE(lines.lineCount(), std::size_t{5});
    const auto at = [&](const char *pointer, bool name = false) {
        const auto node = parsed->map.find(parsed->root, Pointer::of(pointer));
        if (!node)
            return Position{};
        const SourceMap::Node &found = parsed->map.nodes()[*node];
        return lines.position(text, name ? found.name.begin : found.value.begin);
    };
    QCOMPARE(at(""), (Position{1, 1}));
    QCOMPARE(at("/\xC3\xA4", true), (Position{2, 3}));
    QCOMPARE(at("/\xC3\xA4"), (Position{2, 8}));
    QCOMPARE(at("/\xC3\xA4/0"), (Position{2, 9}));
    QCOMPARE(at("/\xC3\xA4/1/b", true), (Position{3, 6}));
    QCOMPARE(at("/\xC3\xA4/1/b"), (Position{3, 11}));
    QCOMPARE(at("/none"), Position{});
    QCOMPARE(parsed->map.pointerAt(parsed->root, static_cast<std::uint32_t>(text.find("true"))),
             Pointer::of("/\xC3\xA4/1/b"));
    QCOMPARE(parsed->map.pointerAt(parsed->root, static_cast<std::uint32_t>(text.find("\"b\""))),
             Pointer::of("/\xC3\xA4/1/b"));
    QCOMPARE(parsed->map.pointerAt(parsed->root, static_cast<std::uint32_t>(text.find('['))),
             Pointer::of("/\xC3\xA4"));
    QCOMPARE(parsed->map.pointerAt(parsed->root, 0), Pointer());
    const auto scanned = json::scan(text);
    QVERIFY(scanned);
    QCOMPARE(scanned->nodes().size(), parsed->map.nodes().size());
    for (std::size_t i = 0; i < scanned->nodes().size(); ++i) {
        QCOMPARE(scanned->nodes()[i].value, parsed->map.nodes()[i].value);
        QCOMPARE(scanned->nodes()[i].name, parsed->map.nodes()[i].name);
        QCOMPARE(scanned->nodes()[i].next, parsed->map.nodes()[i].next);
    }
}

void TestParse::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &text, int line, int column, const char *says) {
        QTest::newRow(name) << text << line << column << QString::fromUtf8(says);
    };
    row("NaN", "{\"a\": NaN}", 1, 7, "“NaN” is not a JSON value");
    row("Infinity", "[Infinity]", 1, 2, "“Infinity”");
    row("minus Infinity", "[-Infinity]", 1, 2, "“-Infinity”");
    row("single quotes", "{'a': 1}", 1, 2, "not in single ones");
    row("single quotes, value", "{\"a\": 'x'}", 1, 7, "not in single ones");
    row("curly quotes", "{\"a\": \u201Cx\u201D}", 1, 7, "typographic");
    row("line comment", "{\n  // a\n}", 2, 3, "no comments");
    row("block comment", "{\"a\": /* b */ 1}", 1, 7, "no comments");
    row("hash comment", "# a\n{}", 1, 1, "no comments");
    row("comment at the end", "{} // a", 1, 4, "no comments");
    row("comment after a value", "{\"a\": 1 // b\n}", 1, 9, "no comments");
    row("trailing comma in an object", "{\"a\": 1,\n}", 1, 8,
        "comma after the last value of the object that begins in line 1, column 1");
    row("trailing comma in a list", "{\"a\": [1, ]}", 1, 9, "the list that begins in line 1, column 7");
    row("unquoted name", "{eo:bands: 1}", 1, 2, "The name “eo:bands” is not in quotation marks");
    row("missing comma, object", "{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, "A comma is missing");
    row("missing comma, list", "[1 2]", 1, 4, "A comma is missing");
    row("double comma", "[1,,2]", 1, 4, "comma without a value");
    row("double comma, object", "{\"a\":1,,\"b\":2}", 1, 8, "comma without a value");
    row("missing colon", "{\"a\" 1}", 1, 6, "The colon after the name “a” is missing");
    row("missing value", "{\"a\": }", 1, 7, "A value is missing");
    row("missing value before comma", "{\"a\": ,\"b\":1}", 1, 7, "A value is missing");
    row("missing name", "{: 1}", 1, 2, "name of a member is missing");
    row("a list as a member", "{[1]}", 1, 2, "must begin with its name");
    row("number as name", "{1: 2}", 1, 2, "“1” is not in quotation marks");
    row("wrong bracket", "{\"a\": [1}", 1, 9, "“}” does not close the list that begins in line 1, column 7");
    row("wrong bracket, object", "{\"a\": 1]", 1, 8,
        "“]” does not close the object that begins in line 1, column 1");
    row("stray bracket", "{}}", 1, 3, "“}” closes nothing");
    row("end in object", "{\"a\": 1", 1, 8,
        "The text ends inside the object that begins in line 1, column 1");
    row("end in list", "{\"a\":\n [1,", 2, 5,
        "The text ends inside the list that begins in line 2, column 2");
    row("end in string", "{\"a\": \"b", 1, 9, "ends inside a text in quotes");
    row("end in escape", "[\"\\u00", 1, 7, "ends inside a text in quotes");
    row("end in word", "[tru", 1, 5, "The text ends inside the list");
    row("Python words", "[True]", 1, 2, "“True” is not a JSON value");
    row("None", "[None]", 1, 2, "“None” is not a JSON value");
    row("a word", "[hello]", 1, 2, "“hello” is not a JSON value");
    row("a longer word", "[trueish]", 1, 2, "“trueish”");
    row("leading zero", "[01]", 1, 2, "begin with a zero");
    row("leading plus", "[+1]", 1, 2, "plus sign");
    row("leading dot", "[.5]", 1, 2, "decimal point");
    row("trailing dot", "[1.]", 1, 3, "decimal point");
    row("minus alone", "[-]", 1, 2, "number is not complete");
    row("exponent without digits", "[1e]", 1, 2, "number is not complete");
    row("too large a number", "[1e999]", 1, 2, "larger than any");
    row("too large an integer", QByteArray("[") + QByteArray(400, '9') + "]", 1, 2, "larger than any");
    row("line break in string", "[\"a\nb\"]", 1, 4, "over the end of its line");
    row("control character", "[\"a\tb\"]", 1, 4, "control character U+0009");
    row("bad escape", "[\"a\\x\"]", 1, 4, "“\\x” is not an escape");
    row("bad hexadecimal", "[\"\\u12g4\"]", 1, 3, "“\\u” is not an escape");
    row("Windows path", "[\"C:\\models\"]", 1, 5, "“\\m” is not an escape");
    row("lone high surrogate", "[\"\\ud83d\"]", 1, 3, "half of a character");
    row("lone low surrogate", "[\"\\ude00\"]", 1, 3, "half of a character");
    row("surrogates swapped", "[\"\\ude00\\ud83d\"]", 1, 3, "half of a character");
    row("high surrogate twice", "[\"\\ud83d\\ud83d\"]", 1, 3, "half of a character");
    row("Latin-1", "[\"caf\xE9\"]", 1, 6, "not UTF-8 here (byte 0xE9)");
    row("overlong", "[\"\xC0\xAF\"]", 1, 3, "not UTF-8 here");
    row("overlong three", "[\"\xE0\x80\xAF\"]", 1, 3, "not UTF-8 here");
    row("surrogate in UTF-8", "[\"\xED\xA0\x80\"]", 1, 3, "not UTF-8 here");
    row("past U+10FFFF", "[\"\xF4\x90\x80\x80\"]", 1, 3, "not UTF-8 here");
    row("cut character", "[\"\xE2\x82", 1, 3, "not UTF-8 here");
    row("bytes between values", "[\xFF]", 1, 2, "not UTF-8 here");
    row("second value", "{}\n{}", 2, 1, "second value");
    row("more text", "{} x", 1, 4, "more text after the end");
    row("semicolon", "{\"a\": 1; \"b\": 2}", 1, 8, "“;” does not belong here");
    row("columns count characters", "{\"\u00e4\u00f6\U0001F600\": x}", 1, 9, "“x”");
    row("CRLF counts once", "{\r\n\r\n x}", 3, 2, "“x”");
}

void TestParse::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, says);
    const auto parsed = json::parse(text.toStdString());
    QVERIFY(!parsed);
    const Error error = parsed.error();
    QVERIFY2(error.message.contains(says), qPrintable(error.text()));
    QCOMPARE(error.line, line);
    QCOMPARE(error.column, column);
    QCOMPARE(error.code, Error::Code::Syntax);
    QVERIFY(!error.advice.isEmpty());
    const auto scanned = json::scan(text.toStdString());
    QVERIFY(!scanned);
    QCOMPARE(scanned.error().message, error.message);
}

void TestParse::refusesContent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("blank") << QByteArray(" \r\n\t") << "empty";
    QTest::newRow("BOM alone") << QByteArray("\xEF\xBB\xBF") << "empty";
    QTest::newRow("UTF-16 little") << QByteArray("\xFF\xFE{\0}\0", 6) << "UTF-16";
    QTest::newRow("UTF-16 big") << QByteArray("\xFE\xFF\0{\0}", 6) << "UTF-16";
    QTest::newRow("UTF-16 without a mark") << QByteArray("{\0\"\0a\0", 6) << "UTF-16";
    QTest::newRow("zip") << QByteArray("PK\x03\x04\x14\0\0\0", 8) << "binary";
    QTest::newRow("pickle") << QByteArray("\x80\x02}q\0.", 6) << "binary";
    QTest::newRow("zeros") << QByteArray(100, '\0') << "binary";
    QTest::newRow("HDF5") << QByteArray("\x89HDF\r\n\x1a\n") << "binary";
}

void TestParse::refusesContent()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto parsed = json::parse(text.toStdString());
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().text()));
}

void TestParse::refusesNamesTwice()
{
    auto parsed = json::parse("{\n  \"a\": 1,\n  \"b\": {\"x\": 1},\n  \"a\": 2\n}");
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().line, 4);
    QCOMPARE(parsed.error().column, 3);
    QVERIFY(parsed.error().message.contains(
        "“a” is given twice in one object; the first is in line 2, column 3"));
    // The same name, differently spelled.
    QVERIFY(!json::parse(R"({"a": 1, "\u0061": 2})"));
    // In different objects it is fine.
    QVERIFY(json::parse(R"({"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 1}]})"));

    std::string many = "{";
    for (int i = 0; i < 100000; ++i)
        many += "\"n" + std::to_string(i) + "\":0,";
    QVERIFY(json::parse(many + "\"x\":0}"));
    parsed = json::parse(many + "\"n7\":0}");
    QVERIFY(!parsed);
    QVERIFY(parsed.error().message.contains("“n7”"));
    QCOMPARE(parsed.error().column, static_cast<int>(many.size()) + 1);
}

void TestParse::keepsToLimits()
{
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']');
    };
    QVERIFY(json::parse(nested(512)));
    auto parsed = json::parse(nested(513));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, Error::Code::Limit);
    QCOMPARE(parsed.error().column, 513);
    QVERIFY(!json::parse(std::string(2'000'000, '[')));
    std::string objects;
    for (int i = 0; i < 100000; ++i)
        objects += "{\"a\":";
    QVERIFY(!json::parse(objects));

    json::Limits few;
    few.nodes = 3;
    QVERIFY(json::parse("[1,2]", few));
    QCOMPARE(json::parse("[1,2,3]", few).error().code, Error::Code::Limit);
    few.bytes = 4;
    QCOMPARE(json::parse("[1,2]", few).error().code, Error::Code::Limit);
}

void TestParse::acceptsUnicode()
{
    const auto parsed = json::parse("[\"\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0"
                                    "\x90\x80\x80\xF4\x8F\xBF\xBF\x7F\", \"a\\u0000b\"]");
    QVERIFY(parsed);
    QCOMPARE(parsed->root[1].get<std::string>(), "a\0b"s);
}

void TestParse::keepsNumbers()
{
    const auto number = [](const char *text) { return json::parse(text)->root; };
    QCOMPARE(number("18446744073709551615").get<std::uint64_t>(), std::numeric_limits<std::uint64_t>::max());
    QVERIFY(number("18446744073709551616").is_number_float());
    QCOMPARE(number("-9223372036854775808").get<std::int64_t>(), std::numeric_limits<std::int64_t>::min());
    QVERIFY(number("-9223372036854775809").is_number_float());
    QVERIFY(number("1.0").is_number_float());
    QVERIFY(number("1e3").is_number_float());
    QVERIFY(number("0").is_number_unsigned());
    QVERIFY(number("-0").is_number_integer());
    QVERIFY(std::signbit(number("-0.0").get<double>()));
    QCOMPARE(number("1e-999").get<double>(), 0.0);
    QCOMPARE(number("0e999").get<double>(), 0.0);
    QCOMPARE(number("0.1").get<double>(), 0.1);
    QCOMPARE(number("123456789012345678").get<std::uint64_t>(), std::uint64_t{123456789012345678});
    QVERIFY(same(Json(1), Json(1U)));
    QVERIFY(!same(Json(1), Json(1.0)));
    QVERIFY(!same(Json(-1), Json(std::numeric_limits<std::uint64_t>::max())));
}

QTEST_APPLESS_MAIN(TestParse)
#include "test_parse.moc"
