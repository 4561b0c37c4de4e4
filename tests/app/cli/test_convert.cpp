// SPDX-License-Identifier: Apache-2.0
#include "core/json/json.h"
#include "tests/app/cli/clirun.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// An early Item: a number as id, assets as a list, a short name of an extension.
const QByteArray legacy = R"({
  "type": "Feature", "stac_version": "1.0.0-beta.2", "stac_extensions": ["dl-model"], "id": 7, "geometry": null, "links": [],
  "properties": {"datetime": "2021-01-01T00:00:00Z", "dlm:architecture": {"type": "U-Net"}},
  "assets": [{"model": {"href": "./m.pth", "roles": ["model artefact"]}}]
})";
const QByteArray plain = R"({"type": "Feature", "stac_version": "1.0.0", "id": "a", "geometry": null, "links": [], "properties": {"datetime": "2021-01-01T00:00:00Z"}, "assets": {}})";

} // namespace

class TestCliConvert : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QVERIFY(QDir(m_folder->path()).mkpath("in/deep"));
        QVERIFY(put(path("in/legacy.json"), legacy));
        QVERIFY(put(path("in/deep/plain.json"), plain));
    }

    void aFile()
    {
        const CliRun run = runCli({"convert", path("in/legacy.json"), "-o", path("out.json")});
        QCOMPARE(run.exit, 1); // names, inputs and outputs are missing
        QVERIFY2(run.out.find("legacy.json: DLM") != std::string::npos && run.out.find(" questions") != std::string::npos, run.out.c_str());
        const mlm::Json result = mlm::Json::parse(contentOf(path("out.json")).toStdString());
        QVERIFY(result["id"] == mlm::Json("7"));
        QVERIFY(result["properties"]["mlm:architecture"] == mlm::Json("U-Net"));
        QVERIFY(result["assets"].contains("model"));
        QCOMPARE(contentOf(path("in/legacy.json")), legacy);
    }
    void whatNeedsNobody()
    {
        const CliRun run = runCli({"convert", path("in/deep/plain.json"), "-o", path("out.json")});
        QCOMPARE(run.exit, 0);
        QCOMPARE(contentOf(path("out.json")), plain);
    }
    void targets()
    {
        QCOMPARE(runCli({"convert", path("in/legacy.json"), "--to", "1.4.0", "--stac-version", "1.1.0", "-o", path("out.json")}).exit, 1);
        const mlm::Json result = mlm::Json::parse(contentOf(path("out.json")).toStdString());
        QVERIFY(result["stac_version"] == mlm::Json("1.1.0"));
        QVERIFY(result["stac_extensions"][0] == mlm::Json("https://stac-extensions.github.io/mlm/v1.4.0/schema.json"));
        const CliRun unknown = runCli({"convert", path("in/legacy.json"), "--to", "9.9.9", "-o", path("none.json")});
        QCOMPARE(unknown.exit, 2);
        QVERIFY(unknown.err.find("9.9.9") != std::string::npos);
        QVERIFY(!QFile::exists(path("none.json")));
    }
    void standardInput()
    {
        const CliRun run = runCli({"convert", "-", "-o", "-"}, legacy.toStdString());
        QCOMPARE(run.exit, 1);
        QVERIFY(mlm::Json::parse(run.out)["id"] == mlm::Json("7"));
        QVERIFY(run.err.find("standard input: DLM") != std::string::npos); // the summary is elsewhere
        QCOMPARE(runCli({"convert", "-", path("in/legacy.json"), "-o", path("out")}, legacy.toStdString()).exit, 2);
    }
    void aFolderWithWhatCannotBeRead()
    {
        QVERIFY(put(path("in/broken.json"), "{\"a\": "));
        const CliRun run = runCli({"convert", path("in"), "-o", path("out"), "--report", path("report.md")});
        QCOMPARE(run.exit, 3);
        QVERIFY(QFile::exists(path("out/legacy.json")) && QFile::exists(path("out/deep/plain.json")));
        QVERIFY(!QFile::exists(path("out/broken.json")));
        QVERIFY2(run.out.find("broken.json: not converted: ") != std::string::npos, run.out.c_str());
        QVERIFY2(run.out.find("3 documents: 2 converted, 1 of them need you, 1 not converted") != std::string::npos, run.out.c_str());
        const QByteArray report = contentOf(path("report.md"));
        QVERIFY(report.contains("legacy.json") && report.contains("plain.json") && report.contains("broken.json") && report.contains("/properties/dlm:architecture/type"));
    }
    void reportAsJson()
    {
        QVERIFY(put(path("in/broken.json"), "{\"a\": "));
        QCOMPARE(runCli({"convert", path("in"), "-o", path("out"), "--report", path("report.json")}).exit, 3);
        const mlm::Json report = mlm::Json::parse(contentOf(path("report.json")).toStdString());
        const mlm::Json &documents = report["documents"];
        QCOMPARE(documents.size(), std::size_t(3));
        int errors = 0;
        for (const mlm::Json &document : documents) {
            QVERIFY(document.contains("path"));
            if (document.contains("error")) {
                ++errors;
                continue;
            }
            QVERIFY(document.contains("entries") && document.contains("questions") && document.contains("summary") && document.contains("repairs"));
        }
        QCOMPARE(errors, 1);
    }
    void whatIsNearlyJson()
    {
        QVERIFY(put(path("item.yaml"), "type: Feature\nstac_version: 1.0.0\nid: y\ngeometry: null\nlinks: []\nproperties:\n  datetime: '2021-01-01T00:00:00Z'\nassets: {}\n"));
        QVERIFY(put(path("comma.json"), "// a note\n" + QByteArray(plain).replace("\"assets\": {}}", "\"assets\": {},}")));
        const CliRun run = runCli({"convert", path("item.yaml"), path("comma.json"), "-o", path("out"), "--report", path("report.json")});
        QCOMPARE(run.exit, 0);
        QVERIFY(mlm::Json::parse(contentOf(path("out/item.json")).toStdString())["id"] == mlm::Json("y"));
        QVERIFY(mlm::Json::parse(contentOf(path("out/comma.json")).toStdString()) == mlm::Json::parse(plain.toStdString()));
        const mlm::Json report = mlm::Json::parse(contentOf(path("report.json")).toStdString());
        QVERIFY(!report["documents"][1]["repairs"].empty());
    }
    void aSourceIsNeverOverwritten()
    {
        const CliRun file = runCli({"convert", path("in/legacy.json"), "-o", path("in/legacy.json")});
        QCOMPARE(file.exit, 3);
        const CliRun folder = runCli({"convert", path("in"), "-o", path("in")});
        QCOMPARE(folder.exit, 3);
        QVERIFY(QFile::link(path("in"), path("same")));
        QCOMPARE(runCli({"convert", path("in"), "-o", path("same")}).exit, 3);
        QCOMPARE(contentOf(path("in/legacy.json")), legacy);
        QCOMPARE(contentOf(path("in/deep/plain.json")), plain);
    }
    /// Nor one that comes later in the same run.
    void anotherSourceIsNotOverwritten()
    {
        QVERIFY(put(path("in/deep/legacy.json"), plain));
        const CliRun run = runCli({"convert", path("in/legacy.json"), path("in/deep/plain.json"), path("in/deep/legacy.json"), "-o", path("in/deep")});
        QCOMPARE(run.exit, 3);
        QCOMPARE(contentOf(path("in/deep/legacy.json")), plain);
        QCOMPARE(contentOf(path("in/deep/plain.json")), plain);
    }
    void reportDoesNotTakeTheirPlace()
    {
        const CliRun run = runCli({"convert", path("in/legacy.json"), "-o", path("out.json"), "--report", path("in/legacy.json")});
        QCOMPARE(run.exit, 2);
        QCOMPARE(contentOf(path("in/legacy.json")), legacy);
    }
    void usage()
    {
        QCOMPARE(runCli({"convert"}).exit, 2);
        QCOMPARE(runCli({"convert", path("in/legacy.json")}).exit, 2);
        QCOMPARE(runCli({"convert", path("in"), "-o", "-"}).exit, 2);
        QCOMPARE(runCli({"convert", path("in"), "-o", path("in/legacy.json")}).exit, 2);
        QCOMPARE(runCli({"convert", path("none.json"), "-o", path("out.json")}).exit, 3);
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestCliConvert)
#include "test_convert.moc"
