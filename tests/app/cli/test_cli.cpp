// SPDX-License-Identifier: Apache-2.0
#include "core/json/json.h"
#include "tests/app/cli/clirun.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;

namespace {
const QString example = QStringLiteral(MLM_EXAMPLE "/item.json");
const QString weights = QStringLiteral(MLM_EXAMPLE "/weights.safetensors");
} // namespace

class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void validatesAsText();
    void validatesAsJson();
    void validatesLines();
    void validatesFolders();
    void startsFromTemplates();
    void imports();
    void importsTwiceTheSame();
    void verifies();
    void verifiesOnlyInside();
    void exportsAnItem();
    void exportsACollection();
    void knowsItsUsage_data();
    void knowsItsUsage();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
};

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCli::validatesAsText()
{
    const CliRun run = runCli({QStringLiteral("validate"), example});
    QCOMPARE(run.exit, 0);
    QVERIFY(run.err.empty());
    QVERIFY(run.out.starts_with(example.toStdString() + ": valid and conformant (STAC 1.1.0, MLM 1.5.2)\n"));
    QVERIFY(run.out.find("\nDocuments: 1, valid: 1, conformant: 1. Errors: 0, warnings: 0, advice: ") != std::string::npos);
    // A licence that says nothing is advice, two inputs of one name are a warning.
    Json item = Json::parse(contentOf(example).toStdString());
    item["properties"]["mlm:input"].push_back(item["properties"]["mlm:input"][0]);
    QVERIFY(put(path("warned.json"), QByteArray::fromStdString(item.dump(2))));
    QCOMPARE(runCli({QStringLiteral("validate"), path("warned.json")}).exit, 0);
    QCOMPARE(runCli({QStringLiteral("validate"), QStringLiteral("--strict"), path("warned.json")}).exit, 1);
}

void TestCli::validatesAsJson()
{
    QVERIFY(put(path("broken.json"), "{\"type\": \"Feature\",,}"));
    const CliRun run = runCli({QStringLiteral("validate"), QStringLiteral("--format"), QStringLiteral("json"), example, path("broken.json")});
    QCOMPARE(run.exit, 1);
    const Json all = Json::parse(run.out);
    QCOMPARE(all["documents"].size(), std::size_t{2});
    QVERIFY(all["documents"][0]["valid"] == true && all["documents"][1]["valid"] == false);
    QVERIFY(all["documents"][1]["findings"][0]["column"] == 20);
    QVERIFY(all["summary"]["documents"] == 2 && all["summary"]["valid"] == 1);
}

void TestCli::validatesLines()
{
    const std::string good = Json::parse(contentOf(example).toStdString()).dump();
    const std::string input = good + "\n\nnot json\n" + good + "\r\n[1]\n" + good; // the last line has no end
    const CliRun run = runCli({QStringLiteral("validate"), QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("-")}, input);
    QCOMPARE(run.exit, 1);
    std::istringstream lines(run.out);
    std::vector<Json> results;
    for (std::string line; std::getline(lines, line);)
        results.push_back(Json::parse(line));
    const std::vector<bool> valid{true, false, false, true, false, true};
    QCOMPARE(results.size(), valid.size());
    for (std::size_t i = 0; i < valid.size(); ++i) {
        QVERIFY(results[i]["valid"] == valid[i]);
        QVERIFY(results[i]["path"] == "-:" + std::to_string(i + 1));
        QVERIFY(valid[i] || results[i]["findings"].size() > 0);
    }
    QCOMPARE(runCli({QStringLiteral("validate"), QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("-")}, "").out, std::string());
    QCOMPARE(runCli({QStringLiteral("validate"), QStringLiteral("-")}, good).exit, 0);
}

void TestCli::validatesFolders()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("b/ä")));
    QVERIFY(QFile::copy(example, path("b/ä/two.geojson")) && QFile::copy(example, path("a.json")));
    QVERIFY(put(path("package.json"), "{\"name\": \"x\"}") && put(path("notes.txt"), "x"));
    const CliRun text = runCli({QStringLiteral("validate"), m_folder->path()});
    QCOMPARE(text.exit, 0);
    QVERIFY(text.out.find("package.json: skipped") != std::string::npos);
    QVERIFY(text.out.find("/a.json: valid") < text.out.find("two.geojson: valid"));
    const Json json = Json::parse(runCli({QStringLiteral("validate"), QStringLiteral("--format"), QStringLiteral("json"), m_folder->path()}).out);
    QCOMPARE(json["documents"].size(), std::size_t{2});
}

