// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(TestProgram)
#include "test_program.moc"
