// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/tensors/bytes.h"
#include <QTest>

using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

std::string text(const std::string &value)
{
    return u64(value.size()) + value;
}

std::string pair(const std::string &key, std::uint32_t type, const std::string &value)
{
    return text(key) + u32(type) + value;
}

std::string info(const std::string &name, const std::vector<std::uint64_t> &dimensions, std::uint32_t type, std::uint64_t offset)
{
    std::string result = text(name) + u32(dimensions.size());
    for (const std::uint64_t dimension : dimensions)
        result += u64(dimension);
    return result + u32(type) + u64(offset);
}

std::string gguf(const std::vector<std::string> &pairs, const std::vector<std::string> &infos, std::size_t data, std::uint32_t version = 3, std::size_t alignment = 32)
{
    std::string result = "GGUF" + u32(version) + u64(infos.size()) + u64(pairs.size());
    for (const std::string &part : pairs)
        result += part;
    for (const std::string &part : infos)
        result += part;
    result.resize((result.size() + alignment - 1) / alignment * alignment);
    return result + std::string(data, 'x');
}

} // namespace

class TestGguf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFacts();
    void readsQuantised();
    void tellsSplits();
    void warnsOfDataPastTheEnd();
    void refuses_data();
    void refuses();
    void survivesEveryBeginning();
    void recognisesOlderOnes();
};

void TestGguf::readsFacts()
{
    const std::string array = u32(8) + u64(2) + text("a") + text("bb");
    const std::string bytes = gguf({pair("general.name", 8, text("tiny")), pair("general.tags", 9, array), pair("general.alignment", 4, u32(64)), pair("flag", 7, "\x05"),
                                    pair("x", 12, little(std::uint64_t{0x3ff8000000000000})), pair("numbers", 9, u32(1) + u64(3) + "abc")},
                                   {info("a", {3, 2}, 0, 0), info("b", {}, 24, 64)}, 65, 2, 64);
    const Reading reading = readBytes(bytes, "a.bin");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("gguf"));
    QCOMPARE(facts.formatVersion->value, std::string("2"));
    QCOMPARE(facts.tensors->at(0).shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(facts.tensors->at(1).dtype, std::string("int8"));
    QCOMPARE(facts.totalParameters->value, std::uint64_t{7});
    QCOMPARE(facts.parameterBytes->value, std::uint64_t{25});
    QVERIFY(facts.headerSize->value % 64 == 0);
    QCOMPARE(facts.details.at(0), (std::pair<QString, QString>(QStringLiteral("general.name"), QStringLiteral("tiny"))));
    QCOMPARE(facts.details.at(1).second, QStringLiteral("a, bb"));
    QVERIFY(facts.notes.empty());
}

void TestGguf::readsQuantised()
{
    const Reading reading = readBytes(gguf({}, {info("q", {256, 2}, 12, 0), info("r", {64}, 2, 288)}, 288 + 36), "a.gguf");
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.dtypes.at("q4_k"), std::uint64_t{512});
    QCOMPARE(reading.facts.dtypes.at("q4_0"), std::uint64_t{64});
    QCOMPARE(reading.facts.parameterBytes->value, std::uint64_t{288 + 36});
    QVERIFY(reading.facts.notes.empty());
}

void TestGguf::tellsSplits()
{
    const Reading reading = readBytes(gguf({pair("split.count", 2, little(std::uint16_t{3}))}, {info("a", {8}, 0, 0)}, 32), "a.gguf");
    QVERIFY(!reading.isRefused());
    QVERIFY(!reading.facts.totalParameters);
    QVERIFY(hasNote(reading.facts, "one of 3 files"));
}

void TestGguf::warnsOfDataPastTheEnd()
{
    const Reading reading = readBytes(gguf({}, {info("a", {8}, 0, 0)}, 31), "a.gguf");
    QVERIFY(!reading.isRefused());
    QVERIFY(hasNote(reading.facts, "“a” end past the end"));
}

