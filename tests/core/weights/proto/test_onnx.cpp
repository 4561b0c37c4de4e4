// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/proto/onnxbuilder.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;
using namespace mlm::weights::test::onnx;

Q_DECLARE_METATYPE(std::string)

namespace {

constexpr unsigned float32 = 1;
const std::string four(16, '\1');

std::string usual()
{
    return model(bytes(1, node("Constant", bytes(1, "value") + bytes(5, tensor("c", 7, {3}, std::string(24, '\0'))))) + bytes(2, "main") +
                 bytes(5, tensor("w", float32, {2, 2}, four)) + bytes(11, port("x", tensorType(float32, {"batch", "3", ""}))) +
                 bytes(11, port("w", tensorType(float32, {"2", "2"}))) + bytes(11, port("scalar", tensorType(7, {}))) +
                 bytes(11, port("rankless", bytes(1, number(1, 16)))) + bytes(12, port("y", tensorType(10, {"batch"}))) +
                 bytes(12, port("list", bytes(4, bytes(1, tensorType(float32, {})))))) +
           entry(14, "author", "someone");
}

} // namespace

class TestOnnx : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFacts();
    void readsTypes();
    void refuses_data();
    void refuses();
    void warnsOf_data();
    void warnsOf();
    void looksForExternalData();
    void countsApart();
    void isFound();
    void survivesDamage() { survives(usual(), "m.onnx"); }
};

void TestOnnx::readsFacts()
{
    const Reading reading = readBytes(usual(), "m.onnx");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, "onnx");
    QCOMPARE(facts.formatVersion->value, "8");
    QCOMPARE(facts.framework->value, "ONNX");
    QCOMPARE(facts.producer->value, "maker 1.2");
    QVERIFY(!facts.producer->whereFrom.isEmpty());
    QCOMPARE(facts.tensors->size(), std::size_t(1));
    QCOMPARE(facts.tensors->front().name, "w");
    QCOMPARE(facts.tensors->front().dtype, "float32");
    QVERIFY((facts.tensors->front().shape == std::vector<std::int64_t>{2, 2}));
    QCOMPARE(facts.totalParameters->value, std::uint64_t(4));
    QCOMPARE(facts.parameterBytes->value, std::uint64_t(16));
    // The initializer that is an input as well is no input of the model.
    QCOMPARE(facts.inputs.size(), std::size_t(3));
    QCOMPARE(*facts.inputs[0].name, "x");
    QVERIFY((*facts.inputs[0].shape == std::vector<std::int64_t>{-1, 3, -1}));
    QVERIFY(facts.inputs[1].shape && facts.inputs[1].shape->empty());
    QVERIFY(!facts.inputs[2].shape);
    QCOMPARE(*facts.inputs[2].dtype, "bfloat16");
    QCOMPARE(*facts.outputs[0].dtype, "float16");
    QCOMPARE(*facts.outputs[1].dtype, "sequence");
    QVERIFY(!facts.outputs[1].shape);
    QCOMPARE(detail(facts, QStringLiteral("Operator sets")), QStringLiteral("ai.onnx 17"));
    QCOMPARE(detail(facts, QStringLiteral("Dynamic dimensions")), QStringLiteral("batch"));
    QCOMPARE(detail(facts, QStringLiteral("author")), QStringLiteral("someone"));
    QVERIFY(!warns(facts, {}));
}

