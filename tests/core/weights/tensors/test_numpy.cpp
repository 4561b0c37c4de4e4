// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/tensors/bytes.h"
#include "tests/core/weights/zip/zipbuilder.h"
#include <QTest>

using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

std::string npy(std::string header, std::size_t data, int version = 1)
{
    header += '\n';
    const std::string length = version == 1 ? little(static_cast<std::uint16_t>(header.size())) : u32(header.size());
    return "\x93NUMPY" + std::string(1, static_cast<char>(version)) + std::string(1, '\0') + length + header + std::string(data, 'x');
}

std::string header(const std::string &descr, const std::string &shape, const char *fortran = "False")
{
    return "{'descr': " + descr + ", 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
}

/// An estimator as skops writes it, with an array and a function of its own.
std::string schema()
{
    return R"({"__class__":"LogisticRegression","__module__":"sklearn.linear_model._logistic","__loader__":"ObjectNode","_skops_version":"0.10.0","protocol":2,
      "content":{"__class__":"dict","__module__":"builtins","__loader__":"DictNode","content":{
        "coef_":{"__class__":"ndarray","__module__":"numpy","__loader__":"NdArrayNode","type":"numpy","file":"1.npy"},
        "missing_":{"__class__":"ndarray","__module__":"numpy","__loader__":"NdArrayNode","type":"numpy","file":"2.npy"},
        "hook":{"__class__":"function","__module__":"builtins","__loader__":"FunctionNode","content":{"module_path":"os","function":"system"}},
        "_sklearn_version":{"__class__":"str","__module__":"builtins","__loader__":"JsonNode","content":)" + std::string("\"\\\"1.5.2\\\"\"") + R"(,"is_json":true}}}})";
}

} // namespace

class TestNumpy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsDtypes_data();
    void readsDtypes();
    void tellsMoreOfNpy();
    void refuses_data();
    void refuses();
    void survivesEveryBeginning() { readEveryBeginning(npy(header("'<f4'", "(2, 3)"), 24), "a.npy"); }
    void readsNpz();
    void flagsPicklesInNpz();
    void readsSkops();
    void refusesSkops();
};

void TestNumpy::readsDtypes_data()
{
    QTest::addColumn<QByteArray>("descr");
    QTest::addColumn<QByteArray>("dtype");
    QTest::addColumn<int>("bytes");
    const std::vector<std::tuple<const char *, const char *, int>> rows{
        {"'<f2'", "float16", 2}, {"'<f4'", "float32", 4}, {"'>f8'", "float64", 8}, {"'|b1'", "bool", 1}, {"'<c8'", "complex64", 8}, {"'=i4'", "int32", 4},
        {"'<u8'", "uint64", 8}, {"\"<i2\"", "int16", 2}, {"'|S5'", "bytes", 5}, {"'<U3'", "string", 12}, {"'|V2'", "void", 2}, {"'<M8[ns]'", "datetime64", 8},
        {"[('a', '<f4'), ('b', '<i2', (3,)), ('c', [('d', '|u1')])]", "structured", 11}};
    for (const auto &[descr, dtype, bytes] : rows)
        QTest::newRow(descr) << QByteArray(descr) << QByteArray(dtype) << bytes;
}

void TestNumpy::readsDtypes()
{
    QFETCH(QByteArray, descr);
    QFETCH(QByteArray, dtype);
    QFETCH(int, bytes);
    const std::string file = npy(header(descr.toStdString(), "(3,)"), static_cast<std::size_t>(bytes) * 3);
    const Reading reading = readBytes(file, "a");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    QCOMPARE(reading.facts.tensors->front().dtype, dtype.toStdString());
    QCOMPARE(reading.facts.parameterBytes->value, static_cast<std::uint64_t>(bytes) * 3);
    QVERIFY(reading.facts.notes.empty());
    verifyRefused(readBytes(file.substr(0, file.size() - 1), "a"), QStringLiteral("only"));
}

void TestNumpy::tellsMoreOfNpy()
{
    const Reading reading = readBytes(npy(header("'>i4'", "(2L, 3L)", "True"), 26, 2), "a.npy");
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.tensors->front().shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(reading.facts.byteOrder->value, std::string("big-endian"));
    QCOMPARE(reading.facts.formatVersion->value, std::string("2.0"));
    QVERIFY(hasNote(reading.facts, "2 bytes follow"));
    QVERIFY(!reading.facts.framework);
    QVERIFY(readBytes(npy(header("'<f4'", "()"), 4), "a.npy").facts.tensors->front().shape.empty());
}

