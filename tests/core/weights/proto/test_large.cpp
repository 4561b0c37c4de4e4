// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/proto/onnxbuilder.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;
using namespace mlm::weights::test::onnx;

/// Files of many gigabytes, all holes: only their structure is read.
class TestLargeProto : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void externalData();
    void rawData();
    void link();
    void manyNodes();
};

namespace {
constexpr std::uint64_t gigabyte = std::uint64_t(1) << 30U;

void write(const QString &path, const std::string &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content.data(), static_cast<qint64>(content.size())), static_cast<qint64>(content.size()));
}
} // namespace

void TestLargeProto::externalData()
{
    const QTemporaryDir dir;
    QFile weights(dir.filePath(QStringLiteral("w.bin")));
    QVERIFY(weights.open(QIODevice::WriteOnly) && weights.resize(static_cast<qint64>(20 * gigabyte)));
    std::string graph;
    for (std::uint64_t i = 0; i < 20; ++i)
        graph += bytes(5, external("w" + std::to_string(i), {256, 1024, 1024},
                                   {{"location", "w.bin"}, {"offset", std::to_string(i * gigabyte)}, {"length", std::to_string(gigabyte)}}));
    const QString path = dir.filePath(QStringLiteral("m.onnx"));
    write(path, model(graph));
    const Reading reading = readFacts(path);
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    QCOMPARE(reading.facts.parameterBytes->value, 20 * gigabyte);
    QCOMPARE(reading.facts.parts[0].size, 20 * gigabyte);
    QVERIFY(!warns(reading.facts, {}));
    QVERIFY(weights.resize(static_cast<qint64>(20 * gigabyte - 1)));
    QVERIFY(readFacts(path).refusal->message.contains(QStringLiteral("“w19”")));
}

void TestLargeProto::rawData()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("m.onnx"));
    // Everything around two gigabytes of raw_data in the middle of the file.
    const std::string tensorHead = dims({512, 1024, 1024}) + number(2, 1) + promise(9, 2 * gigabyte);
    const std::string tensorTail = bytes(8, "w");
    const std::string graphTail = bytes(5, tensor("b", 1, {1}, "abcd")) + bytes(12, port("y", tensorType(1, {"1"})));
    const std::uint64_t inTensor = tensorHead.size() + 2 * gigabyte + tensorTail.size();
    const std::string graphHead = bytes(2, "big") + promise(5, inTensor);
    const std::string head = number(1, 8) + promise(7, graphHead.size() + inTensor + graphTail.size()) + graphHead + tensorHead;
    const std::string tail = tensorTail + graphTail + bytes(8, number(2, 17));
    write(path, head);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(static_cast<qint64>(head.size() + 2 * gigabyte)));
    QVERIFY(file.seek(file.size()) && file.write(tail.data(), static_cast<qint64>(tail.size())) > 0);
    file.close();
    const auto source = openFile(path);
    QVERIFY(source);
    const CountingSource counted(**source);
    const Reading reading = readFacts(counted, "m.onnx");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    QCOMPARE(reading.facts.tensors->size(), std::size_t(2));
    QCOMPARE(reading.facts.tensors->front().name, "w");
    QCOMPARE(reading.facts.parameterBytes->value, 2 * gigabyte + 4);
    QVERIFY(!warns(reading.facts, {}));
    QVERIFY2(counted.count < 200'000, qPrintable(QString::number(counted.count)));
}

void TestLargeProto::link()
{
    const QTemporaryDir dir;
    write(dir.filePath(QStringLiteral("elsewhere.bin")), "0123456789abcdef");
    QVERIFY(QFile::link(dir.filePath(QStringLiteral("elsewhere.bin")), dir.filePath(QStringLiteral("w.bin"))));
    const QString path = dir.filePath(QStringLiteral("m.onnx"));
    write(path, model(bytes(5, external("w", {4}, {{"location", "w.bin"}}))));
    QVERIFY(readFacts(path).isRefused());
    write(path, model(bytes(5, external("w", {4}, {{"location", "elsewhere.bin"}}))));
    QVERIFY(!readFacts(path).isRefused());
}

void TestLargeProto::manyNodes()
{
    // Half a million fields in less than a megabyte, and as many empty tensors.
    std::string nodes, tensors;
    for (int i = 0; i < 240'000; ++i)
        nodes += bytes(1, {});
    for (int i = 0; i < 240'000; ++i)
        tensors += bytes(5, {});
    QVERIFY(!readBytes(model(nodes), "m.onnx").isRefused());
    QCOMPARE(readBytes(model(tensors), "m.onnx").refusal->code, Error::Code::Limit);
}

QTEST_GUILESS_MAIN(TestLargeProto)
#include "test_large.moc"
