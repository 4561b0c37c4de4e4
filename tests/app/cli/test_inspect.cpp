// SPDX-License-Identifier: Apache-2.0
#include "core/json/json.h"
#include "tests/app/cli/clirun.h"
#include "tests/core/weights/largefiles.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using mlm::Json;

/// What `mlm inspect`, `import`, `new --from-weights` and `verify` make of model files.
class TestInspectCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsTheFactsAsJson();
    void printsATable();
    void listsTensors();
    void hashesByAnyFunction();
    void keepsTheTerminalSafe();
    void goesOnAfterADamagedFile();
    void imports();
    void acceptsAndConfirms();
    void startsAnItem();
    void verifiesWhatIsInside();
    void agreesWithPublishedFiles_data();
    void agreesWithPublishedFiles();
    void survivesHostileFiles_data();
    void survivesHostileFiles();
    void runsNothing();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QByteArray tensors(const QByteArray &name)
{
    return largefiles::safetensorsHead("{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"__metadata__\":{\"format\":\"pt\"}}") + QByteArray(8, 'x');
}

Json inspected(const QStringList &arguments, int exit = 0)
{
    const CliRun run = runCli(QStringList{QStringLiteral("inspect"), QStringLiteral("--format"), QStringLiteral("json")} + arguments);
    if (run.exit != exit)
        qWarning("exit %d: %s", run.exit, run.err.c_str());
    return Json::parse(run.out, nullptr, false);
}

QString shared(const char *part = "")
{
    return qEnvironmentVariable("MLM_SHARED") + QStringLiteral("/weights/") + QString::fromUtf8(part);
}

/// The rows of expected.json: refused files or the others.
void addRows(bool refused)
{
    QTest::addColumn<QString>("file");
    const QByteArray text = qEnvironmentVariableIsSet("MLM_SHARED") ? contentOf(shared("expected.json")) : QByteArray();
    const Json files = Json::parse(text.toStdString(), nullptr, false);
    for (auto it = files.begin(); files.is_object() && it != files.end(); ++it) {
        const bool hostile = it.key().find("hostile/") != std::string::npos || !it.value()["refused"].is_null();
        if (hostile == refused)
            QTest::newRow(it.key().c_str()) << QString::fromStdString(it.key());
    }
    if (!files.is_object())
        QTest::newRow("none") << QString();
}

} // namespace

void TestInspectCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestInspectCommand::tellsTheFactsAsJson()
{
    QVERIFY(put(path("a.safetensors"), tensors("w")));
    const Json found = inspected({path("a.safetensors")});
    QVERIFY(found["files"].size() == 1);
    const Json &file = found["files"][0];
    QStringList names;
    for (const auto &[name, value] : file.items())
        names += QString::fromStdString(name);
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("path format size checksum framework framework_version artifact_type media_type tensors total_parameters "
                                                          "parameter_bytes dtypes inputs outputs imports notes error"));
    QVERIFY(file["format"] == "safetensors" && file["framework"] == "PyTorch" && file["tensors"] == 1 && file["total_parameters"] == 2 && file["parameter_bytes"] == 8);
    QVERIFY(file["framework_version"].is_null() && file["error"].is_null() && file["dtypes"]["float32"] == 2);
    QVERIFY(file["checksum"].get<std::string>().starts_with("1220"));
    QVERIFY(inspected({path("a.safetensors"), QStringLiteral("--no-checksum")})["files"][0]["checksum"].is_null());
    const CliRun lines = runCli({QStringLiteral("inspect"), QStringLiteral("--format"), QStringLiteral("jsonl"), path("a.safetensors"), path("gone")});
    QCOMPARE(lines.exit, 3);
    QCOMPARE(std::count(lines.out.begin(), lines.out.end(), '\n'), std::ptrdiff_t(2));
}

