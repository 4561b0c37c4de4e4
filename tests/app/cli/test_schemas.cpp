// SPDX-License-Identifier: Apache-2.0
#include "app/cli/schemas.h"
#include "tests/app/cli/clirun.h"
#include "tests/core/fetch/faultserver.h"
#include "core/fetch/net/netdownloader.h"
#include "core/validation/official/store.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace mlm;

/// mlm schemas: what is printed, and the exit codes.
class TestSchemas : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fetches();
    void saysWhatIsMissing();
    void tellsAsJson();
    void foldersThatCannotBe();
    void showsProgressOnATerminal();
    void sendsNothingOverHttp();
    void lists();
    void listsAsJson();
    void wrongUsage();

private:
    CliRun fetch(const FaultServer &server, const cli::FetchRequest &request, bool terminal = false);
};

CliRun TestSchemas::fetch(const FaultServer &server, const cli::FetchRequest &request, bool terminal)
{
    std::istringstream in;
    std::ostringstream out, err;
    cli::Streams streams{in, out, err, terminal};
    const QUrl url = server.url();
    const int exit = cli::fetchSchemas(request, [url] { return std::make_unique<fetch::NetDownloader>(fetch::TestServer{url, {}}); }, streams);
    return {exit, out.str(), err.str()};
}

void TestSchemas::fetches()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x.json"), R"({"$ref": "https://b.example/y.json"})");
    server.serve(QStringLiteral("b.example/y.json"), "{}");
    QTemporaryDir dir;
    const CliRun run = fetch(server, {dir.path(), {QStringLiteral("https://a.example/x.json")}});
    QCOMPARE(run.exit, 0);
    QCOMPARE(run.err, std::string());
    QVERIFY2(run.out.starts_with("fetched  https://a.example/x.json  (36 bytes)\nfetched  https://b.example/y.json  (2 bytes)\nFetched: 2, missing: 0."),
             run.out.c_str());
    QVERIFY(run.out.find("Asked: a.example, b.example. Folder: " + dir.path().toStdString() + "\n") != std::string::npos);
    QCOMPARE(contentOf(dir.filePath(QStringLiteral("b.example/y.json"))), QByteArray("{}"));
}

void TestSchemas::saysWhatIsMissing()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x.json"), "{}");
    QTemporaryDir dir;
    QDir(dir.path()).mkpath(QStringLiteral("a.example"));
    QVERIFY(put(dir.filePath(QStringLiteral("a.example/gone.json")), "{}"));
    const CliRun run = fetch(server, {dir.path(), {QStringLiteral("https://a.example/gone.json"), QStringLiteral("https://a.example/x.json")}});
    QCOMPARE(run.exit, 1);
    QVERIFY2(run.out.find("missing  https://a.example/gone.json: The server has nothing at this address (404). The older copy stays.\n") == 0, run.out.c_str());
    QVERIFY(run.out.find("Fetched: 1, missing: 1.") != std::string::npos);
}

void TestSchemas::tellsAsJson()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x.json"), "{}");
    QTemporaryDir dir;
    const CliRun run = fetch(server, {dir.path(), {QStringLiteral("https://a.example/gone.json"), QStringLiteral("https://a.example/x.json")}, true});
    QCOMPARE(run.exit, 1);
    const auto root = nlohmann::json::parse(run.out);
    QVERIFY(root["folder"] == dir.path().toStdString());
    QVERIFY(root["hosts"] == nlohmann::json::array({"a.example"}));
    QCOMPARE(root["schemas"].size(), 2u);
    QVERIFY(root["schemas"][0]["ok"] == false);
    QVERIFY(root["schemas"][0]["message"].get<std::string>().find("404") != std::string::npos);
    QVERIFY(root["schemas"][1] == (nlohmann::json{{"uri", "https://a.example/x.json"}, {"ok", true}, {"bytes", 2}, {"message", nullptr}, {"older_copy", false}}));
    QVERIFY(root["summary"]["missing"] == 1);
}

void TestSchemas::foldersThatCannotBe()
{
    FaultServer server;
    QTemporaryDir dir;
    QVERIFY(put(dir.filePath(QStringLiteral("file")), "x"));
    for (const QString &folder : {QStringLiteral("/proc/mlm/schemas"), dir.filePath(QStringLiteral("file"))}) {
        const CliRun run = fetch(server, {folder, {QStringLiteral("https://a.example/x.json")}});
        QCOMPARE(run.exit, 3);
        QVERIFY2(run.err.find("The folder of schemas cannot be written to") != std::string::npos, run.err.c_str());
        QCOMPARE(run.out, std::string());
    }
    QVERIFY(server.asked().isEmpty());
    QCOMPARE(contentOf(dir.filePath(QStringLiteral("file"))), QByteArray("x"));
}

