// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/// The program as a shell starts it.
class TestProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithoutADisplay();
    void linksNoGui();
    void answersEachLineAtOnce();
    void endsQuietlyWhenNobodyReads();
    void stopsOnInterrupt();
    void stopsADownloadOnInterrupt();
};

namespace {
const QString program = QStringLiteral(MLM_PROGRAM);
const QString example = QStringLiteral(MLM_EXAMPLE "/item.json");
} // namespace

void TestProgram::startsWithoutADisplay()
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    process.setProcessEnvironment(environment);
    process.start(program, {QStringLiteral("validate"), example});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QVERIFY(process.readAllStandardOutput().contains("valid and conformant"));
}

void TestProgram::linksNoGui()
{
    QProcess process;
    process.start(QStringLiteral("ldd"), {program});
    if (!process.waitForStarted())
        QSKIP("no ldd here");
    QVERIFY(process.waitForFinished());
    const QByteArray libraries = process.readAllStandardOutput();
    QVERIFY(libraries.contains("libQt6Core"));
    QVERIFY(!libraries.contains("libQt6Gui") && !libraries.contains("libQt6Widgets") && !libraries.contains("libX11"));
    QVERIFY(!libraries.contains("libQt6Network")); // loaded only for a download: it would be paid for at every start
}

void TestProgram::answersEachLineAtOnce()
{
    QProcess process;
    process.start(program, {QStringLiteral("validate"), QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("-")});
    for (int i = 0; i < 3; ++i) {
        process.write("{}\n");
        while (!process.canReadLine())
            QVERIFY(process.waitForReadyRead());
        QVERIFY(process.readLine().startsWith("{\"path\":\"-:" + QByteArray::number(i + 1) + "\""));
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAll().isEmpty());
}

void TestProgram::endsQuietlyWhenNobodyReads()
{
    QProcess process;
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"),
                  QStringLiteral("yes '{}' | head -n 20000 | \"%1\" validate --format jsonl - | head -n 1").arg(program)});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput().count('\n'), 1);
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void TestProgram::stopsOnInterrupt()
{
    QTemporaryDir folder;
    const QString item = folder.filePath(QStringLiteral("item.json")), weights = folder.filePath(QStringLiteral("weights.safetensors"));
    QVERIFY(QFile::copy(example, item));
    QFile large(weights);
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(qint64(1) << 38)); // sparse: minutes of hashing
    large.close();
    QProcess process;
    process.start(program, {QStringLiteral("import"), item, QStringLiteral("--weights"), weights});
    QVERIFY(process.waitForStarted());
    // The file is open once hashing has begun.
    const QString open = QStringLiteral("ls -l /proc/%1/fd 2>/dev/null | grep -q weights.safetensors").arg(process.processId());
    QTRY_COMPARE(QProcess::execute(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), open}), 0);
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QFile before(example), after(item);
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), before.readAll());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

/// The proxy takes the connection and never says a word.
void TestProgram::stopsADownloadOnInterrupt()
{
    const int silent = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QVERIFY(::bind(silent, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::listen(silent, 8) == 0);
    QVERIFY(::getsockname(silent, reinterpret_cast<sockaddr *>(&address), &size) == 0);
    QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("https_proxy"), QStringLiteral("http://127.0.0.1:%1").arg(ntohs(address.sin_port)));
    process.setProcessEnvironment(environment);
    process.start(program, {QStringLiteral("schemas"), QStringLiteral("fetch"), QStringLiteral("--to"), folder.path(),
                            QStringLiteral("https://schemas.example/x.json")});
    QVERIFY(process.waitForStarted());
    pollfd asked{silent, POLLIN, 0};
    QVERIFY(::poll(&asked, 1, 60'000) == 1);
    process.terminate();
    QVERIFY(process.waitForFinished());
    ::close(silent);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardOutput().contains("Not fetched: cancelled."));
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "test_program.moc"
