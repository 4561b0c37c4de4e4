// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/flat/builder.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

/// A tensor: shape, type, buffer, name, signature of the shape, whether the rank is told.
NodePtr tensor(const std::string &name, std::uint8_t type, const std::vector<std::int32_t> &shape, std::uint32_t buffer,
               const Member &signature = none(), bool ranked = false)
{
    return makeTable({ints(shape), u8(type), u32(buffer), text(name), none(), none(), none(), signature, u8(ranked ? 1 : 0)});
}

NodePtr buffer(const std::string &content)
{
    return makeTable({list(content, static_cast<std::uint32_t>(content.size()))});
}

NodePtr graph(const std::vector<NodePtr> &tensors, const std::vector<std::int32_t> &inputs, const std::vector<std::int32_t> &outputs)
{
    return makeTable({tables(tensors), ints(inputs), ints(outputs)});
}

std::string model(const std::vector<NodePtr> &graphs, const std::vector<NodePtr> &buffers, const Member &metadata = none())
{
    return flatbuffer(makeTable({u32(3), none(), tables(graphs), text("made by hand"), tables(buffers), none(), metadata}), "TFL3");
}

std::string withTensor(const NodePtr &made, const std::string &content = std::string(24, '\0'))
{
    return model({graph({made}, {}, {})}, {buffer({}), buffer(content)});
}

std::string usual()
{
    const auto shared = tensor("again", 0, {2, 3}, 1);
    return model({graph({tensor("x", 0, {1, 4}, 0, ints({-1, 4})), tensor("w", 0, {2, 3}, 1), shared, tensor("b", 9, {3}, 2),
                         tensor("y", 2, {}, 0, none(), true), tensor("z", 4, {}, 0), tensor("empty", 0, {2}, 3)},
                        {0}, {4, 5}),
                  graph({tensor("inner", 1, {2}, 4)}, {0}, {0})},
                 {buffer({}), buffer(std::string(24, '\0')), buffer("abc"), buffer({}), buffer("abcd"), buffer(std::string("2.9.0\0\0\0", 8))},
                 tables({makeTable({text("min_runtime_version"), u32(5)}), makeTable({text("other"), u32(1)})}));
}

} // namespace

class TestTflite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFacts();
    void refuses_data();
    void refuses();
    void warnsOfSizes();
    void buffersBehindTheTables();
    void manyReferences();
    void isFound();
    void survivesDamage() { survives(usual(), "m.tflite"); }
};

void TestTflite::readsFacts()
{
    const Reading reading = readBytes(usual(), "m.tflite");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, "tflite");
    QCOMPARE(facts.formatVersion->value, "3");
    // Two tensors with one buffer count once; those without any are not stored.
    QCOMPARE(facts.tensors->size(), std::size_t(3));
    QCOMPARE((*facts.tensors)[0].name, "w");
    QCOMPARE((*facts.tensors)[1].dtype, "int8");
    QCOMPARE((*facts.tensors)[2].name, "inner");
    QCOMPARE(facts.totalParameters->value, std::uint64_t(11));
    QCOMPARE(facts.parameterBytes->value, std::uint64_t(31));
    QCOMPARE(facts.inputs.size(), std::size_t(1));
    QVERIFY((*facts.inputs[0].shape == std::vector<std::int64_t>{-1, 4}));
    // An empty shape is a scalar's only with a rank.
    QVERIFY(facts.outputs[0].shape && facts.outputs[0].shape->empty());
    QVERIFY(!facts.outputs[1].shape);
    QCOMPARE(*facts.outputs[1].dtype, "int64");
    QCOMPARE(detail(facts, QStringLiteral("Least version of the runtime")), QStringLiteral("2.9.0"));
    QCOMPARE(detail(facts, QStringLiteral("Description")), QStringLiteral("made by hand"));
    QVERIFY(!warns(facts, {}));
}

