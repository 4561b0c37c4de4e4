// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/pickle/picklebuilder.h"
#include "tests/core/weights/zip/zipbuilder.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

const std::string sixFloats(24, '\0');

Reading readZip(const std::vector<ZipMember> &members)
{
    const std::string bytes = zipOf(members);
    return readFacts(MemorySource(bytes), "model.pt");
}

/// An archive with this pickle and six floats as storage 0.
Reading readPickle(const std::string &pickle)
{
    return readZip({{"m/data.pkl", pickle}, {"m/version", "3\n"}, {"m/byteorder", "little"}, {"m/data/0", sixFloats}});
}

QStringList names(const Facts &facts)
{
    QStringList result;
    for (const TensorFact &tensor : facts.tensors.value_or(std::vector<TensorFact>())) {
        QStringList shape;
        for (const std::int64_t size : tensor.shape)
            shape << QString::number(size);
        result << QString::fromStdString(tensor.name + " " + tensor.dtype + " ") + shape.join(QLatin1Char('x'));
    }
    return result;
}

QString notes(const Facts &facts)
{
    QStringList result;
    for (const NoteFact &note : facts.notes)
        result << note.text;
    return result.join(QLatin1Char('\n'));
}

QString roles(const Facts &facts)
{
    QStringList result;
    for (const std::string &role : facts.roles->value)
        result << QString::fromStdString(role);
    return result.join(QLatin1Char(' '));
}

const std::string meta = call("torch._utils", "_rebuild_meta_tensor_no_storage", {global("torch", "float16"), integers({4, 5}), integers({5, 1}), "\x89"});

} // namespace

class TestTorchZip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWeights();
    void countsTiedWeightsOnce();
    void leavesTheTrainingOut();
    void readsWholeModels();
    void readsKindsOfTensors_data();
    void readsKindsOfTensors();
    void refuses_data();
    void refuses();
    void warns_data();
    void warns();
    void namesAreUtf8();
    void refusesMembers();
    void survivesTruncation();
};

void TestTorchZip::readsWeights()
{
    const Reading reading = readPickle(pickled(orderedDict({{"a.weight", tensor({})}, {"b", tensor({.offset = 2, .shape = {}, .strides = {}})}})));
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("torch-zip"));
    QCOMPARE(names(facts), QStringList({QStringLiteral("a.weight float32 2x3"), QStringLiteral("b float32 ")}));
    QCOMPARE(facts.totalParameters->value, std::uint64_t(7));
    QCOMPARE(facts.parameterBytes->value, std::uint64_t(24)); // one storage
    QCOMPARE(facts.byteOrder->value, std::string("little-endian"));
    QCOMPARE(facts.formatVersion->value, std::string("3"));
    QVERIFY(!facts.frameworkVersion);
    QCOMPARE(roles(facts), QStringLiteral("mlm:model mlm:weights"));
    QVERIFY2(notes(facts).isEmpty(), qPrintable(notes(facts)));
    for (const ImportFact &import : facts.imports)
        QCOMPARE(import.kind, ImportFact::Class::Tensors);
}

void TestTorchZip::countsTiedWeightsOnce()
{
    const Reading reading = readPickle(pickled(dict({{"in", tensor({})}, {"out", tensor({})}, {"bn.running_mean", tensor({.shape = {2}, .strides = {1}})}})));
    QCOMPARE(reading.facts.tensors->size(), std::size_t(3));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t(8));
    QVERIFY(notes(reading.facts).contains(QStringLiteral("1 tensors are further names")));
    QVERIFY(notes(reading.facts).contains(QStringLiteral("2 of the parameters are running statistics")));
}

void TestTorchZip::leavesTheTrainingOut()
{
    const std::string state = dict({{"w", tensor({})}});
    const Reading reading = readPickle(pickled(dict({{"epoch", integer(3)}, {"state_dict", state}, {"optimizer_states", "](" + dict({{"m", tensor({})}}) + "e"},
                                                     {"pytorch-lightning_version", text("2.1.0")}, {"hyper_parameters", dict({{"lr", integer(1)}})}})));
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(names(reading.facts), QStringList({QStringLiteral("state_dict.w float32 2x3"), QStringLiteral("optimizer_states.0.m float32 2x3")}));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t(6));
    QVERIFY2(notes(reading.facts).contains(QStringLiteral("1 tensors of the training (optimizer_states)")), qPrintable(notes(reading.facts)));
    QCOMPARE(roles(reading.facts), QStringLiteral("mlm:model mlm:weights mlm:checkpoint"));
    QCOMPARE(reading.facts.producer->value, std::string("pytorch-lightning 2.1.0"));
}

