// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/globals.h"
#include "core/weights/pickle/machine.h"
#include "core/weights/pickle/walk.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::pickle;
using namespace std::string_literals;

namespace {

Pickle readBytes(const std::string &bytes)
{
    return pickle::read(MemorySource(bytes));
}

QString imports(const Pickle &pickle)
{
    QStringList result;
    for (const ImportFact &import : pickle.imports)
        result << QString::fromStdString(import.name) + (import.kind == ImportFact::Class::Dangerous ? QStringLiteral("!") : import.kind == ImportFact::Class::NeedsCode ? QStringLiteral("?") : QString());
    return result.join(QLatin1Char(' '));
}

} // namespace

class TestMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsValues();
    void readsNumbers_data();
    void readsNumbers();
    void listsImports_data();
    void listsImports();
    void classes_data();
    void classes();
    void refuses_data();
    void refuses();
    void limits_data();
    void limits();
    void passesOverLongBytes();
    void sharesWithoutCopying();
    void walksIntoItself();
    void readsSeveralInARow();
    void survivesTruncation();
    void tellsForeignOpcodes();
};

void TestMachine::readsValues()
{
    // {"a": [1, None, True], "b": (2.5, "x")}, by protocol 2
    const Pickle pickle = readBytes("\x80\x02}q\0(U\x01" "a](K\x01N\x88" "eU\x01" "bG\x40\x04\0\0\0\0\0\0U\x01x\x86u."s);
    QVERIFY2(!pickle.error, pickle.error ? qPrintable(pickle.error->message) : "");
    const Tree &tree = pickle.tree;
    QCOMPARE(tree.kind(*pickle.root), Kind::Dict);
    const auto list = tree.member(*pickle.root, "a");
    QVERIFY(list);
    const auto items = tree.items(*list);
    QCOMPARE(items.size(), std::size_t(3));
    QCOMPARE(tree.integer(items[0]), std::int64_t(1));
    QCOMPARE(tree.kind(items[1]), Kind::None);
    QVERIFY(tree.isTrue(items[2]));
    const auto tuple = tree.sequence(*tree.member(*pickle.root, "b"), 2);
    QVERIFY(tuple);
    QCOMPARE(tree.real(tuple->front()), 2.5);
    QCOMPARE(tree.text(tuple->back()), std::string_view("x"));
    QVERIFY(!tree.member(*pickle.root, "c"));
    QVERIFY(pickle.imports.empty());
    QCOMPARE(pickle.protocol, 2);
}

void TestMachine::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("value");
    const auto row = [](const char *name, const std::string &bytes, qint64 value) { QTest::newRow(name) << QByteArray::fromStdString(bytes + '.') << value; };
    row("BININT", "J\xff\xff\xff\xff"s, -1);
    row("BININT2", "M\xff\xff"s, 65535);
    row("BININT1", "K\xff"s, 255);
    row("LONG1 of nothing", "\x8a\0"s, 0);
    row("LONG1 negative", "\x8a\x01\xff"s, -1);
    row("LONG1 of eight", "\x8a\x08\0\0\0\0\0\0\0\x80"s, INT64_MIN);
    row("LONG4", "\x8b\x02\0\0\0\0\x01"s, 256);
    row("LONG", "L-12L\n", -12);
    row("INT", "I42\n", 42);
    row("INT true", "I01\n", 1);
}

void TestMachine::readsNumbers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, value);
    const Pickle pickle = readBytes(bytes.toStdString());
    QVERIFY2(!pickle.error, pickle.error ? qPrintable(pickle.error->message) : "");
    QCOMPARE(pickle.tree.integer(*pickle.root), std::int64_t(value));
}

