// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/snappy.h"
#include "tests/core/weights/proto/savedmodelbuilder.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;
using namespace mlm::weights::test::tf;

class TestTensorflow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsSavedModel();
    void readsPackedIndex();
    void refusesVariables_data();
    void refusesVariables();
    void warnsOfVariables();
    void tellsRiskyOperators();
    void choosesSignature();
    void readsFrozenGraph();
    void unpacks();
    void survivesDamage();
};

void TestTensorflow::readsSavedModel()
{
    const Folder &folder = usualFolder();
    const Reading reading = readBytes(usualModel(), "saved_model.pb", &folder);
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, "tf-savedmodel");
    QCOMPARE(facts.frameworkVersion->value, "2.15.0");
    QCOMPARE(facts.byteOrder->value, "little-endian");
    // The table of objects, the counter and the optimiser's slot are no tensors of the model.
    QCOMPARE(facts.tensors->size(), std::size_t(2));
    QCOMPARE(facts.tensors->front().name, "layer/bias/.ATTRIBUTES/VARIABLE_VALUE");
    QCOMPARE(facts.totalParameters->value, std::uint64_t(8));
    QCOMPARE(facts.parameterBytes->value, std::uint64_t(32));
    QCOMPARE(*facts.inputs[0].name, "x");
    QVERIFY((*facts.inputs[0].shape == std::vector<std::int64_t>{-1, 3}));
    QCOMPARE(*facts.outputs[0].dtype, "float32");
    QVERIFY(!facts.outputs[0].shape);
    QCOMPARE(facts.parts.size(), std::size_t(3));
    QVERIFY(facts.parts[0].present && facts.parts[1].present && facts.parts[2].present);
    QCOMPARE(facts.parts[2].name, "assets/words.txt");
    QVERIFY(!warns(facts, {}));
    // Without its folder the file still tells what it knows.
    const Reading alone = readBytes(usualModel(), "saved_model.pb");
    QVERIFY(!alone.isRefused() && !alone.facts.tensors);
}

void TestTensorflow::readsPackedIndex()
{
    MemoryFolder folder = usualFolder();
    folder.files[indexName] = table(usualEntries(), true);
    const Reading reading = readBytes(usualModel(), "saved_model.pb", &folder);
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t(8));
    QVERIFY(!warns(reading.facts, {}));
}

void TestTensorflow::refusesVariables_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &index, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(index) << QString::fromUtf8(says);
    };
    const auto with = [](const std::string &entry) {
        Entries entries = usualEntries();
        entries["w"] = entry;
        return table(entries);
    };
    row("empty", "", "damaged at byte 0");
    row("no footer", std::string(100, 'x'), "damaged at byte 52");
    row("past the shard", with(bundleEntry(1, {4}, 40, 16)), "past the end");
    row("past the shard, wrapped", with(bundleEntry(1, {4}, UINT64_MAX - 8, 16)), "past the end");
    row("no such shard", with(bundleEntry(1, {4}, 0, 16) + number(3, 7)), "does not have");
    row("negative size", with(bundleEntry(1, {-2}, 0, 16)), "“w” is negative");
    row("too many elements", with(bundleEntry(1, {std::int64_t(1) << 40, std::int64_t(1) << 40}, 0, 16)), "“w” is negative");
    row("no message", with("\x0b"), "no field");
    row("many shards", table({{"", number(1, std::uint64_t(1) << 40)}}), "asks for 1099511627776 files");
    row("long name", table({{"", number(1, 1)}, {std::string(5000, 'n'), bundleEntry(1, {4}, 0, 16)}}), "damaged");
    std::string unknown = table(usualEntries());
    unknown[unknown.size() - 48 - 5] = 9; // the packing of the index of blocks
    row("unknown packing", unknown, "damaged");
    row("block past the end", footer(std::uint64_t(1) << 40, 10), "past the end");
    row("block of 2^62 bytes", footer(0, std::uint64_t(1) << 62), "past the end");
    row("the same block twice", table(usualEntries(), false, 2), "damaged");
}

void TestTensorflow::refusesVariables()
{
    QFETCH(QByteArray, index);
    QFETCH(QString, says);
    MemoryFolder folder = usualFolder();
    folder.files[indexName] = index.toStdString();
    const Reading reading = readBytes(usualModel(), "saved_model.pb", &folder);
    QVERIFY(reading.isRefused());
    QVERIFY2(reading.refusal->message.contains(says), qPrintable(reading.refusal->message));
    QVERIFY2(reading.refusal->message.contains(QLatin1String("variable")), qPrintable(reading.refusal->message));
}

void TestTensorflow::warnsOfVariables()
{
    MemoryFolder folder = usualFolder();
    folder.files.erase(shardName);
    const auto read = [&] { return readBytes(usualModel(), "saved_model.pb", &folder).facts; };
    QVERIFY(warns(read(), QLatin1String(shardName)));
    folder.files.erase(indexName);
    QVERIFY(warns(read(), QLatin1String(indexName)));
    folder = usualFolder();
    Entries entries = usualEntries();
    entries["w"] = bundleEntry(1, {4}, 0, 12);
    folder.files[indexName] = table(entries);
    QVERIFY(warns(read(), QStringLiteral("“w” have 12 bytes")));
    folder = usualFolder();
    folder.files[indexName][3] = static_cast<char>(folder.files[indexName][3] ^ 1);
    const Reading changed = readBytes(usualModel(), "saved_model.pb", &folder);
    QVERIFY(changed.isRefused() || warns(changed.facts, QStringLiteral("check sum")));
    folder = usualFolder();
    folder.files.erase("assets/words.txt");
    QVERIFY(warns(read(), QStringLiteral("words.txt")));
    QVERIFY(warns(readBytes(savedModel({}, {}, bytes(6, bytes(2, "../../etc/passwd"))), "saved_model.pb", &folder).facts, QStringLiteral("outside")));
}