void TestTorchZip::readsWholeModels()
{
    const std::string layer = object("torch.nn.modules.linear", "Linear", dict({{"_parameters", orderedDict({{"weight", tensor({})}})}, {"_buffers", orderedDict({})}}));
    const Reading reading = readPickle(pickled(object("mymodel", "Net", dict({{"training", "\x88"}, {"_modules", orderedDict({{"fc", layer}})}}))));
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(names(reading.facts), QStringList({QStringLiteral("fc.weight float32 2x3")}));
    QCOMPARE(roles(reading.facts), QStringLiteral("mlm:model"));
    QVERIFY(notes(reading.facts).contains(QStringLiteral("mymodel.Net")));
    QCOMPARE(reading.facts.imports.front().name, std::string("mymodel.Net"));
    QCOMPARE(reading.facts.imports.front().kind, ImportFact::Class::NeedsCode);
}

void TestTorchZip::readsKindsOfTensors_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const std::string &value, const char *expected) { QTest::newRow(name) << QByteArray::fromStdString(value) << QString::fromLatin1(expected); };
    const std::string hooks = call("collections", "OrderedDict", {});
    row("parameter", call("torch._utils", "_rebuild_parameter", {tensor({}), "\x88", hooks}), "w float32 2x3");
    row("parameter of old", call("torch.nn.parameter", "Parameter", {tensor({}), "\x88"}), "w float32 2x3");
    row("version 1", call("torch._utils", "_rebuild_tensor", {storage({}), integer(0), integers({6}), integers({1})}), "w float32 6");
    row("version 3", call("torch._utils", "_rebuild_tensor_v3", {storage({.storage = "torch.storage.UntypedStorage", .count = 24}), integer(0), integers({12}), integers({1}), "\x89", hooks, global("torch", "uint16")}), "w uint16 12");
    row("float8", call("torch._utils", "_rebuild_tensor_v3", {storage({.storage = "torch.storage.UntypedStorage", .count = 24}), integer(0), integers({24}), integers({1}), "\x89", hooks, global("torch", "float8_e4m3fn")}), "w float8_e4m3fn 24");
    row("quantised", call("torch._utils", "_rebuild_qtensor", {storage({.storage = "QInt8Storage", .count = 24}), integer(0), integers({24}), integers({1}), tuple({}), "\x89", hooks}), "w qint8 24");
    row("sparse", call("torch._utils", "_rebuild_sparse_tensor", {call("torch.serialization", "_get_layout", {text("torch.sparse_coo")}), tuple({meta, tensor({.shape = {4}, .strides = {1}}), integers({9, 9})})}), "w float32 4");
    row("of a type", call("torch._tensor", "_rebuild_from_type_v2", {global("torch._utils", "_rebuild_tensor_v2"), global("torch", "Tensor"), tuple({storage({}), integer(0), integers({3}), integers({1}), "\x89", hooks}), "N"}), "w float32 3");
    row("meta", meta, "w float16 4x5");
    row("torch.Size", call("torch._utils", "_rebuild_tensor", {storage({}), integer(0), call("torch", "Size", {integers({6})}), integers({1})}), "w float32 6");
    row("empty", tensor({.shape = {0, 1LL << 40}, .strides = {1, 1}}), "w float32 0x1099511627776");
    row("broadcast", tensor({.shape = {100, 6}, .strides = {0, 1}}), "w float32 100x6");
}

void TestTorchZip::readsKindsOfTensors()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    const Reading reading = readPickle(pickled(dict({{"w", value.toStdString()}})));
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QCOMPARE(names(reading.facts), QStringList(expected));
    for (const ImportFact &import : reading.facts.imports)
        QVERIFY2(import.kind == ImportFact::Class::Tensors, import.name.c_str());
}

