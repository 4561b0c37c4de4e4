// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/pickle/picklebuilder.h"
#include <QTemporaryFile>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;
using namespace std::string_literals;

namespace {

Reading readBytes(const std::string &bytes, const std::string &name = "model.joblib")
{
    return readFacts(MemorySource(bytes), name);
}

QString notes(const Facts &facts)
{
    QStringList result;
    for (const NoteFact &note : facts.notes)
        result << note.text;
    return result.join(QLatin1Char('\n'));
}

/// What joblib writes before the numbers of an array.
std::string wrapper(const std::string &dtype, const std::vector<std::int64_t> &shape, bool aligned = false)
{
    return object("joblib.numpy_pickle", "NumpyArrayWrapper",
                  dict({{"subclass", global("numpy", "ndarray")}, {"shape", integers(shape)}, {"dtype", call("numpy", "dtype", {text(dtype), "\x89", "\x88"})},
                        {"numpy_array_alignment_bytes", aligned ? integer(16) : "N"}}));
}

std::string model(const std::vector<std::pair<std::string, std::string>> &attributes)
{
    return object("sklearn.svm._classes", "SVC", dict(attributes));
}

} // namespace

class TestJoblib : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsArrays();
    void readsPlainPickles();
    void unpacks();
    void refuses_data();
    void refuses();
    void survivesTruncation();
    void recognisesOldProtocols_data();
    void recognisesOldProtocols();
    void tellsSeveralInARow();
    void passesOverEightGigabytes();
};

void TestJoblib::readsArrays()
{
    // Numbers that look like opcodes must not be taken for some.
    const std::string numbers(24, '.');
    const std::string inner = pickled("](" + text("x") + text("y") + "e");
    const std::string bytes = "\x80\x02" + model({{"coef_", wrapper("f8", {3}) + numbers}, {"aligned", wrapper("i4", {2, 3}, true) + "\x05" + "\xff\xff\xff\xff\xff" + numbers},
                                                  {"names", wrapper("O8", {2}) + inner}, {"_sklearn_version", text("1.3.2")}}) + ".";
    const Reading reading = readBytes(bytes);
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("joblib"));
    QCOMPARE(facts.framework->value, std::string("scikit-learn"));
    QCOMPARE(facts.frameworkVersion->value, std::string("1.3.2"));
    QCOMPARE(facts.artifactType->value, std::string("joblib.dump"));
    QCOMPARE(facts.tensors->size(), std::size_t(3));
    QCOMPARE((*facts.tensors)[1].name, std::string("aligned"));
    QCOMPARE((*facts.tensors)[1].dtype, std::string("int32"));
    QCOMPARE(facts.dtypes.at("object"), std::uint64_t(2));
    QVERIFY(!facts.totalParameters);
    QVERIFY(!facts.parameterBytes);
    QCOMPARE(facts.details.front().second, QStringLiteral("sklearn.svm._classes.SVC"));
}

void TestJoblib::readsPlainPickles()
{
    const std::string array = call("numpy.core.multiarray", "_reconstruct", {global("numpy", "ndarray"), integers({0}), text("b")}) +
                              tuple({integer(1), integers({4}), call("numpy", "dtype", {text("<f4"), "\x89", "\x88"}), "\x89", text("0123456789abcdef")}) + "b";
    const Reading reading = readBytes(pickled(model({{"a", array}, {"trees", "](" + array + "e"}})), "model.pkl");
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(reading.facts.format, std::string("pickle"));
    QCOMPARE(reading.facts.tensors->size(), std::size_t(2));
    QCOMPARE(reading.facts.tensors->back().name, std::string("trees.0"));
    QCOMPARE(reading.facts.tensors->back().dtype, std::string("float32"));
    QVERIFY(!reading.facts.frameworkVersion);
    QVERIFY(notes(readBytes(pickled("N") + "xyz", "a.pkl").facts).contains(QStringLiteral("3 bytes behind the end")));
}