void TestSchemas::showsProgressOnATerminal()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x.json"), "{}");
    QTemporaryDir dir;
    const CliRun run = fetch(server, {dir.path(), {QStringLiteral("https://a.example/x.json")}}, true);
    QVERIFY2(run.err.find("1 of 1, ") != std::string::npos && run.err.ends_with("\r\033[K"), run.err.c_str());
}

void TestSchemas::sendsNothingOverHttp()
{
    QTemporaryDir dir;
    FaultServer server;
    // As a user gives it: no option leads to a plain connection.
    const CliRun run = runCli({QStringLiteral("schemas"), QStringLiteral("fetch"), QStringLiteral("--to"), dir.path(), server.url().toString() + QStringLiteral("/x.json"),
                               QStringLiteral("http://127.0.0.1/x.json"), QStringLiteral("file:///etc/passwd")});
    QCOMPARE(run.exit, 1);
    QVERIFY2(run.out.find("Only https is used.") != std::string::npos, run.out.c_str());
    QVERIFY2(run.out.find("Asked: nobody.") != std::string::npos, run.out.c_str());
    QVERIFY(server.asked().isEmpty());
}

void TestSchemas::lists()
{
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("none/yet"));
    CliRun run = runCli({QStringLiteral("schemas"), QStringLiteral("list"), QStringLiteral("--schemas"), folder});
    QCOMPARE(run.exit, 0);
    const qsizetype known = official::SchemaStore::knownAddresses().size();
    QVERIFY(run.out.ends_with("There: 0, missing: " + std::to_string(known) + ". Folder: " + folder.toStdString() + "\n"));
    QVERIFY(!QFileInfo::exists(folder));

    QDir().mkpath(folder + QStringLiteral("/schemas.stacspec.org/v1.0.0/item-spec/json-schema"));
    QDir().mkpath(folder + QStringLiteral("/.fetch-abc"));
    QVERIFY(put(folder + QStringLiteral("/schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json"), R"({"$ref": "basics.json"})"));
    QVERIFY(put(folder + QStringLiteral("/schemas.stacspec.org/broken.json"), "{"));
    QVERIFY(put(folder + QStringLiteral("/.fetch-abc/1"), "{}"));
    QVERIFY(put(folder + QStringLiteral("/INDEX.md"), "x"));
    run = runCli({QStringLiteral("schemas"), QStringLiteral("list"), QStringLiteral("--schemas"), folder});
    QCOMPARE(run.exit, 0);
    QVERIFY2(run.out.find("     1  https://schemas.stacspec.org/broken.json  cannot be used: ") != std::string::npos, run.out.c_str());
    QVERIFY(run.out.find("    23  https://schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json\n") != std::string::npos);
    QVERIFY(run.out.find("missing  https://schemas.stacspec.org/v1.0.0/item-spec/json-schema/basics.json "
                         "(https://schemas.stacspec.org/v1.0.0/item-spec/json-schema/item.json refers to it)\n") != std::string::npos);
    QVERIFY(run.out.find("There: 2, missing: " + std::to_string(known) + ".") != std::string::npos);

    run = runCli({QStringLiteral("schemas"), QStringLiteral("list"), QStringLiteral("--schemas"), folder + QStringLiteral("/INDEX.md")});
    QCOMPARE(run.exit, 3);
}

void TestSchemas::listsAsJson()
{
    QTemporaryDir dir;
    QDir(dir.path()).mkpath(QStringLiteral("a.example"));
    QVERIFY(put(dir.filePath(QStringLiteral("a.example/x")), "{}"));
    const CliRun run = runCli({QStringLiteral("schemas"), QStringLiteral("list"), QStringLiteral("--schemas"), dir.path(), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(run.exit, 0);
    const auto root = nlohmann::json::parse(run.out);
    QCOMPARE(root["schemas"].size(), 1u);
    QVERIFY(root["schemas"][0]["uri"] == "https://a.example/x");
    QVERIFY(root["schemas"][0]["size"] == 2);
    QVERIFY(root["schemas"][0]["error"].is_null());
    QVERIFY(root["schemas"][0]["date"].get<std::string>().ends_with("Z"));
    QCOMPARE(qsizetype(root["missing"].size()), official::SchemaStore::knownAddresses().size());
}

void TestSchemas::wrongUsage()
{
    QCOMPARE(runCli({QStringLiteral("schemas")}).exit, 2);
    QCOMPARE(runCli({QStringLiteral("schemas"), QStringLiteral("fetch"), QStringLiteral("--format"), QStringLiteral("xml")}).exit, 2);
    QCOMPARE(runCli({QStringLiteral("schemas"), QStringLiteral("list"), QStringLiteral("--insecure")}).exit, 2);
}

QTEST_GUILESS_MAIN(TestSchemas)
#include "test_schemas.moc"
