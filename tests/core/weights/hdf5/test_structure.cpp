// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/hdf5/builder.h"
#include <QTest>

using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

using Link = H5Builder::Link;

Reading readH5(const std::string &bytes)
{
    return readFacts(MemorySource(bytes), "model.h5");
}

/// Two datasets, one of them twice and in a group; the root in the group again.
std::string small(int version, bool dense = false)
{
    H5Builder h5(version);
    const std::uint64_t first = h5.dataset({2, 3});
    const std::uint64_t second = h5.dataset({});
    const std::uint64_t inner = h5.group({{"scalar", second}});
    const std::vector<Link> links{{"again", first}, {"inner", inner}, {"kernel", first}};
    return h5.finish(h5.header(dense ? h5.denseGroupOf(links) : h5.groupOf(links)));
}

QStringList tensorsOf(const Reading &reading)
{
    QStringList result;
    for (const TensorFact &tensor : reading.facts.tensors.value_or(std::vector<TensorFact>())) {
        QStringList sizes;
        for (const std::int64_t size : tensor.shape)
            sizes << QString::number(size);
        result << QStringLiteral("%1 %2 [%3]").arg(QString::fromStdString(tensor.name), QString::fromStdString(tensor.dtype), sizes.join(','));
    }
    return result;
}

QString why(const Reading &reading)
{
    return reading.refusal ? reading.refusal->text() : QStringLiteral("not refused");
}

} // namespace

class TestHdf5Structure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEachKindOfGroup_data();
    void readsEachKindOfGroup();
    void readsBehindOtherBytes();
    void refusesWhatIsCutShort_data();
    void refusesWhatIsCutShort();
    void survivesEachWrongByte_data();
    void survivesEachWrongByte();
    void visitsCirclesOnce();
    void readsOtherTypes();
    void tellsNoTotalOfWhatIsDamaged();
    void tellsUnwrittenData();
    void readsManyInNoTime();
};

void TestHdf5Structure::readsEachKindOfGroup_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const std::string &bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
    row("symbol table", small(0));
    row("link messages", small(2));
    row("fractal heap", small(2, true));
    row("fractal heap in a header of version 1", small(0, true));
}

void TestHdf5Structure::readsEachKindOfGroup()
{
    QFETCH(QByteArray, bytes);
    const Reading reading = readH5(bytes.toStdString());
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(reading.facts.format, std::string("hdf5"));
    QCOMPARE(tensorsOf(reading), QStringList({"again float32 [2,3]", "inner/scalar float32 []"}));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t{7});
    QCOMPARE(reading.facts.parameterBytes->value, std::uint64_t{28});
    QCOMPARE(reading.facts.byteOrder->value, std::string("little-endian"));
    QVERIFY(!reading.facts.framework);
}

void TestHdf5Structure::readsBehindOtherBytes()
{
    for (const std::size_t before : {512U, 1024U, 4096U, 8192U}) {
        const Reading reading = readH5(std::string(before, 'u') + small(0));
        QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
        QCOMPARE(reading.facts.totalParameters->value, std::uint64_t{7});
    }
    QVERIFY(readH5(std::string(513, 'u') + small(0)).isRefused());
}

void TestHdf5Structure::refusesWhatIsCutShort_data()
{
    readsEachKindOfGroup_data();
}

void TestHdf5Structure::refusesWhatIsCutShort()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const Reading reading = readH5(bytes.first(length).toStdString());
        QVERIFY2(reading.isRefused() && !reading.refusal->message.isEmpty(), qPrintable(QString::number(length)));
    }
}

void TestHdf5Structure::survivesEachWrongByte_data()
{
    readsEachKindOfGroup_data();
}

void TestHdf5Structure::survivesEachWrongByte()
{
    QFETCH(QByteArray, bytes);
    int refused = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (const char value : {'\0', '\x01', '\x7f', '\xff'}) {
            QByteArray wrong = bytes;
            wrong[i] = value;
            const Reading reading = readH5(wrong.toStdString());
            refused += reading.isRefused() ? 1 : 0;
            QVERIFY(!reading.isRefused() || !reading.refusal->message.isEmpty());
        }
    }
    QVERIFY2(refused > 100, qPrintable(QString::number(refused)));
}

void TestHdf5Structure::visitsCirclesOnce()
{
    H5Builder h5(2);
    // Two groups of the same size, so that the address of the second is known before.
    const std::uint64_t first = h5.header(h5.groupOf({{"to", 0}}));
    const std::uint64_t second = h5.header(h5.groupOf({{"to", first}}));
    std::string bytes = h5.finish(second);
    const std::string before = H5Builder::link({"to", 0}).body;
    bytes.replace(bytes.find(before, first), before.size(), H5Builder::link({"to", second}).body);
    const Reading reading = readH5(bytes);
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(reading.facts.tensors->size(), std::size_t{0});
}

