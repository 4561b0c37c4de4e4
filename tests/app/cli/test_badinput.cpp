// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli/clirun.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {
const QString example = QStringLiteral(MLM_EXAMPLE "/item.json");
} // namespace

/// Every kind of input that cannot work: the exit code, and a sentence that names the file and says what to do.
class TestBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void validate_data();
    void validate();
    void others_data();
    void others();
    void unreadable();
    void readOnlyFolder();
    void noSpaceLeft();
    void keepsTheItem();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path(const QString &name) const { return m_folder->filePath(name); }
};

void TestBadInput::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QByteArray whole = contentOf(example);
    QVERIFY(put(path(QStringLiteral("empty.json")), ""));
    QVERIFY(put(path(QStringLiteral("binary.json")), QByteArray("\x80\x02}q\x00\xff\xfe\x00\x01", 9)));
    QVERIFY(put(path(QStringLiteral("truncated.json")), whole.left(whole.size() / 2)));
    QVERIFY(put(path(QStringLiteral("latin1.json")), "{\"type\": \"Feature\", \"id\": \"\xe4\"}"));
    QVERIFY(put(path(QStringLiteral("deep.json")), QByteArray(100000, '[')));
    QVERIFY(put(path(QStringLiteral("array.json")), "[" + whole + "," + whole + "]"));
    QVERIFY(put(path(QStringLiteral("nostac.json")), "{\"name\": \"x\"}"));
    QVERIFY(put(path(QStringLiteral("number.json")), "3"));
    QVERIFY(put(path(QStringLiteral("twice.json")), "{\"id\": 1,\n \"id\": 2}"));
    QFile huge(path(QStringLiteral("huge.json")));
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize((qint64(256) << 20) + 1)); // sparse
    QVERIFY(::mkfifo(qPrintable(path(QStringLiteral("fifo.json"))), 0600) == 0);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.json")));
}

void TestBadInput::validate_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("exit");
    for (const char *name : {"empty", "binary", "truncated", "latin1", "deep", "array", "nostac", "number", "twice"})
        QTest::newRow(name) << QString::fromLatin1(name) + QStringLiteral(".json") << 1;
    for (const char *name : {"missing", "huge", "fifo"})
        QTest::newRow(name) << QString::fromLatin1(name) + QStringLiteral(".json") << 3;
}

void TestBadInput::validate()
{
    QFETCH(QString, file);
    QFETCH(int, exit);
    const CliRun run = runCli({QStringLiteral("validate"), path(file)});
    QCOMPARE(run.exit, exit);
    const std::string &told = exit == 1 ? run.out : run.err;
    QVERIFY2(told.find(path(file).toStdString()) != std::string::npos, told.c_str());
    if (exit == 1) {
        QVERIFY(told.find(": not valid") != std::string::npos);
        QVERIFY(told.find(": error: ") != std::string::npos);
        QVERIFY(run.err.empty());
    }
    QVERIFY2(told.find("\n    ") != std::string::npos || exit == 3, told.c_str()); // an advice
    // The other files are still looked at.
    const CliRun more = runCli({QStringLiteral("validate"), path(file), example});
    QCOMPARE(more.exit, exit);
    QVERIFY(more.out.find("item.json: valid and conformant") != std::string::npos);
}

