// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/pickle/picklebuilder.h"
#include "tests/core/weights/torch/older.h"
#include "tests/core/weights/zip/zipbuilder.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

/// Files that would run a command, were they loaded: in each container that can hold a pickle. Reading lists what it
/// would call, and the file that the command would make never appears.
class TestCanary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsNothing_data();
    void runsNothing();
};

void TestCanary::runsNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const std::string command = "touch CANARY";
    const std::string call = runs(command);
    const auto row = [](const char *tag, const char *name, const std::string &bytes) { QTest::newRow(tag) << QString::fromLatin1(name) << QByteArray::fromStdString(bytes); };
    row("pickle", "model.pkl", pickled(call));
    row("pickle, protocol 0", "model.pkl", "cos\nsystem\n(S'" + command + "'\ntR.");
    row("pickle, protocol 0, no extension", "model", "cos\nsystem\n(S'" + command + "'\ntR.");
    row("pickle, INST", "model.pkl", "(S'" + command + "'\nios\nsystem\n.");
    row("pickle, protocol 4", "model.pkl", std::string("\x80\x04\x8c\x02os\x94\x8c\x06system\x94\x93\x94\x8c") + char(command.size()) + command + "\x85R.");
    row("pickle, broken behind", "model.pkl", "\x80\x02" + call + "\xff");
    row("second pickle", "model.pkl", pickled("N") + pickled(call));
    row("joblib", "model.joblib", pickled(call));
    const std::string wrapper = object("joblib.numpy_pickle", "NumpyArrayWrapper",
                                       dict({{"shape", integers({1})}, {"dtype", test::call("numpy", "dtype", {text("O8"), "\x89", "\x88"})}}));
    row("joblib, array of objects", "model.joblib", "\x80\x02" + wrapper + pickled(call) + ".");
    const std::string numbers = object("joblib.numpy_pickle", "NumpyArrayWrapper",
                                       dict({{"shape", integers({2})}, {"dtype", test::call("numpy", "dtype", {text("i8"), "\x89", "\x88"})},
                                             {"numpy_array_alignment_bytes", integer(16)}}));
    row("joblib, behind an array", "model.joblib", "\x80\x02(" + numbers + std::string("\x03\xff\xff\xff", 4) + std::string(16, '.') + call + "t.");
    row("joblib, zlib", "model.joblib", qCompress(QByteArray::fromStdString(pickled(call))).mid(4).toStdString());
    row("torch zip", "model.pt", zipOf({{"m/data.pkl", pickled(call)}, {"m/version", "3\n"}}));
    row("torch zip, in the state of a tensor", "model.pt", zipOf({{"m/data.pkl", pickled(dict({{"w", tensor({})}, {"x", call}}))}, {"m/data/0", std::string(24, '\0')}}));
    row("torch legacy", "model.pt", legacyOf(call, {}));
    row("torch legacy, in the keys", "model.pt", legacyOf("}", {}) .substr(0, legacyOf("}", {}).size() - 6) + pickled(call));
    row("torch tar", "model.pt", tarOf({.value = call}));
    const std::string inner = zipOf({{"m/data.pkl", pickled(call)}, {"m/version", "3\n"}});
    row("TorchServe", "model.mar", zipOf({{"MAR-INF/MANIFEST.json", R"({"runtime": "python", "model": {"modelName": "m", "serializedFile": "model.pt", "handler": "handler.py", "modelVersion": "1.0"}})"},
                                          {"model.pt", inner}, {"handler.py", ""}}));
    row("TorchScript", "model.pt", zipOf({{"m/data.pkl", pickled(call)}, {"m/constants.pkl", pickled("N")}, {"m/code/__torch__.py", ""}, {"m/version", "3\n"}}));
    row("TorchScript, in the constants", "model.pt", zipOf({{"m/data.pkl", pickled("N")}, {"m/constants.pkl", pickled(call)}, {"m/code/__torch__.py", ""}, {"m/version", "3\n"}}));
    row("torch.export, in the sample inputs", "model.pt2", zipOf({{"m/archive_format", "pt2"}, {"m/archive_version", "0"}, {"m/byteorder", "little"}, {"m/data/sample_inputs/model.pt", inner}}));
    const std::string header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }" + std::string(61, ' ') + "\n";
    const std::string npy = std::string("\x93NUMPY\x01\x00", 8) + number(header.size(), 2) + header + pickled(call);
    row("numpy array", "model.npy", npy);
    row("numpy archive", "model.npz", zipOf({{"a.npy", npy}}));
    row("torch tar, in the storages", "model.pt", tarOf({.inStorages = call}));
}

void TestCanary::runsNothing()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    // The command is run in whatever folder the test runs in: its own.
    QVERIFY(QDir::setCurrent(folder.path()));
    const QString path = folder.filePath(name);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();

    const Reading reading = readFacts(path);
    const auto found = std::find_if(reading.facts.imports.begin(), reading.facts.imports.end(), [](const ImportFact &import) { return import.name == "os.system"; });
    QVERIFY2(found != reading.facts.imports.end(), reading.refusal ? qPrintable(reading.refusal->message) : "os.system is not listed");
    QCOMPARE(found->kind, ImportFact::Class::Dangerous);
    const bool told = std::any_of(reading.facts.notes.begin(), reading.facts.notes.end(), [](const NoteFact &note) {
        return note.level == NoteFact::Level::Danger && note.text.contains(QStringLiteral("would call os.system")) && note.text.contains(QStringLiteral("Do not load it."));
    });
    QVERIFY(told);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("CANARY"))));
    QVERIFY(QDir::setCurrent(QDir::tempPath()));
}

QTEST_APPLESS_MAIN(TestCanary)
#include "test_canary.moc"
