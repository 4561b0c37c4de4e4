// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/tensors/bytes.h"
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

std::string safetensors(const std::string &header, std::size_t data)
{
    return u64(header.size()) + header + std::string(data, 'x');
}

std::string tensor(const std::string &name, const std::string &dtype, const std::string &shape, std::size_t begin, std::size_t end)
{
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + std::to_string(begin) + "," + std::to_string(end) + "]}";
}

} // namespace

class TestSafetensors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFacts();
    void tellsFrameworks_data();
    void tellsFrameworks();
    void refuses_data();
    void refuses();
    void survivesEveryBeginning() { readEveryBeginning(safetensors("{" + tensor("a", "F32", "[2,2]", 0, 16) + "}", 16), "a.safetensors"); }
    void readsLargeFilesByTheirHeader();
    void readsShards();
    void tellsMissingShards();
    void refusesIndexes_data();
    void refusesIndexes();
};

void TestSafetensors::readsFacts()
{
    // Listed in another order than they lie; sub-byte types; a scalar; an empty tensor; a field of someone else.
    const std::string header = "{" + tensor("b", "BF16", "[3]", 4, 10) + "," + tensor("a", "F32", "[]", 0, 4) + "," + tensor("none", "I64", "[4,0]", 10, 10) + "," +
                               tensor("f4", "F4", "[2,3]", 10, 13) + "," + tensor("f6", "F6_E2M3", "[4]", 13, 16) +
                               ",\"__metadata__\":{\"format\":\"pt\",\"who\":\"me\"},\"c\":{\"dtype\":\"BOOL\",\"extra\":[{\"x\":1.5}],\"shape\":[1],\"data_offsets\":[16,17]}}  ";
    const Reading reading = readBytes(safetensors(header, 17), "a.bin");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("safetensors"));
    QCOMPARE(facts.tensors->size(), std::size_t{6});
    QCOMPARE(facts.tensors->at(0).name, std::string("b"));
    QCOMPARE(facts.tensors->at(0).dtype, std::string("bfloat16"));
    QVERIFY(facts.tensors->at(1).shape.empty());
    QCOMPARE(facts.tensors->at(2).shape, (std::vector<std::int64_t>{4, 0}));
    QCOMPARE(facts.totalParameters->value, std::uint64_t{3 + 1 + 0 + 6 + 4 + 1});
    QCOMPARE(facts.parameterBytes->value, std::uint64_t{17});
    QCOMPARE(facts.headerSize->value, std::uint64_t{8 + header.size()});
    QCOMPARE(facts.byteOrder->value, std::string("little-endian"));
    QCOMPARE(facts.framework->value, std::string("PyTorch"));
    QCOMPARE(facts.artifactType->value, std::string("safetensors.torch.save_file"));
    QVERIFY(facts.framework->whereFrom.contains(QLatin1String("__metadata__")));
    QCOMPARE(facts.details.at(1), (std::pair<QString, QString>(QStringLiteral("who"), QStringLiteral("me"))));
}

void TestSafetensors::tellsFrameworks_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("framework");
    QTest::addColumn<QByteArray>("artifactType");
    QTest::newRow("tf") << QByteArray("tf") << QByteArray("TensorFlow") << QByteArray("safetensors.tensorflow.save_file");
    QTest::newRow("flax") << QByteArray("flax") << QByteArray("Flax") << QByteArray("safetensors.flax.save_file");
    QTest::newRow("np") << QByteArray("np") << QByteArray() << QByteArray("safetensors.numpy.save_file");
    QTest::newRow("unknown") << QByteArray("zz") << QByteArray() << QByteArray();
}

void TestSafetensors::tellsFrameworks()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, framework);
    QFETCH(QByteArray, artifactType);
    const Reading reading = readBytes(safetensors("{\"__metadata__\":{\"format\":\"" + format.toStdString() + "\"}}", 0), "a.safetensors");
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.framework ? reading.facts.framework->value : std::string(), framework.toStdString());
    QCOMPARE(reading.facts.artifactType ? reading.facts.artifactType->value : std::string(), artifactType.toStdString());
}

