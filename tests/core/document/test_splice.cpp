// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include <QTest>

using namespace mlm;

/// What edits leave of the text around them.
class TestSplice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void edits_data();
    void edits();
};

namespace {

struct Case
{
    const char *name;
    const char *before;
    Edit edit;
    const char *after;
};

Pointer at(const char *pointer)
{
    return Pointer::of(pointer);
}

std::vector<Case> cases()
{
    const char *const item = "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n";
    return {
        {"replace a number", item, Edit::replace(at("/a"), 2),
         "{\n  \"a\": 2,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"keep a spelling", item, Edit::replace(at("/a"), 2.0, "2.00"),
         "{\n  \"a\": 2.00,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"add last", item, Edit::add(at("/e"), "x"),
         "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true\n  },\n  \"e\": \"x\"\n}\n"},
        {"add first", item, Edit::add(at("/e"), "x", 0),
         "{\n  \"e\": \"x\",\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"add between", item, Edit::add(at("/e"), "x", 1),
         "{\n  \"a\": 1,\n  \"e\": \"x\",\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"add beside an only member", item, Edit::add(at("/c/e"), Json::object({{"f", 1}})),
         "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true,\n    \"e\": {\n      \"f\": 1\n    "
         "}\n  }\n}\n"},
        {"append to a list", item, Edit::add(at("/b/-"), 3),
         "{\n  \"a\": 1,\n  \"b\": [1, 2, 3],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"insert into a list", item, Edit::add(at("/b/0"), 0),
         "{\n  \"a\": 1,\n  \"b\": [0, 1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"remove first", item, Edit::remove(at("/a")),
         "{\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"remove between", item, Edit::remove(at("/b")),
         "{\n  \"a\": 1,\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"remove last", item, Edit::remove(at("/c")), "{\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n"},
        {"remove the only one", item, Edit::remove(at("/c/d")),
         "{\n  \"a\": 1,\n  \"b\": [1, 2],\n  \"c\": {}\n}\n"},
        {"rename", item, Edit::move(at("/b"), at("/bands")),
         "{\n  \"a\": 1,\n  \"bands\": [1, 2],\n  \"c\": {\n    \"d\": true\n  }\n}\n"},
        {"reorder members", item, Edit::move(at("/c"), at("/c"), 0),
         "{\n  \"c\": {\n    \"d\": true\n  },\n  \"a\": 1,\n  \"b\": [1, 2]\n}\n"},
        {"move deeper", item, Edit::move(at("/b"), at("/c/b"), 0),
         "{\n  \"a\": 1,\n  \"c\": {\n    \"b\": [1, 2],\n    \"d\": true\n  }\n}\n"},
        {"move out, set anew", "{\n  \"a\": {\n    \"b\": {\n      \"c\": 1.0\n    }\n  }\n}",
         Edit::move(at("/a/b"), at("/b")), "{\n  \"a\": {},\n  \"b\": {\n    \"c\": 1.0\n  }\n}"},
        {"swap elements, keep spelling", "[1.0,\n 2e0,   3]", Edit::move(at("/0"), at("/2")),
         "[2e0,\n 3,   1.0]"},
        {"move up", "[1.0, 2.0, 3.0]", Edit::move(at("/2"), at("/0")), "[3.0, 1.0, 2.0]"},
        {"an empty object opens", "{\n\t\"a\": {}\n}", Edit::add(at("/a/b"), 1),
         "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}"},
        {"an empty list of short values", "{\n  \"a\": []\n}", Edit::add(at("/a/-"), "x"),
         "{\n  \"a\": [\"x\"]\n}"},
        {"an empty list of objects", "{\n  \"a\": [ ]\n}", Edit::add(at("/a/-"), Json::object({{"x", 1}})),
         "{\n  \"a\": [\n    {\n      \"x\": 1\n    }\n  ]\n}"},
        {"minified stays minified", "{\"a\":1,\"b\":{}}", Edit::add(at("/b/c"), {1, 2}),
         "{\"a\":1,\"b\":{\"c\":[1,2]}}"},
        {"minified, add", "{\"a\":1}\n", Edit::add(at("/b"), Json::object({{"c", 1}, {"d", 2}})),
         "{\"a\":1,\"b\":{\"c\":1,\"d\":2}}\n"},
        {"one line with spaces", "{\"a\": 1, \"b\": 2}", Edit::add(at("/c"), {1, 2}, 1),
         "{\"a\": 1, \"c\": [1, 2], \"b\": 2}"},
        {"CRLF", "{\r\n  \"a\": 1\r\n}\r\n", Edit::add(at("/b"), Json::object({{"c", 1}})),
         "{\r\n  \"a\": 1,\r\n  \"b\": {\r\n    \"c\": 1\r\n  }\r\n}\r\n"},
        {"tabs and four spaces", "{\n    \"a\": {\n        \"b\": 1\n    }\n}",
         Edit::replace(at("/a/b"), Json::array({Json::object({{"c", 1}})})),
         "{\n    \"a\": {\n        \"b\": [\n            {\n                \"c\": 1\n            }\n        "
         "]\n    }\n}"},
        {"rows on one line each", "[\n  {\"n\": 1, \"m\": 2},\n  {\"n\": 2, \"m\": 3}\n]",
         Edit::add(at("/-"), Json::object({{"n", 3}, {"m", 4}})),
         "[\n  {\"n\": 1, \"m\": 2},\n  {\"n\": 2, \"m\": 3},\n  {\"n\": 3, \"m\": 4}\n]"},
        {"one element a line stays so", "{\n  \"a\": [\n    1,\n    2\n  ]\n}",
         Edit::replace(at("/a"), Json::array({7, 8})), "{\n  \"a\": [\n    7,\n    8\n  ]\n}"},
        {"append one a line", "{\n  \"a\": [\n    1,\n    2\n  ]\n}", Edit::add(at("/a/-"), 3),
         "{\n  \"a\": [\n    1,\n    2,\n    3\n  ]\n}"},
        {"a space before colons", "{\n  \"a\" : 1\n}", Edit::add(at("/b"), 2),
         "{\n  \"a\" : 1,\n  \"b\" : 2\n}"},
        {"blank lines are not copied", "{\n  \"a\": 1,\n\n  \"b\": 2\n}", Edit::add(at("/c"), 3),
         "{\n  \"a\": 1,\n\n  \"b\": 2,\n  \"c\": 3\n}"},
        {"only what differs in a list", "{\n  \"a\": [{\"x\": 1.0, \"y\": 2.50}, {\"x\": 3}]\n}",
         Edit::replace(at("/a"),
                       Json::array({Json::object({{"x", 1.0}, {"y", 2.5}}), Json::object({{"x", 4}})})),
         "{\n  \"a\": [{\"x\": 1.0, \"y\": 2.50}, {\"x\": 4}]\n}"},
        {"the root", "  1 \n", Edit::replace({}, 2), "  2 \n"},
        {"BOM", "\xEF\xBB\xBF{}", Edit::add(at("/a"), 1), "\xEF\xBB\xBF{\n  \"a\": 1\n}"},
    };
}

} // namespace

void TestSplice::edits_data()
{
    QTest::addColumn<std::size_t>("index");
    const auto all = cases();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << i;
}

void TestSplice::edits()
{
    QFETCH(std::size_t, index);
    const Case one = cases()[index];
    auto opened = Document::fromText(one.before);
    QVERIFY(opened);
    const auto done = (*opened)->apply(QStringLiteral("edit"), {one.edit});
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    QCOMPARE(QString::fromStdString((*opened)->text()), QString::fromUtf8(one.after));
    (*opened)->undo();
    QCOMPARE(QString::fromStdString((*opened)->text()), QString::fromUtf8(one.before));
}

QTEST_APPLESS_MAIN(TestSplice)
#include "test_splice.moc"