void TestNumpy::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
    };
    const auto text = [&](const char *name, const std::string &content, const char *says) { row(name, npy(content, 64), says); };
    row("version 4", npy(header("'<f4'", "()"), 4, 4), "version 4.0");
    row("header too long", npy(header("'<f4'", "()") + std::string(10'000, ' '), 4), "at most 10000");
    row("header past the end", npy(header("'<f4'", "()"), 0).substr(0, 40), "within its header");
    text("objects", header("'|O'", "(3,)"), "Python objects");
    text("objects in a record", header("[('a', '|O')]", "(3,)"), "Python objects");
    text("code", "__import__('os').system('true')", "no dictionary");
    text("code behind", header("'<f4'", "()") + " or 1", "no dictionary");
    text("no dictionary", "[1]", "no dictionary");
    text("number too large", header("'<f4'", "(99999999999999999999,)"), "no dictionary");
    text("deep", "{'descr': " + std::string(50, '[') + std::string(50, ']') + "}", "no dictionary");
    text("escape", header("'<f\\x34'", "()"), "no dictionary");
    text("key missing", "{'descr': '<f4', 'shape': ()}", "lacks");
    text("key twice", "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}", "“descr”");
    text("another key", "{'descr': '<f4', 'fortran_order': False, 'shape': (), 'x': 1}", "“x”");
    text("order no bool", header("'<f4'", "()", "1"), "fortran_order");
    text("shape no tuple", header("'<f4'", "4"), "shape");
    text("shape negative", header("'<f4'", "(-1,)"), "shape");
    text("shape of texts", header("'<f4'", "('a',)"), "shape");
    text("shape that overflows", header("'<f4'", "(4294967296, 4294967296)"), "counted");
    text("bytes that overflow", header("'<c16'", "(4611686018427387904,)"), "counted");
    text("type unknown", header("'<q4'", "()"), "<q4");
    text("type without size", header("'<f'", "()"), "<f");
    text("type empty", header("''", "()"), "descr");
    text("record of nothing", header("[('a',)]", "()"), "descr");
}

void TestNumpy::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    verifyRefused(readBytes(bytes.toStdString(), "a.npy"), says);
}

void TestNumpy::readsNpz()
{
    const Reading reading = readBytes(zipOf({{"w.npy", npy(header("'<f4'", "(2, 3)"), 24)}, {"deep/b.npy", npy(header("'<i8'", "(50000,)"), 400'000), true}}), "a.npz");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    QCOMPARE(reading.facts.format, std::string("npz"));
    QCOMPARE(reading.facts.tensors->at(0).name, std::string("w"));
    QCOMPARE(reading.facts.tensors->at(1).name, std::string("deep/b"));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t{50'006});
    QCOMPARE(reading.facts.parameterBytes->value, std::uint64_t{400'024});
    verifyRefused(readBytes(zipOf({{"w.npy", npy(header("'<f4'", "(2, 3)"), 23)}}), "a.npz"), QStringLiteral("Member “w.npy”"));
}

void TestNumpy::flagsPicklesInNpz()
{
    const Reading reading = readBytes(zipOf({{"w.npy", npy(header("'<f4'", "(1,)"), 4)}, {"o.npy", npy(header("'|O'", "(3,)"), 30)}}), "a.npz");
    QVERIFY(!reading.isRefused());
    QVERIFY(!reading.facts.totalParameters);
    QVERIFY(hasNote(reading.facts, "“o.npy” first"));
}

void TestNumpy::readsSkops()
{
    const Reading reading = readBytes(zipOf({{"schema.json", schema(), true}, {"1.npy", npy(header("'<f8'", "(3, 4)"), 96), true}}), "a.skops");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("skops"));
    QCOMPARE(facts.frameworkVersion->value, std::string("1.5.2"));
    QCOMPARE(facts.formatVersion->value, std::string("0.10.0"));
    QCOMPARE(facts.tensors->front().name, std::string("coef_"));
    QCOMPARE(facts.tensors->front().shape, (std::vector<std::int64_t>{3, 4}));
    QVERIFY(!facts.totalParameters);
    QVERIFY(hasNote(facts, "“2.npy” of “missing_”"));
    const auto kindOf = [&](const char *name) {
        for (const ImportFact &import : facts.imports) {
            if (import.name == name)
                return import.kind;
        }
        return ImportFact::Class::NeedsCode;
    };
    QVERIFY(kindOf("os.system") == ImportFact::Class::Dangerous);
    QVERIFY(kindOf("builtins.dict") == ImportFact::Class::Tensors);
    QVERIFY(kindOf("sklearn.linear_model._logistic.LogisticRegression") == ImportFact::Class::NeedsCode);
    QVERIFY(std::any_of(facts.notes.begin(), facts.notes.end(), [](const NoteFact &note) { return note.level == NoteFact::Level::Danger; }));
}

void TestNumpy::refusesSkops()
{
    verifyRefused(readBytes(zipOf({{"schema.json", "{"}}), "a.skops"), QStringLiteral("schema.json"));
    verifyRefused(readBytes(zipOf({{"schema.json", "[]"}}), "a.skops"), QStringLiteral("__class__"));
    const std::string deep = "{\"__class__\":\"x\",\"a\":" + std::string(1000, '[') + std::string(1000, ']') + "}";
    QVERIFY(readBytes(zipOf({{"schema.json", deep}}), "a.skops").isRefused());
}

QTEST_GUILESS_MAIN(TestNumpy)
#include "test_numpy.moc"
