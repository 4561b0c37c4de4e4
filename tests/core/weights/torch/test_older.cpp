// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/pickle/picklebuilder.h"
#include "tests/core/weights/torch/older.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

Reading readBytes(const std::string &bytes)
{
    return readFacts(MemorySource(bytes), "model.pt");
}

const std::string sixFloats(24, '\0');

} // namespace

class TestOlder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsLegacy();
    void refusesLegacy_data();
    void refusesLegacy();
    void survivesTruncatedLegacy();
    void readsTar();
    void refusesTar();
    void survivesTruncatedTar();
};

void TestOlder::readsLegacy()
{
    const Reading reading = readBytes(legacyOf(dict({{"w", tensor({}, true)}}), {{"0", 6, sixFloats}}));
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(reading.facts.format, std::string("torch-legacy"));
    QCOMPARE(reading.facts.tensors->size(), std::size_t(1));
    QCOMPARE(reading.facts.tensors->front().dtype, std::string("float32"));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t(6));
    QCOMPARE(reading.facts.byteOrder->value, std::string("little-endian"));
    QCOMPARE(reading.facts.formatVersion->value, std::string("1001"));
    QVERIFY(reading.facts.notes.empty());
    const Reading more = readBytes(legacyOf(dict({{"w", tensor({}, true)}}), {{"0", 6, sixFloats + "more"}}));
    QVERIFY(!more.refusal);
    QVERIFY(more.facts.notes.front().text.contains(QStringLiteral("4 bytes behind")));
}

void TestOlder::refusesLegacy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const std::vector<LegacyStorage> &storages, const char *why) {
        QTest::newRow(name) << QByteArray::fromStdString(legacyOf(dict({{"w", tensor({}, true)}}), storages)) << QString::fromLatin1(why);
    };
    row("no storage", {}, "The storage 0 of a tensor is not in the file");
    row("another storage", {{"9", 6, sixFloats}}, "No tensor uses the storage 9");
    row("twice", {{"0", 6, sixFloats}, {"0", 6, sixFloats}}, "No tensor uses the storage 0");
    row("another count", {{"0", 7, sixFloats}}, "has 7 elements; the tensors in it need 6");
    row("a huge count", {{"0", 1ULL << 62U, sixFloats}}, "elements");
    row("too short", {{"0", 6, "abc"}}, "past the end of the file");
}

void TestOlder::refusesLegacy()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const Reading reading = readBytes(bytes.toStdString());
    QVERIFY(reading.refusal);
    QVERIFY2(reading.refusal->message.contains(why), qPrintable(reading.refusal->message));
}

void TestOlder::survivesTruncatedLegacy()
{
    const std::string bytes = legacyOf(dict({{"w", tensor({}, true)}}), {{"0", 6, sixFloats}});
    for (std::size_t length = 0; length < bytes.size(); ++length)
        QVERIFY2(readBytes(bytes.substr(0, length)).refusal, qPrintable(QString::number(length)));
}

void TestOlder::readsTar()
{
    const Reading reading = readBytes(tarOf({}));
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(reading.facts.format, std::string("torch-tar"));
    QCOMPARE(reading.facts.tensors->size(), std::size_t(1));
    QCOMPARE(reading.facts.tensors->front().name, std::string("w"));
    QCOMPARE(reading.facts.tensors->front().shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t(6));
    QCOMPARE(reading.facts.parameterBytes->value, std::uint64_t(24));
}

void TestOlder::refusesTar()
{
    const auto why = [](const TarParts &parts) {
        const Reading reading = readBytes(tarOf(parts));
        return reading.refusal ? reading.refusal->message : QString();
    };
    QVERIFY2(why({.rows = 3}).contains(QStringLiteral("reaches past its storage")), qPrintable(why({.rows = 3})));
    QVERIFY2(why({.rows = -2}).contains(QStringLiteral("negative or too large")), qPrintable(why({.rows = -2})));
    QVERIFY2(why({.elements = 1ULL << 61U}).contains(QStringLiteral("ends too early")) || why({.elements = 1ULL << 61U}).contains(QStringLiteral("too large")),
             qPrintable(why({.elements = 1ULL << 61U})));
    QVERIFY2(why({.tensors = 1 << 20}).contains(QStringLiteral("too short")), qPrintable(why({.tensors = 1 << 20})));
    QVERIFY2(why({.rank = 1000}).contains(QStringLiteral("no proper storage or shape")), qPrintable(why({.rank = 1000})));
}

void TestOlder::survivesTruncatedTar()
{
    const std::string bytes = tarOf({});
    int refused = 0;
    for (std::size_t length = 0; length < bytes.size() - 1024; ++length)
        refused += readBytes(bytes.substr(0, length)).isRefused() ? 1 : 0;
    QVERIFY(refused > 2000);
}

QTEST_APPLESS_MAIN(TestOlder)
#include "test_older.moc"
