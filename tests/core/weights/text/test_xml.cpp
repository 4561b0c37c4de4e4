// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/text/xmlsamples.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

Reading read(const std::string &bytes)
{
    return readFacts(MemorySource(bytes), "model.xml");
}

QString why(const Reading &reading)
{
    return reading.refusal ? reading.refusal->message : QString();
}

QStringList lines(const std::vector<PortFact> &ports)
{
    QStringList result;
    for (const PortFact &port : ports) {
        QStringList sizes;
        for (const std::int64_t size : port.shape.value_or(std::vector<std::int64_t>{-9}))
            sizes << QString::number(size);
        result << QStringLiteral("%1 %2 [%3]").arg(QString::fromStdString(port.name.value_or("-")), QString::fromStdString(port.dtype.value_or("-")), sizes.join(','));
    }
    return result;
}

} // namespace

class TestXml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOpenvino();
    void readsShapes_data();
    void readsShapes();
    void comparesWithBin();
    void readsPmml();
    void refuses_data();
    void refuses();
    void refusesWhatIsCutShort();
    void survivesEachWrongByte();
    void takesBoundedTime_data();
    void takesBoundedTime();
};

void TestXml::readsOpenvino()
{
    const Reading reading = read(net().toStdString());
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("openvino-ir"));
    QCOMPARE(facts.formatVersion->value, std::string("11"));
    QCOMPARE(facts.frameworkVersion->value, std::string("2023.1.0"));
    QCOMPARE(facts.frameworkVersion->whereFrom, QStringLiteral("rt_info/Runtime_version"));
    QCOMPARE(lines(facts.inputs), QStringList("x bfloat16 [-1,3]"));
    QCOMPARE(lines(facts.outputs), QStringList("sum float32 [-1,3]"));
    QCOMPARE(facts.tensors->size(), std::size_t{1});
    QCOMPARE(facts.tensors->front().name, std::string("w"));
    QCOMPARE(facts.tensors->front().dtype, std::string("float16"));
    QCOMPARE(facts.parameterBytes->value, std::uint64_t{12});
    QCOMPARE(facts.details.front().second, QStringLiteral("m & n"));
}

void TestXml::readsShapes_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QString>("line");
    QTest::newRow("scalar") << QByteArray() << "x bfloat16 []";
    QTest::newRow("range") << QByteArray("1..8, 3") << "x bfloat16 [-1,3]";
    QTest::newRow("any rank") << QByteArray("...") << "x bfloat16 [-9]";
    QTest::newRow("no shape") << QByteArray("a,b") << "x bfloat16 [-9]";
    QTest::newRow("too large") << QByteArray("99999999999999999999") << "x bfloat16 [-9]";
}

void TestXml::readsShapes()
{
    QFETCH(QByteArray, shape);
    QFETCH(QString, line);
    QCOMPARE(lines(read(net("<data/>", shape).toStdString()).facts.inputs), QStringList(line));
}

void TestXml::comparesWithBin()
{
    QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    };
    write("m.xml", net());
    Reading reading = readFacts(folder.filePath(QStringLiteral("m.xml")));
    QVERIFY(!reading.isRefused());
    QVERIFY(!reading.facts.parts.front().present);
    QVERIFY(reading.facts.notes.front().level == NoteFact::Level::Warning);

    write("m.bin", QByteArray(16, 'x'));
    reading = readFacts(folder.filePath(QStringLiteral("m.xml")));
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(reading.facts.parts.front().name, std::string("m.bin"));
    QCOMPARE(reading.facts.parts.front().size, std::uint64_t{16});

    write("m.bin", QByteArray(15, 'x'));
    reading = readFacts(folder.filePath(QStringLiteral("m.xml")));
    QVERIFY(reading.isRefused());
    QVERIFY2(why(reading).contains(QString::fromUtf8("“w” ends at byte 16, past the end")), qPrintable(why(reading)));
}

void TestXml::readsPmml()
{
    const Reading reading = read(pmml.toStdString());
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(reading.facts.format, std::string("pmml"));
    QCOMPARE(reading.facts.formatVersion->value, std::string("4.4"));
    QCOMPARE(reading.facts.producer->value, std::string("Tool 1.0"));
    QCOMPARE(lines(reading.facts.inputs), QStringList({"a double []", "b integer []"}));
    QCOMPARE(lines(reading.facts.outputs), QStringList("y string []"));
    QVERIFY(!reading.facts.totalParameters && !reading.facts.tensors);
}