void TestTensorflow::tellsRiskyOperators()
{
    const std::string inFunction = bytes(2, bytes(1, bytes(3, node("r", "ReadFile"))));
    const Reading reading = readBytes(savedModel(bytes(1, node("p", "PyFunc")) + inFunction, {}), "saved_model.pb");
    QVERIFY(!reading.isRefused());
    int dangers = 0;
    for (const NoteFact &note : reading.facts.notes)
        dangers += note.level == NoteFact::Level::Danger ? 1 : 0;
    QCOMPARE(dangers, 2);
    QVERIFY(warns(reading.facts, QStringLiteral("ReadFile")));
    QVERIFY(warns(reading.facts, QStringLiteral("PyFunc")));
}

void TestTensorflow::choosesSignature()
{
    const auto signature = [](const std::string &name, const std::string &input) {
        return entry(5, name, entry(1, input, tensorInfo(1, {})));
    };
    const auto read = [](const std::string &signatures) { return readBytes(savedModel({}, signatures), "saved_model.pb").facts; };
    QCOMPARE(*read(signature("other", "a") + signature("serving_default", "b")).inputs[0].name, "b");
    QCOMPARE(*read(signature("__saved_model_init_op", "a") + signature("only", "b")).inputs[0].name, "b");
    QVERIFY(read(signature("one", "a") + signature("two", "b")).inputs.empty());
}

void TestTensorflow::readsFrozenGraph()
{
    const Reading reading = readBytes(frozen(), "frozen.pb");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, "tf-graphdef");
    QCOMPARE(facts.tensors->size(), std::size_t(1));
    QCOMPARE(facts.tensors->front().name, "w");
    QCOMPARE(facts.totalParameters->value, std::uint64_t(6));
    QCOMPARE(facts.inputs.size(), std::size_t(2));
    QVERIFY((*facts.inputs[0].shape == std::vector<std::int64_t>{-1, 3}));
    QVERIFY(!facts.inputs[1].shape);
    QVERIFY(facts.outputs.empty());
    QVERIFY(!warns(facts, {}));
    QVERIFY(warns(readBytes(bytes(1, node("c", "Const", constant(1, {2, 3}, "short"))) + bytes(1, node("x", "NoOp")), "f.pb").facts,
                  QStringLiteral("“c” have 5 bytes")));
    QVERIFY(readBytes(bytes(1, node("c", "Const", constant(1, {-3}, ""))) + bytes(1, node("x", "NoOp")), "f.pb")
                .refusal->message.contains(QStringLiteral("“c”")));
    QVERIFY(readBytes(frozen() + promise(1, std::uint64_t(1) << 63), "f.pb").refusal->message.contains(QStringLiteral("9223372036854775808")));
}

void TestTensorflow::unpacks()
{
    using proto::unsnappy;
    const std::string literal = std::string("\x05\x10") + "hello";
    QCOMPARE(unsnappy(literal, 100).value_or("?"), "hello");
    // "ab", then eight bytes from two back: a copy that reaches into what it writes.
    const std::string overlapping = std::string("\x0a\x04") + "ab" + "\x11\x02";
    QCOMPARE(unsnappy(overlapping, 100).value_or("?"), "ababababab");
    const std::string twoBytes = std::string("\x06\x08") + "abc" + std::string("\x0a\x03\x00", 3);
    QCOMPARE(unsnappy(twoBytes, 100).value_or("?"), "abcabc");
    QVERIFY(!unsnappy(literal, 4));
    QVERIFY(!unsnappy(std::string("\xff\xff\xff\xff\x0f\x10", 6) + "hello", SIZE_MAX)); // says 4 GiB
    QVERIFY(!unsnappy(std::string("\x0a\x04") + "ab" + "\x11\x03", 100));               // from before the beginning
    QVERIFY(!unsnappy(std::string("\x0a\x04") + "ab" + std::string("\x11\x00", 2), 100));
    QVERIFY(!unsnappy(std::string("\x06\x10") + "hello", 100)); // shorter than it says
    QVERIFY(!unsnappy(std::string("\x04\x10") + "hello", 100)); // longer
    QVERIFY(!unsnappy("", 100));
    for (std::size_t i = 0; i < overlapping.size(); ++i)
        QVERIFY(!unsnappy(overlapping.substr(0, i), 100));
}

void TestTensorflow::survivesDamage()
{
    const MemoryFolder folder = usualFolder();
    survives(usualModel(), "saved_model.pb", &folder);
    survives(frozen(), "frozen.pb");
    for (const bool packed : {false, true}) {
        const std::string index = table(usualEntries(), packed);
        MemoryFolder changed = folder;
        for (std::size_t i = 0; i < index.size(); ++i) {
            changed.files[indexName] = index.substr(0, i);
            QVERIFY(readBytes(usualModel(), "saved_model.pb", &changed).isRefused());
            for (const unsigned change : {0x01U, 0x7fU, 0x80U, 0xffU}) {
                changed.files[indexName] = index;
                changed.files[indexName][i] = static_cast<char>(static_cast<unsigned char>(index[i]) ^ change);
                QCOMPARE(readBytes(usualModel(), "saved_model.pb", &changed).facts.format, "tf-savedmodel");
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestTensorflow)
#include "test_tensorflow.moc"
