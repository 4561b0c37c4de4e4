// SPDX-License-Identifier: Apache-2.0
#include "core/yaml/yaml.h"
#include <QTest>

using namespace mlm;

class TestYaml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("mapping") << QByteArray("a: 1\nb: two\n") << QByteArray(R"({"a":1,"b":"two"})");
        QTest::newRow("nested") << QByteArray("a:\n  - x\n  - {y: [1, 2.5]}\n") << QByteArray(R"({"a":["x",{"y":[1,2.5]}]})");
        QTest::newRow("core schema") << QByteArray("[~, null, True, false, 1, -2, +3, .5, 1., 1e3]") << QByteArray("[null,null,true,false,1,-2,3,0.5,1.0,1000.0]");
        QTest::newRow("quoted stays text") << QByteArray("['1', \"true\", 'null']") << QByteArray(R"(["1","true","null"])");
        QTest::newRow("as PyYAML") << QByteArray("[yes, off, 2020-01-01, 1_000, 0x1f, 010, 1e-05, 2.7.0]") << QByteArray(R"([true,false,"2020-01-01","1_000","0x1f","010",1e-05,"2.7.0"])");
        QTest::newRow("of Python, not made") << QByteArray("a: !!python/object/apply:stac_model.base.ModelTask\n- detection\nb: !!python/tuple [1]\nc: !!python/name:os.system ''\n")
                                             << QByteArray(R"({"a":"detection","b":[1],"c":""})");
        QTest::newRow("set") << QByteArray("!!set {a, b}") << QByteArray(R"(["a","b"])");
        QTest::newRow("names are text") << QByteArray("1: a\ntrue: b\n") << QByteArray(R"({"1":"a","true":"b"})");
        QTest::newRow("alias") << QByteArray("a: &x [1, 2]\nb: *x\n") << QByteArray(R"({"a":[1,2],"b":[1,2]})");
        QTest::newRow("block text") << QByteArray("a: |\n  one\n  two\n") << QByteArray(R"({"a":"one\ntwo\n"})");
        QTest::newRow("order") << QByteArray("z: 1\na: 2\n") << QByteArray(R"({"z":1,"a":2})");
        QTest::newRow("empty members") << QByteArray("a:\nb: {}\nc: []\n") << QByteArray(R"({"a":null,"b":{},"c":[]})");
        QTest::newRow("large integer") << QByteArray("a: 18446744073709551615") << QByteArray(R"({"a":18446744073709551615})");
        QTest::newRow("core tags") << QByteArray("a: !!str 1\nb: !!int 2\n") << QByteArray(R"({"a":"1","b":2})");
    }
    void reads()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, json);
        const auto read = readYaml(yaml.toStdString());
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().text()));
        QCOMPARE(QByteArray::fromStdString(read->dump()), json);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::newRow("empty") << QByteArray() << 0;
        QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n") << 0;
        QTest::newRow("name twice") << QByteArray("a: 1\nb: 2\na: 3\n") << 3;
        QTest::newRow("own tag") << QByteArray("a: !thing x\n") << 1;
        QTest::newRow("not a number") << QByteArray("a: .nan\n") << 1;
        QTest::newRow("infinite") << QByteArray("a: -.inf\n") << 1;
        QTest::newRow("list as a name") << QByteArray("? [a, b]\n: 1\n") << 1;
        QTest::newRow("unknown alias") << QByteArray("a: *x\n") << 1;
        QTest::newRow("tab") << QByteArray("a:\n\t- x: 1\n\t y") << 2;
        QTest::newRow("broken") << QByteArray("a: [1, 2\n") << 2;
        QTest::newRow("deep") << QByteArray(2000, '[') << 1;
    }
    void refuses()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        const auto read = readYaml(yaml.toStdString());
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty());
        QCOMPARE(read.error().line, line);
    }

    /// "Billion laughs": nine aliases, each ten times the one before.
    void aliasesAreCounted()
    {
        QByteArray yaml = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
        for (int i = 1; i < 9; ++i) {
            QByteArray names;
            for (int k = 0; k < 10; ++k)
                names += (k ? ",*a" : "*a") + QByteArray::number(i - 1);
            yaml += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + names + "]\n";
        }
        const auto read = readYaml(yaml.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Error::Code::Limit);
    }
    void limits()
    {
        YamlLimits limits;
        limits.nodes = 5;
        QVERIFY(readYaml("[1, 2, 3, 4]", limits).ok());
        QVERIFY(!readYaml("[1, 2, 3, 4, 5]", limits));
        limits = {};
        limits.bytes = 3;
        QVERIFY(!readYaml("[1]]", limits));
        limits = {};
        limits.depth = 2;
        QVERIFY(readYaml("[[1]]", limits).ok());
        QVERIFY(!readYaml("[[[1]]]", limits));
    }
    void everyPrefixEnds()
    {
        const std::string yaml = "name: &n {a: [1, 'x'], \"b\": \"\\u00e9\"}\nother: *n\ntext: >\n  folded\n  text\nlast: !!str 5\n";
        for (std::size_t length = 0; length <= yaml.size(); ++length) {
            const auto read = readYaml(std::string_view(yaml).substr(0, length));
            QVERIFY(read.ok() || !read.error().message.isEmpty());
        }
        QVERIFY(readYaml(yaml).ok());
    }
    void notUtf8()
    {
        const auto read = readYaml("a: \xff\xfe\n");
        if (read)
            QVERIFY(isWritable(*read)); // replaced by the library
    }
};

QTEST_GUILESS_MAIN(TestYaml)
#include "test_yaml.moc"