void TestHdf5Structure::readsOtherTypes()
{
    using namespace std::string_literals;
    const auto type = [](unsigned kind, std::uint64_t bits, unsigned size, const std::string &rest) {
        return le(0x10 | kind, 1) + le(bits, 3) + le(size, 4) + rest;
    };
    const auto floating = [&](unsigned size, unsigned exponent, unsigned mantissa, bool big = false) {
        return type(1, big ? 1 : 0, size, le(0, 2) + le(size * 8, 2) + le(0, 1) + le(exponent, 1) + le(0, 1) + le(mantissa, 1) + le(15, 4));
    };
    const std::string byte = type(0, 8, 1, le(0, 2) + le(8, 2));
    const std::vector<std::pair<std::string, QString>> types{
        {floating(8, 11, 52, true), "float64"},
        {floating(2, 5, 10), "float16"},
        {floating(2, 8, 7), "bfloat16"},
        {floating(1, 4, 3), "float8_e4m3fn"},
        {type(0, 8, 8, le(0, 4)), "int64"},
        {type(0, 0, 2, le(0, 4)), "uint16"},
        {type(8, 2, 1, byte + padded("FALSE\0"s) + padded("TRUE\0"s) + "\0\1"s), "bool"},
        {type(8, 2, 1, byte + padded("cat\0"s) + padded("dog\0"s) + "\0\1"s), "int8"},
        {type(3, 0, 5, {}), {}},
        {type(9, 1, 16, byte), {}},
        {type(6, 1, 4, {}), {}},
    };
    for (const auto &[body, dtype] : types) {
        H5Builder h5(0);
        const std::uint64_t size = static_cast<unsigned char>(body[4]);
        const std::uint64_t data = h5.put(std::string(3 * size, 'x'));
        const std::uint64_t set = h5.header({H5Builder::space({3}), {0x03, body}, H5Builder::contiguous(data, 3 * size)});
        const Reading reading = readH5(h5.finish(h5.group({{"x", set}})));
        QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
        QCOMPARE(tensorsOf(reading), dtype.isEmpty() ? QStringList() : QStringList(QStringLiteral("x %1 [3]").arg(dtype)));
    }
    // An array type adds its own dimensions; two bytes without meaning are bfloat16 where Keras says so.
    H5Builder h5(0);
    const std::string array = type(10, 0, 16, le(2, 1) + le(0, 3) + le(2, 4) + le(2, 4) + le(0, 8) + H5Builder::float32().body);
    const std::uint64_t first = h5.header({H5Builder::space({3}), {0x03, array}, H5Builder::contiguous(h5.put(std::string(48, 'x')), 48)});
    const std::uint64_t data = h5.put("xxxx");
    const std::uint64_t second = h5.header({H5Builder::space({2}), {0x03, type(5, 0, 2, {})}, H5Builder::contiguous(data, 4), H5Builder::attribute("dtype", "bfloat16")});
    const std::uint64_t third = h5.header({H5Builder::space({2}), {0x03, type(5, 0, 2, {})}, H5Builder::contiguous(data, 4)});
    const Reading reading = readH5(h5.finish(h5.group({{"a", first}, {"b", second}, {"c", third}})));
    QCOMPARE(tensorsOf(reading), QStringList({"a float32 [3,2,2]", "b bfloat16 [2]"}));
}

void TestHdf5Structure::tellsNoTotalOfWhatIsDamaged()
{
    H5Builder h5(0);
    const std::uint64_t good = h5.dataset({3});
    const std::uint64_t bad = h5.header({H5Builder::space({5}), H5Builder::float32(), H5Builder::contiguous(96, 4)});
    const Reading reading = readH5(h5.finish(h5.group({{"a", good}, {"b", bad}})));
    QVERIFY(reading.isRefused());
    QCOMPARE(tensorsOf(reading), QStringList("a float32 [3]"));
    QVERIFY(!reading.facts.totalParameters);
}

void TestHdf5Structure::tellsUnwrittenData()
{
    H5Builder h5(0);
    const std::uint64_t set = h5.header({H5Builder::space({3}), H5Builder::float32(), H5Builder::contiguous(UINT64_MAX, 12)});
    const Reading reading = readH5(h5.finish(h5.group({{"x", set}})));
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(tensorsOf(reading), QStringList("x float32 [3]"));
    QVERIFY(std::any_of(reading.facts.notes.begin(), reading.facts.notes.end(),
                        [](const NoteFact &note) { return note.level == NoteFact::Level::Warning && note.text.contains("no data"); }));
}

void TestHdf5Structure::readsManyInNoTime()
{
    H5Builder h5(0);
    std::vector<Link> links;
    for (int i = 0; i < 5000; ++i)
        links.push_back({QStringLiteral("d%1").arg(i, 5, 10, QLatin1Char('0')).toStdString(), h5.dataset({1})});
    const Reading reading = readH5(h5.finish(h5.group(links)));
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t{5000});
    QCOMPARE(reading.facts.tensors->front().name, std::string("d00000"));
}

QTEST_GUILESS_MAIN(TestHdf5Structure)
#include "test_structure.moc"
