// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/tensors/bytes.h"
#include <QTest>

using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

std::string big(std::uint64_t value, int bytes)
{
    std::string result;
    for (int i = bytes - 1; i >= 0; --i)
        result += static_cast<char>(value >> (8 * i) & 0xffU);
    return result;
}
std::string text(const std::string &value)
{
    const bool isShort = value.size() < 32;
    return (isShort ? std::string(1, static_cast<char>(0xa0 + value.size())) : "\xd9" + big(value.size(), 1)) + value;
}
std::string map(std::initializer_list<std::pair<std::string, std::string>> members)
{
    std::string result = "\xde" + big(members.size(), 2);
    for (const auto &[key, value] : members)
        result += text(key) + value;
    return result;
}
std::string list(std::initializer_list<std::string> members)
{
    std::string result(1, static_cast<char>(0x90 + members.size()));
    for (const std::string &member : members)
        result += member;
    return result;
}
std::string number(std::uint64_t value)
{
    return "\xce" + big(value, 4);
}
std::string extension(const std::string &content, int type = 1)
{
    return "\xc9" + big(content.size(), 4) + static_cast<char>(type) + content;
}
std::string array(std::initializer_list<std::string> shape, const std::string &dtype, std::size_t bytes, int type = 1)
{
    return extension(list({list(shape), text(dtype), "\xc6" + big(bytes, 4) + std::string(bytes, 'x')}), type);
}

} // namespace

class TestFlax : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFacts();
    void joinsChunks();
    void refuses_data();
    void refuses();
    void survivesEveryBeginning() { readEveryBeginning(map({{"params", map({{"w", array({number(2)}, "float32", 8)}})}, {"n", number(7)}}), "a.msgpack"); }
    void readsPointers();
};

void TestFlax::readsFacts()
{
    const std::string bytes = map({{"params", map({{"Dense_0", map({{"kernel", array({number(2), "\x03"}, "float32", 24)}, {"bias", array({"\x03"}, "bfloat16", 6)}})}})},
                                   {"opt_state", map({{"0", map({{"mu", array({"\x01"}, "float32", 4)}})}})},
                                   {"step", array({}, "int32", 4, 3)},
                                   {"rest", list({"\xc0", "\xc3", "\xcb" + std::string(8, '\0'), "\xd1\xff\xff", "\xc4\x02zz", "\xd6\x02" "abcd", array({"\x01"}, "uint8", 1)})}});
    const Reading reading = readBytes(bytes, "flax_model.msgpack");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("flax-msgpack"));
    QCOMPARE(facts.framework->value, std::string("Flax"));
    QCOMPARE(facts.tensors->size(), std::size_t{4});
    QCOMPARE(facts.tensors->at(0).name, std::string("params/Dense_0/kernel"));
    QCOMPARE(facts.tensors->at(0).shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(facts.tensors->at(3).name, std::string("rest/6"));
    QCOMPARE(facts.totalParameters->value, std::uint64_t{6 + 3 + 1 + 1});
    QCOMPARE(facts.parameterBytes->value, std::uint64_t{24 + 6 + 4 + 1});
    QVERIFY(hasNote(facts, "1 arrays of the optimiser"));
    // Without the extension, the arrays tell.
    QCOMPARE(readBytes(bytes, "weights").facts.format, std::string("flax-msgpack"));
}

void TestFlax::joinsChunks()
{
    const auto chunked = [](std::uint64_t rows) {
        return map({{"params", map({{"w", map({{"__msgpack_chunked_array__", "\xc3"}, {"shape", map({{"0", number(rows)}, {"1", number(2)}})},
                                               {"chunks", map({{"0", array({number(4)}, "float32", 16)}, {"1", array({number(2)}, "float32", 8)}})}})}})}});
    };
    const Reading reading = readBytes(chunked(3), "a.msgpack");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    QCOMPARE(reading.facts.tensors->size(), std::size_t{1});
    QCOMPARE(reading.facts.tensors->front().name, std::string("params/w"));
    QCOMPARE(reading.facts.tensors->front().shape, (std::vector<std::int64_t>{3, 2}));
    verifyRefused(readBytes(chunked(4), "a.msgpack"), QStringLiteral("“params/w” hold 6"));
}

void TestFlax::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &value, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(map({{"w", value}})) << QString::fromUtf8(says);
    };
    std::string deep;
    for (int i = 0; i < 200; ++i)
        deep += '\x91';
    row("deep", deep + "\x01", "100 levels");
    row("byte that begins nothing", "\xc1", "begins no value");
    row("key no text", "\x81\x01\x01", "key");
    row("map past the end", "\xdf" + big(0xffffffff, 4), "do not fit");
    row("array past the end", "\xdd" + big(100, 4), "do not fit");
    row("text past the end", "\xdb" + big(100, 4), "100 bytes are announced");
    row("array of numbers past the end", "\xc9" + big(100, 4) + "\x01", "reaches past the end");
    row("bytes and shape differ", array({number(3)}, "float32", 8), "“w” has 8 bytes");
    row("shape that overflows", array({number(0xffffffff), number(0xffffffff), number(0xffffffff)}, "float32", 8), "“w”");
    row("shape of texts", array({text("a")}, "float32", 8), "“w”");
    row("two parts", extension(list({list({}), text("float32")})), "“w” is not packed");
    row("no dtype", extension(list({list({}), "\x01", "\xc4\x01x"})), "“w” is not packed");
    row("bytes past the extension", extension(list({list({"\x04"}), text("uint8"), "\xc4\x04xx"})) + "xx", "“w” is not packed");
    QTest::newRow("name twice") << QByteArray::fromStdString(map({{"w", array({}, "uint8", 1)}, {"w", array({}, "uint8", 1)}})) << QStringLiteral("“w” is given twice");
}

void TestFlax::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    verifyRefused(readBytes(bytes.toStdString(), "a.msgpack"), says);
}

void TestFlax::readsPointers()
{
    const std::string oid(64, 'a');
    const std::string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize 123456\n";
    // Whatever the name says.
    for (const char *name : {"model.onnx", "flax_model.msgpack", "a.safetensors", "model.safetensors.index.json", "a.pt"}) {
        const Reading reading = readBytes(pointer, name);
        QVERIFY(!reading.isRefused());
        QCOMPARE(reading.facts.format, std::string("git-lfs-pointer"));
        QVERIFY(hasNote(reading.facts, "git lfs pull"));
        QCOMPARE(reading.facts.details.at(0).second, QString::fromStdString(oid));
        QCOMPARE(reading.facts.details.at(1).second, QStringLiteral("123456"));
        QVERIFY(!reading.facts.framework);
    }
    const Reading damaged = readBytes("version https://git-lfs.github.com/spec/v1\noid sha256:xyz\n", "a.onnx");
    QCOMPARE(damaged.facts.format, std::string("git-lfs-pointer"));
    QVERIFY(hasNote(damaged.facts, "“oid”"));
    QVERIFY(hasNote(damaged.facts, "“size”"));
    readEveryBeginning(pointer, "a.onnx");
}

QTEST_GUILESS_MAIN(TestFlax)
#include "test_flax.moc"