void TestSafetensors::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
    };
    const auto header = [&](const char *name, const std::string &text, std::size_t data, const char *says) { row(name, safetensors(text, data), says); };
    const auto entry = [&](const char *name, const std::string &fields, const char *says) { header(name, "{\"a\":{" + fields + "}}", 4, says); };
    row("too short for a length", "abc", "length of its header");
    row("header over the limit", u64(100'000'001) + "{", "100000001");
    row("header past the end", u64(3) + "{}", "only 2 follow");
    header("no object", "[1]", 0, "does not begin with {");
    header("white space first", " {}", 0, "does not begin with {");
    header("no JSON", "{\"a\"", 0, "no valid JSON");
    header("text behind", "{} x", 0, "no valid JSON");
    header("no UTF-8", "{\"\xff\":1}", 0, "no valid JSON");
    header("name twice", "{" + tensor("a", "U8", "[1]", 0, 1) + "," + tensor("a", "U8", "[1]", 1, 2) + "}", 2, "“a” is given twice");
    header("metadata twice", "{\"__metadata__\":{},\"__metadata__\":{}}", 0, "__metadata__");
    header("name in metadata twice", "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", 0, "“k” is given twice");
    header("metadata not a text", "{\"__metadata__\":{\"k\":1}}", 0, "“k”");
    header("entry no object", "{\"a\":[]}", 0, "“a”");
    entry("no dtype", "\"shape\":[4],\"data_offsets\":[0,4]", "lacks");
    entry("no shape", "\"dtype\":\"U8\",\"data_offsets\":[0,4]", "lacks");
    entry("dtype twice", "\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]", "“dtype”");
    entry("unknown dtype", "\"dtype\":\"F128\",\"shape\":[4],\"data_offsets\":[0,4]", "F128");
    entry("dtype a number", "\"dtype\":7,\"shape\":[4],\"data_offsets\":[0,4]", "“dtype”");
    entry("negative size", "\"dtype\":\"U8\",\"shape\":[-4],\"data_offsets\":[0,4]", "“a”");
    entry("fractional size", "\"dtype\":\"U8\",\"shape\":[4.0],\"data_offsets\":[0,4]", "“a”");
    entry("shape inside shape", "\"dtype\":\"U8\",\"shape\":[[4]],\"data_offsets\":[0,4]", "“a”");
    entry("three offsets", "\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4,4]", "not two");
    entry("one offset", "\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0]", "not two");
    entry("end before begin", "\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,-1]", "not two");
    entry("size and shape differ", "\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,4]", "make 3");
    entry("more elements than countable", "\"dtype\":\"U8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]", "counted");
    entry("bits that overflow", "\"dtype\":\"F64\",\"shape\":[4611686018427387904],\"data_offsets\":[0,4]", "counted");
    entry("half a byte", "\"dtype\":\"F4\",\"shape\":[7],\"data_offsets\":[0,4]", "whole byte");
    entry("hole in front", "\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[1,4]", "should begin at 0");
    entry("bytes behind", "\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]", "4 bytes follow");
    entry("data cut", "\"dtype\":\"U8\",\"shape\":[5],\"data_offsets\":[0,5]", "4 bytes follow");
    header("overlap", "{" + tensor("a", "U8", "[2]", 0, 2) + "," + tensor("b", "U8", "[2]", 1, 3) + "}", 3, "“b”");
    entry("deep", "\"x\":" + std::string(200, '[') + std::string(200, ']') + ",\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]", "levels");
    std::string ones = "1";
    for (int i = 0; i < 300; ++i)
        ones += ",1";
    entry("many dimensions", "\"dtype\":\"U8\",\"shape\":[" + ones + "],\"data_offsets\":[0,4]", "dimensions");
}

void TestSafetensors::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    verifyRefused(readBytes(bytes.toStdString(), "a.safetensors"), says);
}