void TestOnnx::readsTypes()
{
    const std::vector<std::pair<const char *, std::size_t>> known{
        {"float32", 4}, {"uint8", 1}, {"int8", 1}, {"uint16", 2}, {"int16", 2}, {"int32", 4}, {"int64", 8}, {"string", 0},
        {"bool", 1}, {"float16", 2}, {"float64", 8}, {"uint32", 4}, {"uint64", 8}, {"complex64", 8}, {"complex128", 16},
        {"bfloat16", 2}, {"float8_e4m3fn", 1}, {"float8_e4m3fnuz", 1}, {"float8_e5m2", 1}, {"float8_e5m2fnuz", 1},
        {"uint4", 0}, {"int4", 0}, {"float4_e2m1", 0}, {"float8_e8m0", 1}};
    for (std::size_t i = 0; i < known.size(); ++i) {
        const auto [name, width] = known[i];
        // Three elements; those of four bits fill two bytes.
        const std::size_t size = width > 0 ? 3 * width : 2;
        const bool text = std::string(name) == "string";
        const Reading reading = readBytes(model(bytes(5, tensor("w", static_cast<unsigned>(i + 1), {3}, std::string(size, '\0')))), "m.onnx");
        QVERIFY(!reading.isRefused());
        QCOMPARE(reading.facts.tensors->front().dtype, name);
        QCOMPARE(reading.facts.parameterBytes.has_value(), !text);
        QVERIFY2(!warns(reading.facts, {}), name);
    }
    const Reading unknown = readBytes(model(bytes(5, tensor("w", 99, {3}, "abc"))), "m.onnx");
    QCOMPARE(unknown.facts.tensors->front().dtype, "type 99");
    QVERIFY(!unknown.facts.parameterBytes);
}

void TestOnnx::refuses_data()
{
    QTest::addColumn<std::string>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &content, const char *says) {
        QTest::newRow(name) << content << QString::fromUtf8(says);
    };
    const auto initializer = [](const std::string &tensor) { return model(bytes(5, tensor)); };
    row("negative size", initializer(tensor("w", float32, {-2}, four)), "shape of “w”");
    row("too many elements", initializer(tensor("w", float32, {std::int64_t(1) << 40, std::int64_t(1) << 40}, four)), "shape of “w”");
    row("too many dimensions", initializer(tensor("w", float32, std::vector<std::int64_t>(65, 1), four)), "more than 64");
    row("length 2^40", model(bytes(5, tensor("w", float32, {4}, four)) + promise(5, std::uint64_t(1) << 40)), "1099511627776 bytes");
    row("length 2^63", model(bytes(5, tensor("w", float32, {4}, four)) + promise(5, std::uint64_t(1) << 63)), "9223372036854775808 bytes");
    row("length 2^64 - 1", model(bytes(2, "g") + promise(1, UINT64_MAX)), "18446744073709551615 bytes");
    row("number of eleven bytes", model(bytes(5, "\x10" + std::string(10, '\xff') + "\1")), "more than 64 bits");
    row("a group", model(bytes(5, "\x0b")), "no field");
    row("field 0", model(bytes(5, std::string("\0\0", 2))), "no field");
    row("long name", model(bytes(5, tensor(std::string(5000, 'n'), float32, {4}, four))), "5000 bytes");
    row("two graphs", usual() + bytes(7, bytes(2, "g")), "second graph");
    for (const char *location : {"../secret", "/etc/passwd", "a/../../b", "..\\secret", "C:weights", "", "a//b", "a/", "./../x"})
        row(location, initializer(external("w", {4}, {{"location", location}})), "leads out");
    row("in an operator", model(bytes(1, node("Constant", bytes(5, external("c", {4}, {{"location", "../secret"}}))))), "“c” lie at “../secret”");
    row("offset in words", initializer(external("w", {4}, {{"location", "w.bin"}, {"offset", "many"}})), "no numbers");
    row("negative length", initializer(external("w", {4}, {{"location", "w.bin"}, {"length", "-1"}})), "no numbers");
    std::string nested = bytes(2, "inner");
    for (int i = 0; i < 60; ++i)
        nested = bytes(1, node("If", bytes(6, nested)));
    row("graphs in graphs", model(nested), "nested more than");
}

void TestOnnx::refuses()
{
    QFETCH(std::string, content);
    QFETCH(QString, says);
    const Reading reading = readBytes(content, "m.onnx");
    QVERIFY(reading.isRefused());
    QVERIFY2(reading.refusal->message.contains(says), qPrintable(reading.refusal->message));
    QVERIFY(!reading.facts.tensors);
}

void TestOnnx::warnsOf_data()
{
    QTest::addColumn<std::string>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("too few bytes") << model(bytes(5, tensor("w", float32, {4}, "abcde"))) << QStringLiteral("“w” have 5 bytes, its shape and type ask for 16");
    QTest::newRow("sparse, too few") << model(bytes(15, bytes(1, tensor("s", float32, {4}, "abcde")) + bytes(3, varint(100)))) << QStringLiteral("“s” have 5");
    QTest::newRow("in a nested graph") << model(bytes(1, node("If", bytes(6, bytes(5, tensor("n", float32, {4}, "ab")))))) << QStringLiteral("“n” have 2");
    QTest::newRow("same name") << model(bytes(5, tensor("w", float32, {4}, four)) + bytes(5, tensor("w", float32, {4}, four)))
                               << QStringLiteral("Two initializers");
}