void TestCli::startsFromTemplates()
{
    const CliRun run = runCli({QStringLiteral("new"), QStringLiteral("--from"), QStringLiteral("detection"), QStringLiteral("--id"), QStringLiteral("x-1"),
                               QStringLiteral("--stac-version"), QStringLiteral("1.0.0"), QStringLiteral("--mlm-version"), QStringLiteral("1.5.0")});
    QCOMPARE(run.exit, 0);
    const Json item = Json::parse(run.out);
    QVERIFY(item["id"] == "x-1" && item["stac_version"] == "1.0.0");
    QVERIFY(item["stac_extensions"][0] == "https://stac-extensions.github.io/mlm/v1.5.0/schema.json");
    QVERIFY(run.out.ends_with("}\n"));
    QCOMPARE(runCli({QStringLiteral("new"), QStringLiteral("--from"), QStringLiteral("empty"), QStringLiteral("-o"), path("new.json")}).exit, 0);
    QCOMPARE(runCli({QStringLiteral("validate"), path("new.json")}).exit, 1); // nothing filled in yet
}

void TestCli::imports()
{
    QVERIFY(QFile::copy(example, path("item.json")) && QFile::copy(weights, path("weights.safetensors")));
    const CliRun dry = runCli({QStringLiteral("import"), path("item.json"), QStringLiteral("--weights"), path("weights.safetensors"), QStringLiteral("--dry-run")});
    QCOMPARE(dry.exit, 0);
    QVERIFY(dry.out.find("/assets/model/file:size ") != std::string::npos && dry.out.find(" 3552 ") != std::string::npos);
    QCOMPARE(contentOf(path("item.json")), contentOf(example));
    QCOMPARE(runCli({QStringLiteral("import"), path("item.json"), QStringLiteral("--weights"), path("weights.safetensors")}).exit, 0);
    const Json item = Json::parse(contentOf(path("item.json")).toStdString());
    QVERIFY(item["assets"]["model"]["file:size"] == 3552);
    QVERIFY(item["assets"]["model"]["file:checksum"].get<std::string>().starts_with("1220"));
    QVERIFY(item["assets"]["model"]["href"] == "./weights.safetensors");
    // Only lines were added, and one got a comma.
    const QList<QByteArray> before = contentOf(example).split('\n'), after = contentOf(path("item.json")).split('\n');
    QCOMPARE(after.size(), before.size() + 5);
    QCOMPARE(runCli({QStringLiteral("validate"), QStringLiteral("--strict"), path("item.json")}).exit, 0);
    // Into another folder, the address leads back.
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("out")));
    QCOMPARE(runCli({QStringLiteral("import"), path("item.json"), QStringLiteral("--weights"), path("weights.safetensors"), QStringLiteral("-o"), path("out/i.json")}).exit, 0);
    QVERIFY(Json::parse(contentOf(path("out/i.json")).toStdString())["assets"]["model"]["href"] == "../weights.safetensors");
}

void TestCli::importsTwiceTheSame()
{
    QVERIFY(QFile::copy(example, path("item.json")));
    const QStringList command{QStringLiteral("import"), path("item.json"), QStringLiteral("--weights"), weights, QStringLiteral("--asset"), QStringLiteral("model")};
    QCOMPARE(runCli(command).exit, 0);
    const QByteArray once = contentOf(path("item.json"));
    QCOMPARE(runCli(command).exit, 0);
    QCOMPARE(contentOf(path("item.json")), once);
}

void TestCli::verifies()
{
    QVERIFY(QFile::copy(example, path("item.json")) && QFile::copy(weights, path("weights.safetensors")));
    QCOMPARE(runCli({QStringLiteral("import"), path("item.json"), QStringLiteral("--weights"), path("weights.safetensors")}).exit, 0);
    const CliRun good = runCli({QStringLiteral("verify"), path("item.json")});
    QCOMPARE(good.exit, 0);
    QVERIFY(good.out.find("model: size and checksum fit\n") != std::string::npos);
    QVERIFY(good.out.find("source_code: not checked") != std::string::npos);
    QByteArray changed = contentOf(path("weights.safetensors"));
    changed[changed.size() - 1] = char(changed[changed.size() - 1] ^ 1);
    QVERIFY(put(path("weights.safetensors"), changed));
    const CliRun bad = runCli({QStringLiteral("verify"), path("item.json")});
    QCOMPARE(bad.exit, 1);
    QVERIFY(bad.out.find("model: error: the checksum is 1220") != std::string::npos);
    QVERIFY(QFile::remove(path("weights.safetensors")));
    QCOMPARE(runCli({QStringLiteral("verify"), path("item.json")}).exit, 1);
}