void TestSafetensors::readsLargeFilesByTheirHeader()
{
    QTemporaryDir folder;
    const std::uint64_t size = std::uint64_t{20} << 30;
    const std::string header = "{" + tensor("a", "U8", "[" + std::to_string(size) + "]", 0, size) + "}";
    QFile file(folder.filePath(QStringLiteral("a.safetensors")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(u64(header.size()) + header));
    file.close();
    if (!QFile::resize(file.fileName(), static_cast<qint64>(8 + header.size() + size)))
        QSKIP("this file system holds no sparse file of 20 GiB");
    const Reading reading = readFacts(file.fileName());
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.totalParameters->value, size);
}

void TestSafetensors::readsShards()
{
    MemoryFolder folder;
    folder.files["m-1.safetensors"] = safetensors("{" + tensor("a", "F32", "[2]", 0, 8) + ",\"__metadata__\":{\"format\":\"pt\"}}", 8);
    folder.files["m-2.safetensors"] = safetensors("{" + tensor("b", "F16", "[3]", 0, 6) + "," + tensor("stray", "U8", "[1]", 6, 7) + ",\"__metadata__\":{\"format\":\"pt\"}}", 7);
    const std::string index = R"({"metadata":{"total_size":14},"weight_map":{"a":"m-1.safetensors","b":"m-2.safetensors","c":"m-2.safetensors"}})";
    const Reading reading = readBytes(index, "model.safetensors.index.json", &folder);
    QVERIFY(!reading.isRefused());
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("safetensors-index"));
    QCOMPARE(facts.parts.size(), std::size_t{2});
    QVERIFY(facts.parts[0].present && facts.parts[1].present);
    QCOMPARE(facts.parts[0].size, static_cast<std::uint64_t>(folder.files["m-1.safetensors"].size()));
    QCOMPARE(facts.totalParameters->value, std::uint64_t{5});
    QCOMPARE(facts.framework->value, std::string("PyTorch"));
    QVERIFY(hasNote(facts, "“stray”"));           // in a shard, not in the index
    QVERIFY(hasNote(facts, "in no shard"));       // c
    QVERIFY(hasNote(facts, "the shards hold 15")); // total_size
}

void TestSafetensors::tellsMissingShards()
{
    const std::string index = R"({"metadata":{"total_size":1e3},"weight_map":{"a":"m-1.safetensors"}})";
    const Reading reading = readBytes(index, "model.safetensors.index.json");
    QVERIFY(!reading.isRefused());
    QVERIFY(!reading.facts.tensors);
    QVERIFY(!reading.facts.totalParameters);
    QCOMPARE(reading.facts.parameterBytes->value, std::uint64_t{1000});
    QVERIFY(!reading.facts.parts.front().present);
    QVERIFY(hasNote(reading.facts, "not beside the index"));
}

void TestSafetensors::refusesIndexes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("leads out") << QByteArray(R"({"weight_map":{"a":"../x.safetensors"}})") << QStringLiteral("../x.safetensors");
    QTest::newRow("in a folder") << QByteArray(R"({"weight_map":{"a":"x/y.safetensors"}})") << QStringLiteral("no plain file name");
    QTest::newRow("drive") << QByteArray(R"({"weight_map":{"a":"C:x"}})") << QStringLiteral("no plain file name");
    QTest::newRow("no name") << QByteArray(R"({"weight_map":{"a":1}})") << QStringLiteral("no file name for “a”");
    QTest::newRow("no object") << QByteArray(R"({"weight_map":[]})") << QStringLiteral("weight_map");
    QTest::newRow("name twice") << QByteArray(R"({"weight_map":{"a":"x","a":"y"}})") << QStringLiteral("a");
    QTest::newRow("damaged shard") << QByteArray(R"({"weight_map":{"a":"bad.safetensors"}})") << QStringLiteral("Shard “bad.safetensors”");
    QTest::newRow("index in an index") << QByteArray(R"({"weight_map":{"a":"in.index.json"}})") << QStringLiteral("shard itself");
}

void TestSafetensors::refusesIndexes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    MemoryFolder folder;
    folder.files["bad.safetensors"] = u64(2) + "{";
    folder.files["in.index.json"] = R"({"weight_map":{}})";
    verifyRefused(readBytes(bytes.toStdString(), "model.safetensors.index.json", &folder), says);
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