void TestMachine::listsImports_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const std::string &bytes, const char *found) { QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromLatin1(found); };
    row("GLOBAL and REDUCE", "cos\nsystem\n(U\x02lstR.", "os.system!");
    row("Python 2 names", "c__builtin__\neval\n(U\x01" "1tR.", "builtins.eval!");
    row("INST", "(S'ls'\nios\nsystem\n.", "os.system!");
    row("OBJ", "(cos\nsystem\nU\x02lso.", "os.system!");
    row("NEWOBJ", "\x80\x02" "cfoo\nBar\n)\x81.", "foo.Bar?");
    row("NEWOBJ_EX", "\x80\x04" "cfoo\nBar\n)}\x92.", "foo.Bar?");
    row("STACK_GLOBAL", "\x80\x04\x8c\x02os\x8c\x06system\x93.", "os.system!");
    row("STACK_GLOBAL from the memo", "\x80\x04\x8c\x02os\x94\x8c\x06system\x94" "00h\0h\x01\x93."s, "os.system!");
    row("STACK_GLOBAL of a computed name", "\x80\x04\x8c\x02os" "cfoo\nbar\n)R\x93.", "foo.bar? (computed name)!");
    row("STACK_GLOBAL of bytes", "\x80\x04" "C\x02os" "C\x06system\x93.", "(computed name)!");
    row("dotted in a harmless module", "ctorch\nserialization.os.system\n.", "torch.serialization.os.system!");
    row("EXT", "\x82\x07.", "copyreg extension 7?");
    row("popped", "cos\nsystem\n0N.", "os.system!");
    row("before what is broken", "cos\nsystem\n(U\x02lstR\xff", "os.system!");
    row("before the end", "cos\nsystem\n", "os.system!");
    row("twice", "(cos\nsystem\ncos\nsystem\nt.", "os.system!");
    row("tensors", "ctorch._utils\n_rebuild_tensor_v2\n.", "torch._utils._rebuild_tensor_v2");
    row("unprintable", "cf\x01o\nb\x7fr\n.", "f?o.b?r?");
}

void TestMachine::listsImports()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, found);
    QCOMPARE(imports(readBytes(bytes.toStdString())), found);
}

void TestMachine::classes_data()
{
    QTest::addColumn<int>("kind");
    for (const char *name : {"collections.OrderedDict", "torch.FloatStorage", "torch.cuda.HalfStorage", "torch.float8_e4m3fn", "torch.storage.UntypedStorage",
                             "builtins.set", "torch.nn.parameter.Parameter", "torch.cuda.sparse.FloatTensor", "_codecs.encode"})
        QTest::newRow(name) << int(ImportFact::Class::Tensors);
    for (const char *name : {"torch.nn.modules.linear.Linear", "torch.FloatStorage.x", "sklearn.svm._classes.SVC", "torch.XStorage", "collections.OrderedDict.os",
                             "osmium.read", "mymodel.code.Trace", "torch.float", "numpy.random.mtrand.RandomState", "sklearn.ensemble._gb.trace"})
        QTest::newRow(name) << int(ImportFact::Class::NeedsCode);
    for (const char *name : {"os.system", "posix.system", "nt.system", "os", "subprocess.Popen", "builtins.eval", "builtins.exec", "builtins.__import__", "builtins.getattr",
                             "sys.modules", "webbrowser.open", "runpy.run_path", "socket.socket", "torch.load", "torch.hub.load", "numpy.distutils.exec_command",
                             "pickle.loads", "operator.attrgetter", "torch.utils.bottleneck.__main__.run", "foo.subprocess.call", "x.builtins.eval", "pip.main",
                             "torch.fx.experimental.symbolic_shapes.ShapeEnv", "asyncio.run", "ctypes.CDLL", "importlib.import_module", "shutil.rmtree", "_io.open"})
        QTest::newRow(name) << int(ImportFact::Class::Dangerous);
    // One tail of each name decides.
    QTest::newRow("torch.nn.sys") << int(ImportFact::Class::Dangerous);
}

void TestMachine::classes()
{
    QFETCH(int, kind);
    const char *name = QTest::currentDataTag();
    if (std::string_view(name) == "torch.float")
        kind = int(ImportFact::Class::Tensors);
    if (std::string_view(name) == "collections.OrderedDict.os")
        kind = int(ImportFact::Class::Dangerous);
    QCOMPARE(int(classOf(name)), kind);
}

void TestMachine::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const std::string &bytes, const char *why) { QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromLatin1(why); };
    row("no opcode", "\xff", "at byte 0: 0xff is no opcode");
    row("protocol 6", "\x80\x06N.", "protocol 6 is not known");
    row("STOP with nothing", ".", "needs more values");
    row("below a mark", "N(a.", "needs more values");
    row("no mark", "Nt.", "needs a mark");
    row("APPENDS without a list", "(Ne.", "needs more values");
    row("key without a value", "}(Nu.", "a key without a value");
    row("DICT with an odd number", "(Nd.", "a key without a value");
    row("unknown memo place", "h\x05.", "memo place 5");
    row("memo place that is no number", "Npx\n.", "no number");
    row("number that is none", "Ixy\n.", "a number that is none");
    row("text past the end", "\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\x7fN.", "ends too early");
    row("frame past the end", "\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\x7fN.", "ends too early");
    row("OBJ without a class", "(o.", "without a class");
    row("text without quotes", "S\n.", "without quotes");
    row("no end", "N", "ends too early");
}

void TestMachine::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const Pickle pickle = readBytes(bytes.toStdString());
    QVERIFY(pickle.error);
    QVERIFY(!pickle.root);
    QVERIFY2(pickle.error->message.contains(why), qPrintable(pickle.error->message));
}

