// SPDX-License-Identifier: Apache-2.0
#include "core/json/pointer.h"
#include <QTest>
#include <unordered_set>

using namespace mlm;

class TestPointer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites();
    void refusesWhatIsNone();
    void walks();
    void comparesByTokens();
    void knowsIndices();
};

void TestPointer::readsAndWrites()
{
    // The examples of RFC 6901, section 5.
    for (const char *text : {"", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/e^f", "/g|h", "/i\\j", "/k\"l",
                             "/ ", "/m~0n", "/~01", "//", "/a//b"}) {
        const auto pointer = Pointer::parse(text);
        QVERIFY2(pointer, text);
        QCOMPARE(pointer->toString(), std::string(text));
    }
    QCOMPARE(Pointer::of("/a~1b/~01/").tokens(), (std::vector<std::string>{"a/b", "~1", ""}));
    QCOMPARE((Pointer() / "x/y" / std::size_t{3} / Pointer::of("/z~0")).toString(),
             std::string("/x~1y/3/z~0"));
    QCOMPARE(Pointer::of("/a/b").parent(), Pointer::of("/a"));
    QCOMPARE(Pointer().parent(), Pointer());
}

void TestPointer::refusesWhatIsNone()
{
    for (const char *text : {"a", "a/b", "/~", "/~2", "/a~", "#/a"})
        QVERIFY2(!Pointer::parse(text), text);
}

void TestPointer::walks()
{
    Json root = {{"a", {1, {{"b/c", true}}}}, {"0", "zero"}, {"", "empty"}};
    QCOMPARE(Pointer::of("/a/1/b~1c").in(root)->get<bool>(), true);
    QCOMPARE(Pointer::of("/0").in(root)->get<std::string>(), std::string("zero"));
    QCOMPARE(Pointer::of("/").in(root)->get<std::string>(), std::string("empty"));
    QCOMPARE(Pointer().in(root), &root);
    for (const char *text :
         {"/b", "/a/2", "/a/-", "/a/01", "/a/-1", "/a/x", "/a/0/b", "/a/99999999999999999999"})
        QVERIFY2(!Pointer::of(text).in(root), text);
    *Pointer::of("/a/0").in(root) = 5;
    QCOMPARE(root["a"][0].get<int>(), 5);
}

void TestPointer::comparesByTokens()
{
    QVERIFY(Pointer::of("/a/b").startsWith(Pointer::of("/a")));
    QVERIFY(Pointer::of("/a").startsWith(Pointer::of("/a")));
    QVERIFY(Pointer::of("/a").startsWith(Pointer()));
    QVERIFY(!Pointer::of("/ab").startsWith(Pointer::of("/a")));
    QVERIFY(!Pointer::of("/a").startsWith(Pointer::of("/a/b")));
    QVERIFY(Pointer::of("/a/b") < Pointer::of("/b"));
    std::unordered_set<Pointer> set{Pointer::of("/a"), Pointer::of("/a"), Pointer::of("/b")};
    QCOMPARE(set.size(), std::size_t{2});
}

void TestPointer::knowsIndices()
{
    QCOMPARE(Pointer::of("/a/0").index(), std::optional<std::size_t>(0));
    QCOMPARE(Pointer::of("/a/12").index(), std::optional<std::size_t>(12));
    for (const char *text : {"", "/", "/-", "/01", "/+1", "/1 ", "/1e0", "/-1"})
        QVERIFY2(!Pointer::of(text).index(), text);
}

QTEST_APPLESS_MAIN(TestPointer)
#include "test_pointer.moc"