void TestGguf::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
    };
    const auto one = [&](const char *name, const std::string &tensor, const char *says) { row(name, gguf({}, {tensor}, 4096), says); };
    const auto key = [&](const char *name, const std::string &value, const char *says) { row(name, gguf({value}, {}, 64), says); };
    row("version 1", gguf({}, {}, 0, 1), "version 1");
    row("version 4", gguf({}, {}, 0, 4), "version 4");
    row("big-endian", gguf({}, {}, 0, 0x03000000), "big-endian");
    row("many tensors", "GGUF" + u32(3) + u64(1000) + u64(0) + std::string(64, 0), "1000 tensors");
    row("many keys", "GGUF" + u32(3) + u64(0) + u64(~0ULL) + std::string(64, 0), "keys");
    row("key twice", gguf({pair("k", 0, "a"), pair("k", 0, "b")}, {}, 64), "“k” is given twice");
    key("key too long", u64(70'000) + std::string(70'000, 'k') + u32(0) + "a", "70000");
    key("type of a value", pair("k", 13, "a"), "“k” is of type 13");
    key("array of arrays", pair("k", 9, u32(9) + u64(1)), "“k” holds values of type 9");
    key("array past the end", pair("k", 9, u32(10) + u64(1'000'000)), "“k” announces 1000000");
    key("array over the limit", pair("k", 9, u32(0) + u64(std::uint64_t{1} << 31)), "“k”");
    key("array that overflows", pair("k", 9, u32(10) + u64(~0ULL)), "“k”");
    key("text past the end", pair("k", 8, u64(1000)), "1000 bytes are announced");
    key("text over the limit", pair("k", 8, u64(std::uint64_t{1} << 40)), "too long");
    key("alignment 3", pair("general.alignment", 4, u32(3)), "power of two");
    key("alignment 0", pair("general.alignment", 4, u32(0)), "power of two");
    key("alignment no u32", pair("general.alignment", 10, u64(32)), "power of two");
    one("name too long", info(std::string(64, 'n'), {1}, 0, 0), "64 bytes");
    one("five dimensions", info("a", {1, 1, 1, 1, 1}, 0, 0), "5 dimensions");
    one("negative dimension", info("a", {~0ULL}, 0, 0), "negative");
    one("more elements than countable", info("a", {1ULL << 40, 1ULL << 40}, 0, 0), "counted");
    one("type withdrawn", info("a", {32}, 4, 0), "type 4");
    one("type unknown", info("a", {32}, 1000, 0), "type 1000");
    one("row no multiple", info("a", {33}, 2, 0), "blocks of 32");
    one("scalar of blocks", info("a", {}, 2, 0), "blocks of 32");
    one("offset", info("a", {8}, 0, 32), "should at 0");
    row("gap", gguf({}, {info("a", {8}, 0, 0), info("b", {8}, 0, 64)}, 4096), "“b” lies at byte 64");
    row("tensor twice", gguf({}, {info("a", {8}, 0, 0), info("a", {8}, 0, 32)}, 4096), "“a” is given twice");
}

void TestGguf::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    verifyRefused(readBytes(bytes.toStdString(), "a.gguf"), says);
}

void TestGguf::survivesEveryBeginning()
{
    readEveryBeginning(gguf({pair("general.name", 8, text("tiny")), pair("n", 9, u32(8) + u64(1) + text("x"))}, {info("a", {4, 2}, 1, 0)}, 16), "a.gguf");
}

void TestGguf::recognisesOlderOnes()
{
    for (const char *magic : {"lmgg", "fmgg", "tjgg", "algg"}) {
        const Reading reading = readBytes(magic + std::string(8, '\0'), "a.bin");
        QVERIFY(!reading.isRefused());
        QCOMPARE(reading.facts.format, std::string("ggml-legacy"));
        QVERIFY(!reading.facts.tensors);
    }
}

QTEST_GUILESS_MAIN(TestGguf)
#include "test_gguf.moc"
