// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "tests/app/cli/clirun.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using mlm::Json;

namespace {

const QString example = QStringLiteral(MLM_EXAMPLE "/item.json");

Json parse(const std::string &text)
{
    const auto parsed = mlm::json::parse(text);
    return parsed ? parsed->root : Json();
}

} // namespace

/// `mlm validate` with published schemas. The folder holds small schemas of the test's own, under the addresses that the example declares.
class TestOfficialCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void agrees();
    void rejects();
    void tellsWhatIsMissing();
    void readsTheEnvironment();
    void writesLines();
    void saysNothingWithoutSchemas();
    void refusesAnEmptyFolder();

private:
    void put(const QString &uri, const QByteArray &schema)
    {
        const QString file = m_folder->path() + QLatin1Char('/') + uri.mid(8);
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(::put(file, schema));
    }
    CliRun validate(QStringList more) { return runCli(QStringList{QStringLiteral("validate"), example, QStringLiteral("--schemas"), m_folder->path()} + more); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_uris;
};

void TestOfficialCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const Json item = parse(contentOf(example).toStdString());
    m_uris = {QStringLiteral("https://schemas.stacspec.org/v%1/item-spec/json-schema/item.json")
                  .arg(QString::fromStdString(item.at("stac_version").get<std::string>()))};
    for (const Json &uri : item.at("stac_extensions"))
        m_uris << QString::fromStdString(uri.get<std::string>());
    QVERIFY(m_uris.size() > 1);
    for (const QString &uri : std::as_const(m_uris))
        put(uri, R"({"type": "object", "required": ["properties"]})");
}

void TestOfficialCli::agrees()
{
    const CliRun text = validate({});
    QCOMPARE(text.exit, 0);
    QVERIFY2(text.out.find("published schemas: " + std::to_string(m_uris.size()) + " of " + std::to_string(m_uris.size()) + " accept it") != std::string::npos,
             text.out.c_str());
    QVERIFY(text.out.find("Our check differs from them: 0.") != std::string::npos);
    const Json json = parse(validate({QStringLiteral("--format"), QStringLiteral("json")}).out);
    const Json &document = json.at("documents").at(0);
    QCOMPARE(document.at("official").size(), static_cast<std::size_t>(m_uris.size()));
    for (const QString &uri : std::as_const(m_uris))
        QVERIFY(document.at("official").at(uri.toStdString()) == true);
    QVERIFY(document.at("verdicts_differ") == false);
    QVERIFY(!document.contains("official_details"));
    QVERIFY(json.at("summary").at("official_accepted") == 1);
}

void TestOfficialCli::rejects()
{
    put(m_uris[1], R"({"properties": {"properties": {"required": ["own:gone"]}}})");
    const CliRun text = validate({});
    QCOMPARE(text.exit, 1);
    QVERIFY2(text.out.find("rejects " + m_uris[1].toStdString() + " (/properties: The member \"own:gone\" is missing.)") != std::string::npos, text.out.c_str());
    QVERIFY(text.out.find("That is a fault of this program: please report it") != std::string::npos);
    const Json json = parse(validate({QStringLiteral("--format"), QStringLiteral("json")}).out);
    const Json &document = json.at("documents").at(0);
    QVERIFY(document.at("valid") == true);
    QVERIFY(document.at("official").at(m_uris[1].toStdString()) == false);
    QVERIFY(document.at("verdicts_differ") == true);
    QVERIFY(document.at("official_details").contains(m_uris[1].toStdString()));
    QVERIFY(json.at("summary").at("verdicts_differ") == 1);
}

void TestOfficialCli::tellsWhatIsMissing()
{
    QVERIFY(QFile::remove(m_folder->path() + QLatin1Char('/') + m_uris[1].mid(8)));
    const CliRun text = validate({});
    QCOMPARE(text.exit, 0); // nothing is wrong with the document
    QVERIFY2(text.out.find("1 not fetched") != std::string::npos, text.out.c_str());
    QVERIFY(text.out.find("not fetched " + m_uris[1].toStdString()) != std::string::npos);
    const Json json = parse(validate({QStringLiteral("--format"), QStringLiteral("json")}).out);
    QVERIFY(json.at("documents").at(0).at("official").at(m_uris[1].toStdString()).is_null());
    QVERIFY(json.at("documents").at(0).at("verdicts_differ") == false);
}

void TestOfficialCli::readsTheEnvironment()
{
    qputenv("MLM_SCHEMAS", QFile::encodeName(m_folder->path()));
    const CliRun text = runCli({QStringLiteral("validate"), example});
    qunsetenv("MLM_SCHEMAS");
    QVERIFY(text.out.find("accept it") != std::string::npos);
}

void TestOfficialCli::writesLines()
{
    const std::string line = parse(contentOf(example).toStdString()).dump() + '\n';
    const CliRun lines = runCli({QStringLiteral("validate"), QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--schemas"), m_folder->path(),
                                 QStringLiteral("-")},
                                line + "no json\n" + line);
    std::istringstream stream(lines.out);
    std::string one;
    int count = 0;
    while (std::getline(stream, one))
        QCOMPARE(parse(one).contains("official"), ++count != 2); // what does not parse is no document
    QCOMPARE(count, 3);
    QCOMPARE(lines.exit, 1);
}

void TestOfficialCli::saysNothingWithoutSchemas()
{
    const CliRun text = runCli({QStringLiteral("validate"), example});
    QVERIFY(text.out.find("ublished schemas: ") == std::string::npos);
    const Json json = parse(runCli({QStringLiteral("validate"), example, QStringLiteral("--format"), QStringLiteral("json")}).out);
    QVERIFY(!json.at("documents").at(0).contains("official"));
    QVERIFY(!json.at("documents").at(0).contains("verdicts_differ"));
}

void TestOfficialCli::refusesAnEmptyFolder()
{
    const QTemporaryDir empty;
    for (const QString &folder : {empty.path(), empty.filePath(QStringLiteral("gone")), example}) {
        const CliRun run = runCli({QStringLiteral("validate"), example, QStringLiteral("--schemas"), folder});
        QCOMPARE(run.exit, 3);
        QVERIFY(run.err.find("no schemas in this folder") != std::string::npos);
        QVERIFY(run.out.empty());
    }
}

QTEST_GUILESS_MAIN(TestOfficialCli)
#include "test_official.moc"