void TestTorchZip::refuses_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const std::string &value, const char *why) { QTest::newRow(name) << QByteArray::fromStdString(value) << QString::fromUtf8(why); };
    row("past the storage", tensor({.offset = 1}), "“w” reaches past its storage 0 of 24 bytes");
    row("past the storage by its stride", tensor({.strides = {4, 1}}), "reaches past");
    row("negative stride", tensor({.strides = {-1, 1}}), "negative stride");
    row("negative size", tensor({.shape = {-2, 3}}), "negative or too large");
    row("too large", tensor({.shape = {1LL << 40, 1LL << 40}}), "negative or too large");
    row("stride overflow", tensor({.strides = {INT64_MAX, 1}}), "reaches past");
    row("offset overflow", tensor({.offset = INT64_MAX}), "reaches past");
    row("negative offset", tensor({.offset = -1}), "no proper storage");
    row("rank", tensor({.strides = {1}}), "no proper shape");
    row("storage that is not there", tensor({.key = "1"}), "no member “m/data/1”");
    row("key that leads elsewhere", tensor({.key = "../data/0"}), "no member");
    row("storage of another size", tensor({.count = 7}), "has 24 bytes; the tensors in it need 28");
    row("negative count", tensor({.count = -1}), "no proper storage");
    row("storage of two sizes", tuple({tensor({}), tensor({.storage = "DoubleStorage"})}), "two sizes");
    row("no storage", tuple({text("elsewhere"), text("x")}) + "Q", "refers to something outside");
    row("persistent text", "Pelsewhere\n", "refers to something outside");
}

void TestTorchZip::refuses()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, why);
    const Reading reading = readPickle(pickled(dict({{"w", value.toStdString()}})));
    QVERIFY(reading.refusal);
    QVERIFY2(reading.refusal->message.contains(why), qPrintable(reading.refusal->message));
    QCOMPARE(reading.facts.format, std::string("torch-zip"));
}

void TestTorchZip::warns_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const std::string &value, const char *why) { QTest::newRow(name) << QByteArray::fromStdString(value) << QString::fromUtf8(why); };
    row("bytes behind the end", pickled(dict({{"w", tensor({})}})) + "more", "4 bytes behind the end");
    row("protocol 4", "\x80\x04" + dict({{"w", tensor({})}}) + "\x94.", "refuses “m/data.pkl” for its MEMOIZE");
    row("a way that is not known", pickled(dict({{"w", call("torch._utils", "_rebuild_parameter", {"N"})}})), "1 tensors are made in a way");
}

void TestTorchZip::warns()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QString, why);
    const Reading reading = readPickle(pickle.toStdString());
    QVERIFY2(!reading.refusal, reading.refusal ? qPrintable(reading.refusal->message) : "");
    QVERIFY2(notes(reading.facts).contains(why), qPrintable(notes(reading.facts)));
}

void TestTorchZip::namesAreUtf8()
{
    const Reading reading = readPickle(pickled(dict({{"a\xff", tensor({})}, {"b", global("m\xfe", "n")}})));
    QVERIFY(!reading.refusal);
    QCOMPARE(reading.facts.tensors->front().name, std::string("a\xef\xbf\xbd"));
    const auto found = std::find_if(reading.facts.imports.begin(), reading.facts.imports.end(), [](const ImportFact &import) { return import.name == "m\xef\xbf\xbd.n"; });
    QVERIFY(found != reading.facts.imports.end());
}

void TestTorchZip::refusesMembers()
{
    const std::string pickle = pickled(dict({{"w", tensor({})}}));
    const Reading two = readZip({{"m/data.pkl", pickle}, {"n/data.pkl", pickled(runs("ls"))}, {"m/data/0", sixFloats}});
    QVERIFY(two.refusal);
    QVERIFY2(two.refusal->message.contains(QStringLiteral("2 members data.pkl")), qPrintable(two.refusal->message));
    QVERIFY(notes(two.facts).contains(QStringLiteral("os.system")));

    // torch does not look at check sums, so that other programs must not be fooled by one.
    const Reading sum = readZip({{.name = "m/data.pkl", .content = pickled(runs("ls")), .crc = 1}});
    QVERIFY(notes(sum.facts).contains(QStringLiteral("os.system")));
    QVERIFY(notes(sum.facts).contains(QStringLiteral("check sum")));
}

void TestTorchZip::survivesTruncation()
{
    const std::string pickle = pickled(orderedDict({{"a", tensor({})}}));
    for (std::size_t length = 0; length < pickle.size(); ++length)
        QVERIFY2(readPickle(pickle.substr(0, length)).refusal, qPrintable(QString::number(length)));
}

QTEST_APPLESS_MAIN(TestTorchZip)
#include "test_torchzip.moc"
