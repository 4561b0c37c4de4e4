// SPDX-License-Identifier: Apache-2.0
#include "core/json/json.h"
#include "tests/app/cli/clirun.h"
#include <QTemporaryDir>
#include <QTest>

class TestFix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void mendsAFile();
    void mendsNothing();
    void keepsToRules();
    void showsADiff();
    void severalFiles();
    void standardInput();
    void whatCannotBeRead();
    void usage();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QByteArray m_good, m_bad;
};

void TestFix::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_good = contentOf(QStringLiteral(MLM_EXAMPLE "/item.json"));
    // Two mistakes, in a text with line ends and spelling of its own.
    const int at = int(m_good.indexOf("\"mlm:framework_version\""));
    const int end = int(m_good.indexOf('\n', at));
    m_bad = m_good;
    m_bad.replace(at, end - at, "\"mlm:framework_version\" :  \"v2.2.1\",");
    m_bad.replace("\n", "\r\n");
    QVERIFY(put(path("bad.json"), m_bad));
}

void TestFix::mendsAFile()
{
    const CliRun run = runCli({"fix", path("bad.json")});
    QCOMPARE(run.exit, 0);
    QVERIFY(run.err.empty());
    QVERIFY2(run.out.find("bad.json: 1 fixed, ") != std::string::npos, run.out.c_str());
    QVERIFY(run.out.find("fixed: /properties/mlm:framework_version: \"v2.2.1\" → \"2.2.1\" [mlm.framework-version.pattern]\n") != std::string::npos);
    QByteArray wanted = m_bad;
    QCOMPARE(contentOf(path("bad.json")), wanted.replace("\"v2.2.1\"", "\"2.2.1\""));
}

void TestFix::mendsNothing()
{
    QVERIFY(put(path("good.json"), m_good));
    QCOMPARE(runCli({"fix", path("good.json")}).exit, 0);
    QCOMPARE(contentOf(path("good.json")), m_good);
    // What cannot be mended is told, and is an error.
    QByteArray broken = m_good;
    broken.replace("\"mlm:name\"", "\"mlm:no_name\"");
    QVERIFY(put(path("broken.json"), broken));
    const CliRun run = runCli({"fix", path("broken.json")});
    QCOMPARE(run.exit, 1);
    QVERIFY(run.out.find("left: error: /properties/mlm:name: ") != std::string::npos);
}

void TestFix::keepsToRules()
{
    const CliRun none = runCli({"fix", "--rule", "mlm.tasks.known", path("bad.json")});
    QCOMPARE(none.exit, 1);
    QCOMPARE(contentOf(path("bad.json")), m_bad);
    const CliRun one = runCli({"fix", "--rule", "mlm.tasks.known", "--rule", "mlm.framework-version.pattern", path("bad.json")});
    QCOMPARE(one.exit, 0);
    QVERIFY(contentOf(path("bad.json")) != m_bad);
}

void TestFix::showsADiff()
{
    const CliRun run = runCli({"fix", "--dry-run", path("bad.json")});
    QCOMPARE(run.exit, 0);
    QCOMPARE(contentOf(path("bad.json")), m_bad);
    QVERIFY(run.out.find(": 1 would be fixed, ") != std::string::npos);
    QVERIFY(run.out.find("\n-    \"mlm:framework_version\" :  \"v2.2.1\",\r\n+    \"mlm:framework_version\" :  \"2.2.1\",\r\n") != std::string::npos);
}

void TestFix::severalFiles()
{
    QVERIFY(put(path("second.json"), m_bad));
    const CliRun run = runCli({"fix", path("bad.json"), path("none.json"), path("second.json")});
    QCOMPARE(run.exit, 3);
    QVERIFY(run.err.find("none.json") != std::string::npos);
    QCOMPARE(contentOf(path("bad.json")), contentOf(path("second.json")));
    QVERIFY(contentOf(path("bad.json")) != m_bad);
}

void TestFix::standardInput()
{
    const CliRun run = runCli({"fix", "-"}, m_bad.toStdString());
    QCOMPARE(run.exit, 0);
    QByteArray wanted = m_bad;
    QCOMPARE(QByteArray::fromStdString(run.out), wanted.replace("\"v2.2.1\"", "\"2.2.1\""));
    QVERIFY(run.err.find("standard input: 1 fixed") != std::string::npos);
}

void TestFix::whatCannotBeRead()
{
    QVERIFY(put(path("text.json"), "{\"a\": }"));
    const CliRun run = runCli({"fix", path("text.json")});
    QCOMPARE(run.exit, 3);
    QCOMPARE(contentOf(path("text.json")), QByteArray("{\"a\": }"));
    // What is no STAC has nothing that could be mended.
    QVERIFY(put(path("list.json"), "[1, 2]"));
    QCOMPARE(runCli({"fix", path("list.json")}).exit, 1);
    QCOMPARE(contentOf(path("list.json")), QByteArray("[1, 2]"));
}

void TestFix::usage()
{
    QCOMPARE(runCli({"fix"}).exit, 2);
    const CliRun unknown = runCli({"fix", "--rule", "shape-rnk", path("bad.json")});
    QCOMPARE(unknown.exit, 2);
    QVERIFY(unknown.err.find("shape-rank") != std::string::npos);
    QCOMPARE(runCli({"fix", "--rule", path("bad.json")}).exit, 2);
}

QTEST_APPLESS_MAIN(TestFix)
#include "test_fix.moc"