void TestOnnx::warnsOf()
{
    QFETCH(std::string, content);
    QFETCH(QString, says);
    const Reading reading = readBytes(content, "m.onnx");
    QVERIFY(!reading.isRefused());
    QVERIFY(warns(reading.facts, says));
}

void TestOnnx::looksForExternalData()
{
    MemoryFolder folder;
    folder.files["data/w.bin"] = std::string(20, '\0');
    const auto read = [&](const std::map<std::string, std::string> &data) {
        return readBytes(model(bytes(5, external("w", {4}, data))), "m.onnx", &folder);
    };
    const Reading fits = read({{"location", "./data/w.bin"}, {"offset", "4"}, {"length", "16"}});
    QVERIFY(!fits.isRefused());
    QVERIFY(!warns(fits.facts, {}));
    QCOMPARE(fits.facts.parts.size(), std::size_t(1));
    QCOMPARE(fits.facts.parts[0].name, "data/w.bin");
    QVERIFY(fits.facts.parts[0].present);
    QCOMPARE(fits.facts.parts[0].size, std::uint64_t(20));
    QCOMPARE(fits.facts.totalParameters->value, std::uint64_t(4));

    QVERIFY(warns(read({{"location", "data/w.bin"}, {"length", "12"}}).facts, QStringLiteral("have 12 bytes")));
    QVERIFY(read({{"location", "data/w.bin"}, {"offset", "5"}}).isRefused());
    QVERIFY(read({{"location", "data/w.bin"}, {"offset", "18446744073709551615"}}).isRefused());
    const Reading missing = read({{"location", "other.bin"}});
    QVERIFY(!missing.isRefused());
    QVERIFY(warns(missing.facts, QStringLiteral("other.bin")));
    QVERIFY(!missing.facts.parts[0].present);
}

void TestOnnx::countsApart()
{
    const std::string inner = bytes(5, tensor("inner", float32, {4}, four));
    const std::string floats = bytes(7, std::string(4 * 5, '\0'));
    const Reading reading = readBytes(model(bytes(1, node("Loop", bytes(6, inner))) + bytes(1, node("TreeEnsembleClassifier", floats, "ai.onnx.ml")) +
                                            bytes(15, bytes(1, tensor("s", float32, {4}, four)) + bytes(2, tensor("", 7, {4}, std::string(32, '\0'))))) +
                                          bytes(25, bytes(1, "f") + bytes(7, node("Constant", bytes(5, tensor("", float32, {4}, four))))),
                                      "m.onnx");
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t(4));
    QCOMPARE(detail(reading.facts, QStringLiteral("Elements of nested graphs, not counted as parameters")), QStringLiteral("4"));
    QCOMPARE(detail(reading.facts, QStringLiteral("Numbers in operators of ONNX-ML, not counted as parameters")), QStringLiteral("5"));
    QCOMPARE(detail(reading.facts, QStringLiteral("Elements of constant operators, not counted as parameters")), QStringLiteral("4"));
    QCOMPARE(detail(reading.facts, QStringLiteral("Local functions")), QStringLiteral("1"));
    QVERIFY(!warns(reading.facts, {}));
}

void TestOnnx::isFound()
{
    QCOMPARE(readBytes(usual(), "noname").facts.format, "onnx");
    // A field that the format does not have, at the top.
    QVERIFY(readBytes(usual() + number(99, 1), "noname").facts.format.empty());
    QVERIFY(readBytes("Nothing of the kind.", "m.onnx").facts.format.empty());
    QVERIFY(readBytes("", "m.onnx").isRefused());
    QVERIFY(readBytes(number(1, 8), "m.onnx").refusal->message.contains(QStringLiteral("no graph")));
}

QTEST_GUILESS_MAIN(TestOnnx)
#include "test_onnx.moc"