void TestInspectCommand::printsATable()
{
    QVERIFY(put(path("a.safetensors"), tensors("w")) && put(path("b.safetensors"), tensors("v")));
    const CliRun one = runCli({QStringLiteral("inspect"), path("a.safetensors")});
    QCOMPARE(one.exit, 0);
    QVERIFY(one.out.find("Framework          PyTorch (") != std::string::npos);
    const CliRun two = runCli({QStringLiteral("inspect"), m_folder->path()});
    const QStringList lines = QString::fromStdString(two.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    for (const QString &line : lines)
        QCOMPARE(line.indexOf(line == lines.front() ? QStringLiteral("  Format") : QStringLiteral("  safetensors  ")), lines.front().indexOf(QStringLiteral("  Format")));
}

void TestInspectCommand::listsTensors()
{
    QVERIFY(put(path("a.safetensors"), tensors("layer.weight")));
    QVERIFY(runCli({QStringLiteral("inspect"), QStringLiteral("--tensors"), path("a.safetensors")}).out.find("layer.weight  float32  [2]") != std::string::npos);
    const Json list = inspected({QStringLiteral("--tensors"), path("a.safetensors")})["files"][0]["tensors"];
    QVERIFY((list == Json::parse(R"([{"name": "layer.weight", "data_type": "float32", "shape": [2]}])")));
}

void TestInspectCommand::hashesByAnyFunction()
{
    QVERIFY(put(path("a.bin"), "test"));
    const auto checksum = [&](const char *hash) {
        return inspected({QStringLiteral("--hash"), QString::fromLatin1(hash), path("a.bin")}, 1)["files"][0]["checksum"].get<std::string>();
    };
    QCOMPARE(checksum("md5"), std::string("d50110098f6bcd4621d373cade4e832627b4f6"));
    QCOMPARE(checksum("blake2b-128"), std::string("90e4021044a8995dd50b6657a037a7839304535b"));
    QVERIFY(checksum("sha3-256").starts_with("162036f028580bb0"));
    QCOMPARE(runCli({QStringLiteral("inspect"), QStringLiteral("--hash"), QStringLiteral("blake3"), path("a.bin")}).exit, 2);
}

void TestInspectCommand::keepsTheTerminalSafe()
{
    QVERIFY(put(path("a.safetensors"), tensors("\\u001b[31mred\\u009b\\u202e\\n")));
    const CliRun run = runCli({QStringLiteral("inspect"), QStringLiteral("--tensors"), path("a.safetensors")});
    QVERIFY(run.out.find('\x1b') == std::string::npos && run.out.find("\xc2\x9b") == std::string::npos && run.out.find("\xe2\x80\xae") == std::string::npos);
    QVERIFY2(run.out.find("\\u{1b}[31mred\\u{9b}\\u{202e}\\u{a}") != std::string::npos, run.out.c_str());
    // As JSON it is a text like any other.
    QVERIFY(inspected({QStringLiteral("--tensors"), path("a.safetensors")})["files"][0]["tensors"][0]["name"].get<std::string>().starts_with("\x1b[31m"));
}

void TestInspectCommand::goesOnAfterADamagedFile()
{
    QVERIFY(put(path("a.safetensors"), tensors("w").left(40)) && put(path("b.safetensors"), tensors("w")));
    const Json files = inspected({path("a.safetensors"), path("b.safetensors")}, 1)["files"];
    QVERIFY(files.size() == 2 && files[0]["error"].is_string() && files[1]["error"].is_null());
    QVERIFY(inspected({path("gone"), path("b.safetensors")}, 3)["files"].size() == 2);
    QVERIFY(runCli({QStringLiteral("inspect"), path("a.safetensors"), path("b.safetensors")}).out.find("error: ") != std::string::npos);
}

void TestInspectCommand::imports()
{
    QVERIFY(put(path("a.safetensors"), tensors("w")) && put(path("b.safetensors"), tensors("v")));
    QCOMPARE(runCli({QStringLiteral("new"), QStringLiteral("--from"), QStringLiteral("empty"), QStringLiteral("-o"), path("i.json")}).exit, 0);
    const CliRun run = runCli({QStringLiteral("import"), path("i.json"), QStringLiteral("--asset"), QStringLiteral("w"), QStringLiteral("--weights"), path("a.safetensors"), path("b.safetensors")});
    QCOMPARE(run.exit, 0);
    const Json item = Json::parse(contentOf(path("i.json")).toStdString());
    QVERIFY2(item["properties"]["mlm:framework"] == "PyTorch" && item["properties"]["mlm:total_parameters"] == 2, run.out.c_str());
    QVERIFY(item["assets"].contains("w") && item["assets"].contains("b.safetensors"));
    QVERIFY(item["assets"]["w"]["mlm:artifact_type"] == "safetensors.torch.save_file");
    QCOMPARE(runCli({QStringLiteral("import"), path("i.json"), QStringLiteral("--weights"), path("gone")}).exit, 3);
}

void TestInspectCommand::acceptsAndConfirms()
{
    QVERIFY(put(path("a.safetensors"), tensors("w")));
    Json item = Json::parse(runCli({QStringLiteral("new"), QStringLiteral("--from"), QStringLiteral("empty")}).out);
    item["properties"]["mlm:framework"] = "Keras";
    item["assets"]["model"]["file:size"] = 1;
    const auto imported = [&](const QStringList &more) {
        (void)put(path("i.json"), QByteArray::fromStdString(item.dump()));
        const CliRun run = runCli(QStringList{QStringLiteral("import"), path("i.json"), QStringLiteral("--weights"), path("a.safetensors")} + more);
        return run.exit == 0 ? Json::parse(contentOf(path("i.json")).toStdString()) : Json();
    };
    Json after = imported({});
    QVERIFY(after["properties"]["mlm:framework"] == "Keras" && !after["properties"].contains("mlm:memory_size"));
    QVERIFY(after["assets"]["model"]["file:size"] == QFileInfo(path("a.safetensors")).size()); // it is another file now
    after = imported({QStringLiteral("--accept")});
    QVERIFY(after["properties"]["mlm:framework"] == "PyTorch" && !after["properties"].contains("mlm:memory_size"));
    after = imported({QStringLiteral("--confirm")});
    QVERIFY(after["properties"]["mlm:framework"] == "Keras" && after["properties"]["mlm:memory_size"] == 8);
    QVERIFY(imported({QStringLiteral("--dry-run"), QStringLiteral("--accept"), QStringLiteral("--confirm")}) == item);
}

void TestInspectCommand::startsAnItem()
{
    QVERIFY(put(path("my net.safetensors"), tensors("w")));
    QCOMPARE(runCli({QStringLiteral("new"), QStringLiteral("--from-weights"), path("my net.safetensors"), QStringLiteral("-o"), path("i.json"),
                     QStringLiteral("--mlm-version"), QStringLiteral("1.5.1")}).exit, 0);
    const Json item = Json::parse(contentOf(path("i.json")).toStdString());
    QVERIFY(item["id"] == "my-net" && item["properties"]["mlm:total_parameters"] == 2 && item["assets"]["model"]["href"] == "./my%20net.safetensors");
    QCOMPARE(runCli({QStringLiteral("verify"), path("i.json")}).exit, 0);
    QCOMPARE(runCli({QStringLiteral("new"), QStringLiteral("--from-weights"), path("gone")}).exit, 3);
    QCOMPARE(runCli({QStringLiteral("new"), QStringLiteral("--from-weights"), path("gone"), QStringLiteral("--from"), QStringLiteral("empty")}).exit, 2);
}

void TestInspectCommand::verifiesWhatIsInside()
{
    QVERIFY(put(path("a.safetensors"), tensors("w")));
    QCOMPARE(runCli({QStringLiteral("new"), QStringLiteral("--from-weights"), path("a.safetensors"), QStringLiteral("-o"), path("i.json")}).exit, 0);
    Json item = Json::parse(contentOf(path("i.json")).toStdString());
    item["properties"]["mlm:total_parameters"] = 3;
    QVERIFY(put(path("i.json"), QByteArray::fromStdString(item.dump())));
    const CliRun text = runCli({QStringLiteral("verify"), path("i.json")});
    QCOMPARE(text.exit, 1);
    QVERIFY2(text.out.find("model: error: total parameters: recorded is 3, the file has 2") != std::string::npos, text.out.c_str());
    QVERIFY(text.out.find("model: framework: as recorded, PyTorch") != std::string::npos);
    QCOMPARE(runCli({QStringLiteral("verify"), QStringLiteral("--no-facts"), path("i.json")}).exit, 0);
    const CliRun run = runCli({QStringLiteral("verify"), QStringLiteral("--format"), QStringLiteral("json"), path("i.json")});
    QCOMPARE(run.exit, 1);
    const Json json = Json::parse(run.out);
    QVERIFY(json["summary"]["differs"] == 1 && json["documents"][0]["assets"][0]["state"] == "checked");
}

void TestInspectCommand::agreesWithPublishedFiles_data()
{
    addRows(false);
}

void TestInspectCommand::agreesWithPublishedFiles()
{
    QFETCH(QString, file);
    if (file.isEmpty())
        QSKIP("MLM_SHARED is not set: no published model files to read.");
    static const Json all = Json::parse(contentOf(shared("expected.json")).toStdString());
    const Json &expected = all.at(file.toStdString());
    const QString whole = shared(file.toUtf8().constData());
    const Json found = inspected({whole})["files"][0];
    const auto same = [&](const char *ours, const char *theirs) {
        if (found[ours] != expected[theirs])
            qWarning("%s: %s, expected %s", ours, found[ours].dump().c_str(), expected[theirs].dump().c_str());
        return found[ours] == expected[theirs];
    };
    QVERIFY2(found["error"].is_null(), found["error"].dump().c_str());
    QVERIFY(same("format", "format"));
    // The other reader does not count the arrays of a pickle as tensors, and says 0 of what a package of native code keeps to itself.
    if (found["tensors"].is_number() && expected["n_tensors"].is_number())
        QVERIFY(same("tensors", "n_tensors") && same("dtypes", "dtypes") && same("total_parameters", "total_parameters"));
    else
        QVERIFY(found["total_parameters"].is_null() || expected["n_tensors"] == 0);
    for (const char *ports : {"inputs", "outputs"}) {
        Json list = Json::array();
        for (const Json &port : expected[ports])
            list.push_back({{"name", port.value("name", Json())}, {"shape", port.value("shape", Json())}, {"data_type", port.value("dtype", Json())}});
        QVERIFY2(found[ports] == list, found[ports].dump().c_str());
    }
    if (!QFileInfo(whole).isFile() || !expected.contains("checksum"))
        return;
    for (const auto &[name, checksum] : expected["checksum"].items()) {
        const Json other = inspected({QStringLiteral("--hash"), QString::fromStdString(name), whole})["files"][0]["checksum"];
        QVERIFY2(other == checksum, name.c_str());
    }
}

void TestInspectCommand::survivesHostileFiles_data()
{
    addRows(true);
}

void TestInspectCommand::survivesHostileFiles()
{
    QFETCH(QString, file);
    if (file.isEmpty())
        QSKIP("MLM_SHARED is not set: no published model files to read.");
    const CliRun run = runCli({QStringLiteral("inspect"), QStringLiteral("--format"), QStringLiteral("json"), shared(file.toUtf8().constData())});
    const Json found = Json::parse(run.out)["files"][0];
    const bool warned = std::any_of(found["notes"].begin(), found["notes"].end(), [](const Json &note) { return note["level"] != "info"; });
    QVERIFY2(run.exit == 1 || warned, run.out.c_str());
}

/// A pickle that would make a file, bare and in what else may hold one.
void TestInspectCommand::runsNothing()
{
    const QString canary = path("canary");
    const QByteArray command = "touch " + canary.toUtf8();
    const QByteArray pickle = QByteArray("\x80\x02", 2) + "cposix\nsystem\nX" + largefiles::number(quint64(command.size()), 4) + command + QByteArray("\x85R.");
    const QByteArray legacy = QByteArray("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e", 15) + QByteArray("\x80\x02M\xe9\x03.", 6) +
                              QByteArray("\x80\x02}.", 4) + pickle + QByteArray("\x80\x02].", 4);
    QVERIFY(put(path("bare.pkl"), pickle) && put(path("model.joblib"), pickle) && put(path("legacy.pt"), legacy));
    QVERIFY(largefiles::zip(path("torch.pt"), {{"m/data.pkl", pickle}, {"m/version", "3\n"}}));
    QVERIFY(largefiles::zip(path("script.pt"), {{"m/data.pkl", pickle}, {"m/constants.pkl", pickle}, {"m/code/__torch__.py", "x"}, {"m/version", "3\n"}}));
    QVERIFY(largefiles::zip(path("serve.mar"), {{"MAR-INF/MANIFEST.json", R"({"model": {"modelName": "m", "serializedFile": "m.pt", "handler": "h.py"}})"}, {"m.pt", legacy}}));
    for (const char *name : {"bare.pkl", "model.joblib", "legacy.pt", "torch.pt", "script.pt", "serve.mar"}) {
        const CliRun run = runCli({QStringLiteral("inspect"), QStringLiteral("--format"), QStringLiteral("json"), path(name)});
        const Json file = Json::parse(run.out)["files"][0];
        const bool named = std::any_of(file["imports"].begin(), file["imports"].end(), [](const Json &import) { return import["name"] == "posix.system" && import["class"] == "dangerous"; });
        QVERIFY2(named, run.out.c_str());
        QVERIFY2(runCli({QStringLiteral("new"), QStringLiteral("--from-weights"), path(name), QStringLiteral("-o"), path("i.json")}).exit == 0, name);
        (void)runCli({QStringLiteral("verify"), path("i.json")});
        (void)runCli({QStringLiteral("import"), path("i.json"), QStringLiteral("--weights"), path(name)});
        QVERIFY2(!QFile::exists(canary), name);
    }
}

QTEST_GUILESS_MAIN(TestInspectCommand)
#include "test_inspect.moc"