void TestCli::verifiesOnlyInside()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("in")) && put(path("outside.bin"), "abc") && put(path("in/a b.bin"), "abc"));
    QVERIFY(QFile::link(path("outside.bin"), path("in/link.bin")));
    const auto verify = [&](const char *href, const QStringList &more = {}) {
        (void)put(path("in/i.json"), QByteArray("{\"assets\": {\"a\": {\"file:size\": 3, \"href\": \"") + href + "\"}}}");
        return runCli(QStringList{QStringLiteral("verify"), path("in/i.json")} + more).out;
    };
    QVERIFY(verify("./a%20b.bin").ends_with("a: the size fits\n"));
    QVERIFY(verify("a b.bin").ends_with("a: the size fits\n"));
    for (const char *outside : {"../outside.bin", "%2e%2e/outside.bin", "link.bin", "x/../../outside.bin"})
        QVERIFY2(verify(outside).find("not checked, it leads out of the folder") != std::string::npos, outside);
    for (const char *remote : {"https://example.org/a.bin", "/etc/hostname", "file:///etc/hostname", "s3://b/k"})
        QVERIFY2(verify(remote).find("not checked, it is not beside the Item") != std::string::npos, remote);
    QVERIFY(verify("../outside.bin", {QStringLiteral("--base"), m_folder->path()}).ends_with("a: the size fits\n"));
    QVERIFY(verify("gone.bin").find("error: there is no file") != std::string::npos);
    QCOMPARE(runCli({QStringLiteral("verify"), path("in/i.json"), QStringLiteral("--base"), path("gone")}).exit, 3);
}

void TestCli::exportsAnItem()
{
    QCOMPARE(runCli({QStringLiteral("export"), QStringLiteral("item"), example, QStringLiteral("-o"), path("out.json")}).exit, 0);
    QCOMPARE(runCli({QStringLiteral("validate"), path("out.json")}).exit, 0);
    const CliRun out = runCli({QStringLiteral("export"), QStringLiteral("item"), example, QStringLiteral("-o"), QStringLiteral("-")});
    QCOMPARE(QByteArray::fromStdString(out.out), contentOf(example));
    Json item = Json::parse(contentOf(example).toStdString());
    item["properties"].erase("mlm:name");
    QVERIFY(put(path("bad.json"), QByteArray::fromStdString(item.dump())));
    const CliRun bad = runCli({QStringLiteral("export"), QStringLiteral("item"), path("bad.json"), QStringLiteral("-o"), path("no.json")});
    QCOMPARE(bad.exit, 1);
    QVERIFY(bad.err.find("bad.json") != std::string::npos);
    QVERIFY(!QFile::exists(path("no.json")));
}

void TestCli::exportsACollection()
{
    const QStringList command{QStringLiteral("export"), QStringLiteral("collection"), example, example, QStringLiteral("--id"), QStringLiteral("c"),
                              QStringLiteral("-o"), path("out")};
    const CliRun run = runCli(command);
    QCOMPARE(run.exit, 0);
    QVERIFY(run.err.find("kelp-canopy-unet-s2-2") != std::string::npos);
    QCOMPARE(runCli({QStringLiteral("validate"), QStringLiteral("--strict"), path("out")}).exit, 0);
    QCOMPARE(runCli(command).exit, 3); // nothing is overwritten unasked
    QCOMPARE(runCli(command + QStringList{QStringLiteral("--overwrite")}).exit, 0);
    QCOMPARE(runCli(command + QStringList{QStringLiteral("--overwrite"), QStringLiteral("--keep-ids")}).exit, 1);
}

void TestCli::knowsItsUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    const auto row = [](const char *line, int exit) {
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts) << exit;
    };
    row("--version", 0);
    row("--help", 0);
    row("validate --help", 0);
    row("export collection --help", 0);
    row("", 2);
    row("nonsense", 2);
    row("validate", 2);
    row("validate --format yaml x", 2);
    row("new", 2);
    row("new --from nonsense", 2);
    row("new --from empty --mlm-version 0.1", 2);
    row("export", 2);
    row("export collection a.json -o x", 2);
    row("import a.json", 2);
}

void TestCli::knowsItsUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exit);
    const CliRun run = runCli(arguments);
    QCOMPARE(run.exit, exit);
    QVERIFY(exit == 0 ? run.err.empty() && !run.out.empty() : !run.err.empty() && run.out.empty());
}

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