void TestMachine::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    QTest::newRow("stack") << QByteArray(1'100'000, 'N') << QStringLiteral("values on the stack");
    QTest::newRow("marks") << QByteArray(1'100'000, '(') << QStringLiteral("too many marks");
    QTest::newRow("opcodes") << QByteArray("N0").repeated(2'600'000) << QStringLiteral("more than 5000000 opcodes");
    QByteArray imports;
    for (int i = 0; i < 20'001; ++i)
        imports += "cmodule\nname" + QByteArray::number(i) + "\n";
    QTest::newRow("imports") << imports << QStringLiteral("20000 different imports");
    QTest::newRow("memo") << QByteArray("Nr\xff\xff\xff\x7f.") << QStringLiteral("far beyond");
}

void TestMachine::limits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const Pickle pickle = readBytes(bytes.toStdString());
    QVERIFY(pickle.error);
    QCOMPARE(pickle.error->code, Error::Code::Limit);
    QVERIFY2(pickle.error->message.contains(why), qPrintable(pickle.error->message));
}

void TestMachine::passesOverLongBytes()
{
    const std::string bytes = "B\x01\0\x02\0"s + std::string(0x20001, 'x') + "U\x03" "abc\x86.";
    const Pickle pickle = readBytes(bytes);
    QVERIFY2(!pickle.error, pickle.error ? qPrintable(pickle.error->message) : "");
    const auto items = pickle.tree.items(*pickle.root);
    QVERIFY(!pickle.tree.text(items[0]));
    QCOMPARE(pickle.tree.length(items[0]), std::uint64_t(0x20001));
    QCOMPARE(pickle.tree.text(items[1]), std::string_view("abc"));
    QCOMPARE(pickle.end, std::uint64_t(bytes.size()));
}

void TestMachine::sharesWithoutCopying()
{
    // A tuple of three of the one before, sixty times: 3^60 values when written out.
    std::string bytes = "\x80\x02N";
    for (int i = 0; i < 60; ++i)
        bytes += std::string("q\0h\0h\0\x87"s);
    bytes += '.';
    const Pickle pickle = readBytes(bytes);
    QVERIFY(!pickle.error);
    int visits = 0;
    Walk walk(pickle.tree);
    walk.run(*pickle.root, [&](const Step &) { return ++visits < 0; });
    QCOMPARE(visits, 0);
    QVERIFY(!walk.wasTooDeep());
    QVERIFY(pickle.tree.size() < 100);
}

void TestMachine::walksIntoItself()
{
    // A list that holds itself, and 200 lists inside each other.
    const Pickle itself = readBytes("]q\0h\0acfoo\nBar\n)Ra."s);
    QVERIFY(!itself.error);
    int visits = 0;
    Walk walk(itself.tree);
    walk.run(*itself.root, [&](const Step &step) {
        ++visits;
        return walk.nameOf(step) != "1";
    });
    QCOMPARE(visits, 1);

    const Pickle deep = readBytes(std::string(200, '(') + std::string(200, 'l') + '.');
    QVERIFY(!deep.error);
    Walk far(deep.tree);
    far.run(*deep.root, [](const Step &) { return false; });
    QVERIFY(far.wasTooDeep());
}

void TestMachine::readsSeveralInARow()
{
    const std::string bytes = "\x80\x02K\x01.\x80\x02K\x02.";
    const Pickle first = readBytes(bytes);
    const Pickle second = pickle::read(MemorySource(bytes), first.end);
    QCOMPARE(first.end, std::uint64_t(5));
    QCOMPARE(second.tree.integer(*second.root), std::int64_t(2));
    QCOMPARE(second.end, std::uint64_t(10));
}

void TestMachine::survivesTruncation()
{
    const std::string bytes = "\x80\x04\x95\x10\0\0\0\0\0\0\0}\x94(\x8c\x01" "a\x94" "cfoo\nBar\n)R}(U\x01xI12\nubM\x01\x02L5L\nF1.5\nV\xc3\xa4\nu."s;
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const Pickle pickle = readBytes(bytes.substr(0, length));
        QVERIFY2(pickle.error, qPrintable(QString::number(length)));
    }
}

void TestMachine::tellsForeignOpcodes()
{
    QVERIFY(readBytes("\x80\x02}q\0."s).foreign.isEmpty());
    QCOMPARE(readBytes("\x80\x04\x8c\x02os\x8c\x06system\x93.").foreign, QStringLiteral("SHORT_BINUNICODE at byte 2"));
}

QTEST_APPLESS_MAIN(TestMachine)
#include "test_machine.moc"