void TestJoblib::unpacks()
{
    const QByteArray plain = QByteArray::fromStdString("\x80\x02" + model({{"coef_", wrapper("f8", {3}) + std::string(24, '\0')}}) + ".");
    const Reading reading = readBytes(qCompress(plain).mid(4).toStdString());
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(reading.facts.tensors->size(), std::size_t(1));
    QCOMPARE(reading.facts.details.back().second, QStringLiteral("zlib"));

    // Behind 32 MiB nothing is looked at.
    const Reading large = readBytes(qCompress(QByteArray("\x80\x02" "cfoo\nBar\nB\0\0\0\x7f", 16) + QByteArray(40 << 20, '\0')).mid(4).toStdString());
    QVERIFY(!large.refusal);
    QCOMPARE(large.facts.imports.front().name, std::string("foo.Bar"));
    QVERIFY2(notes(large.facts).contains(QStringLiteral("unpacks to more than")), qPrintable(notes(large.facts)));

    for (const std::string &head : {"BZh91AY&SY"s, "\xfd\x37zXZ\0\0\x04"s, "\x5d\0\0\x80\0\xff\xff\xff\xff\xff\xff\xff\xff\0"s}) {
        const Reading other = readBytes(head + std::string(100, '\0'));
        QVERIFY(!other.refusal);
        QCOMPARE(other.facts.format, std::string("joblib"));
        QVERIFY2(notes(other.facts).contains(QStringLiteral("what it would import is not known")), qPrintable(notes(other.facts)));
    }
}

void TestJoblib::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const std::string &bytes, const char *why) { QTest::newRow(name) << QByteArray::fromStdString("\x80\x02" + bytes) << QString::fromLatin1(why); };
    row("past the end", wrapper("f8", {100}) + "12345678.", "reaches past the end of the file");
    row("overflow", wrapper("f8", {INT64_MAX, 2}) + ".", "type or shape that is not known");
    row("negative", wrapper("f8", {-1}) + ".", "type or shape that is not known");
    row("unknown type", wrapper("q8", {1}) + "12345678.", "type or shape that is not known");
    row("broken objects", wrapper("O8", {1}) + "\x80\x02\xff", "is no opcode");
    row("no padding", wrapper("f8", {1}, true), "reach past the end");
}

void TestJoblib::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const Reading reading = readBytes(bytes.toStdString());
    QVERIFY(reading.refusal);
    QVERIFY2(reading.refusal->message.contains(why), qPrintable(reading.refusal->message));
    QVERIFY(!reading.facts.imports.empty());
}

void TestJoblib::survivesTruncation()
{
    const std::string bytes = "\x80\x02" + model({{"coef_", wrapper("f8", {3}, true) + std::string(1, '\0') + std::string(24, '\0')}}) + ".";
    for (std::size_t length = 0; length < bytes.size(); ++length)
        QVERIFY2(readBytes(bytes.substr(0, length)).refusal, qPrintable(QString::number(length)));
}

void TestJoblib::recognisesOldProtocols_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("recognised");
    QTest::newRow("protocol 0") << QByteArray("(dp0\nS'a'\np1\nI1\ns.") << true;
    QTest::newRow("protocol 1") << QByteArray("}q\x01U\x01" "aK\x01s.") << true;
    QTest::newRow("an object") << QByteArray("csklearn.svm.classes\nSVC\nq\x01.") << true;
    QTest::newRow("danger in what is broken") << QByteArray("cos\nsystem\nhello") << true;
    QTest::newRow("words") << QByteArray("cats and dogs\nare nice\n.") << false;
    QTest::newRow("two words") << QByteArray("cat\ndog\nmouse\n") << false;
    QTest::newRow("a table") << QByteArray("class,label\n1,2\n3,4\n") << false;
    QTest::newRow("a bracket") << QByteArray("]") << false;
    QTest::newRow("one value") << QByteArray("].") << false;
}

void TestJoblib::recognisesOldProtocols()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, recognised);
    const Reading reading = readBytes(bytes.toStdString(), "model.dat");
    QCOMPARE(reading.facts.format == "pickle", recognised);
    QCOMPARE(readBytes(bytes.toStdString(), "model.pkl").facts.format, std::string("pickle"));
}

void TestJoblib::tellsSeveralInARow()
{
    const Reading reading = readBytes(pickled(model({})) + pickled(object("foo", "Bar", "}")), "model.pkl");
    QVERIFY(!reading.refusal);
    QCOMPARE(reading.facts.imports.size(), std::size_t(2));
    QVERIFY(notes(reading.facts).contains(QStringLiteral("2 pickles in a row")));
}

void TestJoblib::passesOverEightGigabytes()
{
    const std::string head = "\x80\x02" + model({{"_sklearn_version", text("1.3.2")}, {"X", wrapper("f8", {1 << 30})}});
    // The state's end and the pickle's stand behind the numbers.
    const std::size_t split = head.size() - 2;
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(head.data(), static_cast<qint64>(split));
    if (!file.resize(static_cast<qint64>(split) + (8LL << 30)))
        QSKIP("no sparse files here");
    file.seek(file.size());
    file.write("ub.");
    QVERIFY(file.flush());
    const Reading reading = readFacts(file.fileName());
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(reading.facts.dtypes.at("float64"), std::uint64_t(1) << 30U);
}

QTEST_APPLESS_MAIN(TestJoblib)
#include "test_joblib.moc"