void TestXml::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &bytes, const char *says) { QTest::newRow(name) << bytes << QString::fromUtf8(says); };
    const auto data = [](const char *attributes) { return net("<data element_type=\"f32\" " + QByteArray(attributes) + "/>"); };
    QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE PMML [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'k'; ++c)
        laughs += QByteArray("<!ENTITY ") + c + " \"" + QByteArray("&").append(char(c - 1)).append(';').repeated(10) + "\">";
    row("billion laughs", laughs + "]><PMML version=\"&j;\"/>", "document type declaration");
    row("external entity", "\xef\xbb\xbf <!-- x --><!DOCTYPE net SYSTEM \"file:///etc/passwd\"><net/>", "document type declaration");
    row("declaration inside", "<net><!DOCTYPE x></net>", "a document type declaration");
    row("unknown entity", "<net name=\"&x;\"/>", "at byte");
    row("entity of a surrogate", "<net>&#xd800;</net>", "an entity that is not one of the five");
    row("end that does not fit", "<net><a></b></net>", "an end tag that does not fit");
    row("two roots", "<net></net><net></net>", "a second root element");
    row("attribute twice", "<net a='1' a='2'/>", "stands twice");
    row("no quotation marks", "<net a=1/>", "without quotation marks");
    row("nested deeply", "<net>" + QByteArray("<a>").repeated(100'000), "nested over 100 deep");
    row("a thousand attributes", "<net" + [] {
        QByteArray all;
        for (int i = 0; i < 1000; ++i)
            all += " a" + QByteArray::number(i) + "=''";
        return all;
    }() + "/>", "over 200");
    row("cut short", "<net><layers>", "cut short");
    row("size too small", data(R"(shape="2,3" offset="0" size="23")"), "“w” needs more than the 23 bytes");
    row("negative place", data(R"(shape="2,3" offset="-4" size="24")"), "no proper place");
    row("no type", QByteArray(net(R"(<data shape="2,3" offset="4" size="12"/>)")).replace("precision=\"FP16\"", ""), "does not tell its type");
    row("place that overflows", data(R"(shape="2,3" offset="18446744073709551615" size="24")"), "larger than any file");
    row("shape that overflows", data(R"(shape="9999999999,9999999999" offset="0" size="24")"), "larger than any file");
    row("shape that varies", data(R"(shape="?,3" offset="0" size="24")"), "no proper place");
    row("too large together", QByteArray(net(R"(<data element_type="u1x" shape="9000000000000000000" offset="0" size="24"/>)"))
                                  .replace("<edges>", "")
                                  .replace("</edges>", "")
                                  .replace("</layers>", R"(<layer id="9" type="Const" name="v"><data element_type="q" shape="9000000000000000000" offset="0" size="9"/></layer></layers>)"),
        "All constants together");
    row("port twice", QByteArray(net()).replace("<port id=\"2\"", "<port id=\"2\" names=\"a\"></port><port id=\"2\""), "stands there twice");
    row("PMML cut short", pmml.first(300), "cut short");
}

void TestXml::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const Reading reading = read(bytes.toStdString());
    QVERIFY(reading.isRefused());
    QVERIFY2(why(reading).contains(says), qPrintable(why(reading)));
}

void TestXml::refusesWhatIsCutShort()
{
    const std::string graph = net().toStdString();
    for (std::size_t length = 0; length < graph.size(); ++length)
        QVERIFY2(read(graph.substr(0, length)).isRefused(), qPrintable(QString::number(length)));
    // Behind the MiningSchema of the first model nothing is read.
    const auto end = static_cast<std::size_t>(pmml.indexOf("</p:MiningSchema>")) + 17;
    for (std::size_t length = 0; length < static_cast<std::size_t>(pmml.size()); ++length)
        QCOMPARE(read(pmml.toStdString().substr(0, length)).isRefused(), length < end);
}

void TestXml::survivesEachWrongByte()
{
    for (const QByteArray &bytes : {net(), pmml}) {
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            for (const char value : {'\0', '<', '&', '"', '\xff'}) {
                QByteArray wrong = bytes;
                wrong[i] = value;
                const Reading reading = read(wrong.toStdString());
                QVERIFY(!reading.isRefused() || !reading.refusal->message.isEmpty());
            }
        }
    }
}

void TestXml::takesBoundedTime_data()
{
    // What keeps parsers busy that look at a token again for each block: the test's own time limit finds it.
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one comment") << "<net><!--" + QByteArray(30'000'000, '-');
    QTest::newRow("one value") << "<net a='" + QByteArray(30'000'000, '>');
    QTest::newRow("one text") << "<net>" + QByteArray("&amp;").repeated(6'000'000);
    QTest::newRow("many elements") << "<net><layers>" + QByteArray("<layer id='1'/>").repeated(2'000'000);
    QTest::newRow("many fields") << "<PMML><DataDictionary>" + QByteArray("<DataField name='1'/>").repeated(1'000'000);
}

void TestXml::takesBoundedTime()
{
    QFETCH(QByteArray, bytes);
    const Reading reading = read(bytes.toStdString());
    QVERIFY(reading.isRefused() || !reading.facts.notes.empty());
}

QTEST_GUILESS_MAIN(TestXml)
#include "test_xml.moc"