void TestBadInput::others_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::addColumn<int>("exit");
    const auto row = [](const char *line, const char *named, int exit) {
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' ')) << QString::fromLatin1(named) << exit;
    };
    for (const char *name : {"empty", "binary", "truncated", "latin1", "deep", "twice", "missing", "huge", "fifo", "folder"}) {
        const std::string file = std::string(name) + ".json";
        row(("export item @" + file + " -o @out.json").c_str(), file.c_str(), 3);
        row(("import @" + file + " --weights @nostac.json").c_str(), file.c_str(), 3);
        row(("verify @" + file).c_str(), file.c_str(), 3);
    }
    row("export item @array.json -o @out.json", "array.json", 1);
    row("export item @nostac.json -o @out.json", "nostac.json", 1);
    row("export collection @array.json --id x -o @out", "array.json", 1);
    row("export collection @nostac.json --id x -o @out", "nostac.json", 1);
    row("import @array.json --weights @nostac.json", "array.json", 1);
    row("verify @nostac.json", "nostac.json", 1);
    for (const char *name : {"missing", "fifo", "folder"}) {
        const std::string file = std::string(name) + ".json";
        row(("import @nostac.json --weights @" + file).c_str(), file.c_str(), 3);
    }
    row("new --from empty -o @missing/new.json", "missing/new.json", 3);
    row("new --from empty -o @folder.json", "folder.json", 3);
    row("new --from empty -o @fifo.json", "fifo.json", 3);
}

void TestBadInput::others()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    QFETCH(int, exit);
    for (QString &argument : arguments) {
        if (argument.startsWith(QLatin1Char('@')))
            argument = path(argument.mid(1));
    }
    const CliRun run = runCli(arguments);
    QCOMPARE(run.exit, exit);
    QVERIFY2(run.err.starts_with("mlm: ") && run.err.ends_with(".\n"), run.err.c_str());
    QVERIFY2(run.err.find(named.toStdString()) != std::string::npos, run.err.c_str());
    QVERIFY(!QFile::exists(path(QStringLiteral("out.json"))) && !QFile::exists(path(QStringLiteral("out"))));
}

void TestBadInput::unreadable()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const QString file = path(QStringLiteral("nostac.json"));
    QVERIFY(QFile::setPermissions(file, {}));
    QCOMPARE(runCli({QStringLiteral("validate"), file}).exit, 3);
    QCOMPARE(runCli({QStringLiteral("import"), example, QStringLiteral("--weights"), file, QStringLiteral("--dry-run")}).exit, 3);
}

void TestBadInput::readOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    const QString folder = path(QStringLiteral("folder.json"));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const CliRun run = runCli({QStringLiteral("export"), QStringLiteral("collection"), example, QStringLiteral("--id"), QStringLiteral("c"), QStringLiteral("-o"), folder});
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(run.exit, 3);
    QVERIFY(QDir(folder).isEmpty());
}

/// A limit on the size of files fails in the same place as a full disk: in the middle of a write.
void TestBadInput::noSpaceLeft()
{
    rlimit before{};
    QVERIFY(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit tight = before;
    tight.rlim_cur = 2000;
    QVERIFY(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    const QString item = path(QStringLiteral("out.json")), folder = path(QStringLiteral("out"));
    const CliRun one = runCli({QStringLiteral("export"), QStringLiteral("item"), example, QStringLiteral("-o"), item});
    const CliRun all = runCli({QStringLiteral("export"), QStringLiteral("collection"), example, QStringLiteral("--id"), QStringLiteral("c"), QStringLiteral("-o"), folder});
    QVERIFY(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    QCOMPARE(one.exit, 3);
    QVERIFY2(one.err.find("out.json") != std::string::npos, one.err.c_str());
    QCOMPARE(all.exit, 3);
    QVERIFY(!QFile::exists(item) && !QFile::exists(folder));
    for (const QString &left : QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden))
        QVERIFY2(!left.startsWith(QLatin1StringView("out")) && !left.startsWith(QLatin1StringView(".out")), qPrintable(left));
}

/// An import that fails leaves the Item as it was.
void TestBadInput::keepsTheItem()
{
    const QString item = path(QStringLiteral("item.json"));
    QVERIFY(QFile::copy(example, item));
    QCOMPARE(runCli({QStringLiteral("import"), item, QStringLiteral("--weights"), path(QStringLiteral("missing.bin"))}).exit, 3);
    QCOMPARE(contentOf(item), contentOf(example));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_badinput.moc"
