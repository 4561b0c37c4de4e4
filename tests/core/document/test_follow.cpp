// SPDX-License-Identifier: Apache-2.0
#include "core/document/follow.h"
#include "core/document/patchtext.h"
#include <QTest>

using namespace mlm;

class TestFollow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void follows_data();
    void follows();
    void writesPatches_data();
    void writesPatches();
};

void TestFollow::follows_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("edit"); // op path [from]
    QTest::addColumn<QString>("now");
    QTest::newRow("set") << "/a/1" << "replace /a" << "/a/1";
    QTest::newRow("insert before") << "/a/1" << "add /a/0" << "/a/2";
    QTest::newRow("insert at") << "/a/1/x" << "add /a/1" << "/a/2/x";
    QTest::newRow("insert behind") << "/a/1" << "add /a/2" << "/a/1";
    QTest::newRow("append") << "/a/1" << "add /a/-" << "/a/1";
    QTest::newRow("a member that looks like an index") << "/o/2" << "add /o/1" << "/o/2";
    QTest::newRow("take out before") << "/a/2" << "remove /a/0" << "/a/1";
    QTest::newRow("take out behind") << "/a/0" << "remove /a/2" << "/a/0";
    QTest::newRow("take out") << "/a/1/x" << "remove /a/1" << "";
    QTest::newRow("take a member out") << "/o/2" << "remove /o/1" << "/o/2";
    QTest::newRow("rename") << "/o/1/x" << "move /o/one /o/1" << "/o/one/x";
    QTest::newRow("rename another") << "/o/2" << "move /o/one /o/1" << "/o/2";
    QTest::newRow("reorder: itself") << "/a/0" << "move /a/2 /a/0" << "/a/2";
    QTest::newRow("reorder: between") << "/a/1" << "move /a/2 /a/0" << "/a/0";
    QTest::newRow("reorder: back") << "/a/1" << "move /a/0 /a/2" << "/a/2";
    QTest::newRow("to the end") << "/a/0" << "move /a/- /a/0" << "/a/2";
    QTest::newRow("into another list") << "/b/0" << "move /b/0 /a/0" << "/b/1";
    QTest::newRow("away") << "/a/2" << "move /o/z /a/0" << "/a/1";
}

void TestFollow::follows()
{
    QFETCH(QString, place);
    QFETCH(QString, edit);
    QFETCH(QString, now);
    const Json root = Json::parse(R"({"a": [{"x": 0}, {"x": 1}, {"x": 2}], "b": [{"x": 0}], "o": {"1": {"x": 1}, "2": 2}})");
    const QStringList parts = edit.split(' ');
    const Pointer path = Pointer::of(parts[1].toStdString());
    const Edit what = parts[0] == "replace"  ? Edit::replace(path, 1)
                      : parts[0] == "add"    ? Edit::add(path, 1)
                      : parts[0] == "remove" ? Edit::remove(path)
                                             : Edit::move(Pointer::of(parts[2].toStdString()), path);
    QVERIFY(check(root, what));
    const auto found = follow(root, Pointer::of(place.toStdString()), what);
    QCOMPARE(found ? found->toQString() : QString(), now);
}

void TestFollow::writesPatches_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("patch");
    QTest::newRow("same") << QByteArray("a\n") << QByteArray("a\n") << QByteArray();
    QTest::newRow("one line") << QByteArray("1\n2\n3\n4\n5\n6\n7\n8\n9\n") << QByteArray("1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
                              << QByteArray("--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    QTest::newRow("first and last") << QByteArray("1\n2\n3\n4\n5\n6\n7\n8\n9\n") << QByteArray("one\n2\n3\n4\n5\n6\n7\n8\n9\n10\n")
                                    << QByteArray("--- f\n+++ f\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -7,3 +7,4 @@\n 7\n 8\n 9\n+10\n");
    QTest::newRow("no line feed") << QByteArray("1") << QByteArray("1\n")
                                  << QByteArray("--- f\n+++ f\n@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n");
    QTest::newRow("from nothing") << QByteArray() << QByteArray("1\n") << QByteArray("--- f\n+++ f\n@@ -0,0 +1 @@\n+1\n");
}

void TestFollow::writesPatches()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, patch);
    QCOMPARE(QByteArray::fromStdString(patchText("f", before.toStdString(), after.toStdString())), patch);
}

QTEST_APPLESS_MAIN(TestFollow)
#include "test_follow.moc"