void TestTflite::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &content, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << QString::fromUtf8(says);
    };
    const std::string sound = usual();
    const auto changed = [&](std::size_t at, const std::string &bytes) { return std::string(sound).replace(at, bytes.size(), bytes); };
    row("root past the end", changed(0, little(0x7fffffff, 4)), "past the end");
    row("fields before the beginning", changed(std::size_t(static_cast<unsigned char>(sound[0])), little(0x7fffffff, 4)), "before the file begins");
    row("table without room for its size", changed(8, little(3, 2)), "does not fit");
    row("table larger than the file", changed(10, little(0xffff, 2)), "does not fit");
    row("field outside of the table", changed(12, little(0xfff0, 2)), "outside");
    row("buffer that is not there", withTensor(tensor("w", 0, {2, 3}, 9)), "names buffer 9 of 2");
    row("negative size", withTensor(tensor("w", 0, {-2, 3}, 1)), "“w”");
    row("too many elements", withTensor(tensor("w", 0, std::vector<std::int32_t>(4, INT32_MAX), 1)), "“w”");
    row("too many dimensions", withTensor(tensor("w", 0, std::vector<std::int32_t>(65, 1), 1)), "65 dimensions");
    row("buffer of 2^32 - 1", model({graph({tensor("w", 0, {1}, 1)}, {}, {})}, {buffer({}), makeTable({list("abc", UINT32_MAX)})}), "4294967295 elements");
    row("input that is not there", model({graph({}, {3}, {})}, {}), "names tensor 3 of 0");
    row("negative input", model({graph({}, {-1}, {})}, {}), "names tensor -1 of 0");
    row("no graph", model({}, {}), "no graph");
    row("place past the end", model({graph({tensor("w", 0, {1}, 1)}, {}, {})}, {buffer({}), makeTable({none(), u64(100), u64(std::uint64_t(1) << 40)})}),
        "1099511627776 bytes");
    row("place that wraps", model({graph({tensor("w", 0, {1}, 1)}, {}, {})}, {buffer({}), makeTable({none(), u64(UINT64_MAX), u64(2)})}),
        "reaches past");
    row("long name", withTensor(tensor(std::string(70'000, 'n'), 0, {2, 3}, 1)), "70000 bytes");
}

void TestTflite::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const Reading reading = readBytes(content.toStdString(), "m.tflite");
    QVERIFY(reading.isRefused());
    QVERIFY2(reading.refusal->message.contains(says), qPrintable(reading.refusal->message));
    QVERIFY(!reading.facts.tensors);
}

void TestTflite::warnsOfSizes()
{
    QVERIFY(warns(readBytes(withTensor(tensor("w", 0, {2, 3}, 1), "short"), "m.tflite").facts, QStringLiteral("“w” have 5 bytes")));
    QVERIFY(!warns(readBytes(withTensor(tensor("w", 17, {3}, 1), "ab"), "m.tflite").facts, {})); // four bits each
    const auto facts = readBytes(withTensor(tensor("w", 120, {2, 3}, 1)), "m.tflite").facts;
    QCOMPARE(facts.tensors->front().dtype, "type 120");
    QVERIFY(!facts.parameterBytes);
}

void TestTflite::buffersBehindTheTables()
{
    // Version 3c: a buffer of two gigabytes lies behind the flatbuffer, as a hole.
    const std::uint64_t size = std::uint64_t(1) << 31U, at = 4096;
    const std::string head = model({graph({tensor("w", 0, {512, 1024, 1024}, 1)}, {}, {})}, {buffer({}), makeTable({none(), u64(at), u64(size)})});
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("m.tflite"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(head.data(), static_cast<qint64>(head.size()));
    QVERIFY(file.resize(static_cast<qint64>(at + size)));
    file.close();
    const Reading reading = readFacts(path);
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    QCOMPARE(reading.facts.parameterBytes->value, size);
    QVERIFY(!warns(reading.facts, {}));
    QVERIFY(QFile::resize(path, static_cast<qint64>(at + size - 1)));
    QVERIFY(readFacts(path).isRefused());
}

void TestTflite::manyReferences()
{
    // One table stands for each of 200,000 tensors, and one for each buffer, in less than a megabyte.
    const auto shared = tensor(std::string(60'000, 'n'), 0, std::vector<std::int32_t>(60, 1), 1);
    const Reading once = readBytes(model({graph(std::vector<NodePtr>(200'000, shared), {}, {})}, {buffer({}), buffer("abcd")}), "m.tflite");
    QVERIFY(!once.isRefused());
    QCOMPARE(once.facts.tensors->size(), std::size_t(1));
    // As inputs they all ask for the same long name.
    const Reading named = readBytes(model({graph({shared}, std::vector<std::int32_t>(4000, 0), {})}, {buffer({}), buffer("abcd")}), "m.tflite");
    QCOMPARE(named.refusal->code, Error::Code::Limit);
    // More tables than a verifier allows.
    const auto inner = graph(std::vector<NodePtr>(20'000, shared), {}, {});
    const Reading many = readBytes(model(std::vector<NodePtr>(60, inner), {buffer({}), buffer("abcd")}), "m.tflite");
    QCOMPARE(many.refusal->code, Error::Code::Limit);
}

void TestTflite::isFound()
{
    QCOMPARE(readBytes(usual(), "noname").facts.format, "tflite");
    std::string other = usual();
    other[7] = '9';
    QVERIFY(readBytes(other, "m.tflite").facts.format.empty());
}

QTEST_GUILESS_MAIN(TestTflite)
#include "test_tflite.moc"
