// SPDX-License-Identifier: Apache-2.0
#include "core/document/file.h"
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace mlm;

class TestFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void readsAndWritesAnyBytes();
    void refusesToRead_data();
    void refusesToRead();
    void noticesChangesWhileReading();
    void keepsModeAndLinks();
    void refusesFilesChangedOnDisk();
    void refusesFilesChangedAtTheLastMoment();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void refusesToWrite_data();
    void refusesToWrite();
    void refusesWithoutPermission();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    static QByteArray read(const QString &path);
    static void write(const QString &path, const QByteArray &bytes);
    static mode_t modeOf(const QString &path);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestFile::cleanup()
{
    fileFaults() = {};
    m_folder.reset();
}

QByteArray TestFile::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

void TestFile::write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

mode_t TestFile::modeOf(const QString &path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_mode & 07777 : 0;
}

void TestFile::readsAndWritesAnyBytes()
{
    const std::string text = "\xEF\xBB\xBF{\r\n\"\u00e4\": 1}\r\n";
    const QString file = path("name with spaces \u00e4\u6f22.json");
    const auto saved = saveFile(file, text);
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text()));
    const auto loaded = loadFile(file);
    QVERIFY(loaded);
    QCOMPARE(loaded->text, text);
    QCOMPARE(loaded->stamp.sha256, saved->sha256);
    QCOMPARE(loaded->stamp.size, static_cast<qint64>(text.size()));
    QVERIFY(loaded->stamp == *saved);
    QVERIFY(isUnchanged(file, *saved));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestFile::refusesToRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing") << "missing.json" << int(Error::Code::NotFound) << "no such file";
    QTest::newRow("missing folder") << "none/missing.json" << int(Error::Code::NotFound) << "no such file";
    QTest::newRow("below a file") << "file.json/x.json" << int(Error::Code::NotFound) << "not a folder";
    QTest::newRow("no name") << "" << int(Error::Code::NotFound) << "no such file";
    QTest::newRow("folder") << "folder" << int(Error::Code::Refused) << "folder";
    QTest::newRow("pipe") << "pipe" << int(Error::Code::Refused) << "pipe";
    QTest::newRow("link to a pipe") << "link" << int(Error::Code::Refused) << "pipe";
    QTest::newRow("circle") << "circle" << int(Error::Code::Io) << "circle";
    QTest::newRow("device") << "/dev/zero" << int(Error::Code::Refused) << "device";
    QTest::newRow("too large") << "large" << int(Error::Code::Limit) << "larger than 256 MiB";
}

void TestFile::refusesToRead()
{
    QFETCH(QString, name);
    QFETCH(int, code);
    QFETCH(QString, says);
    write(path("file.json"), "{}");
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    QVERIFY(QFile::link(path("pipe"), path("link")));
    QVERIFY(QFile::link(path("circle"), path("circle")));
    QFile large(path("large"));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize((qint64{256} << 20) + 1));
    const QString file =
        name.isEmpty() || name.startsWith(QLatin1Char('/')) ? name : m_folder->filePath(name);
    const auto loaded = loadFile(file);
    QVERIFY(!loaded);
    QCOMPARE(int(loaded.error().code), code);
    QVERIFY2(loaded.error().message.contains(says), qPrintable(loaded.error().text()));
    QCOMPARE(loaded.error().file, file);
}

void TestFile::noticesChangesWhileReading()
{
    const QString file = path("a.json");
    const auto during = [&](std::function<void()> change) {
        write(file, "[1, 2, 3]");
        fileFaults().whileReading = std::move(change);
        const auto loaded = loadFile(file);
        fileFaults() = {};
        return loaded                                        ? QString()
               : loaded.error().code == Error::Code::Changed ? loaded.error().message
                                                             : QStringLiteral("other code");
    };
    QCOMPARE(during({}), QString());
    QVERIFY(during([&] {
                QFile more(file);
                QVERIFY(more.open(QIODevice::Append));
                more.write("x");
            }).contains("grew"));
    QVERIFY(during([&] { QFile::resize(file, 2); }).contains("shrank"));
    QVERIFY(during([&] { QFile::remove(file); }).contains("vanished"));
    QVERIFY(during([&] {
                QFile::rename(file, path("b.json"));
                write(file, "[1, 2, 4]");
            }).contains("replaced"));
}

void TestFile::keepsModeAndLinks()
{
    const QString file = path("real.json"), link = path("link.json"), chain = path("chain.json");
    write(file, "1");
    QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0640), 0);
    QVERIFY(QFile::link(QStringLiteral("real.json"), link));
    QVERIFY(QFile::link(link, chain));
    QVERIFY(saveFile(chain, "2"));
    QCOMPARE(read(file), QByteArray("2"));
    QCOMPARE(modeOf(file), mode_t{0640});
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(QFileInfo(chain).isSymLink());
    QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0755), 0);
    QVERIFY(saveFile(file, "3"));
    QCOMPARE(modeOf(file), mode_t{0755});
    // A link to what is not there yet creates it.
    QVERIFY(QFile::link(path("later.json"), path("early.json")));
    QVERIFY(saveFile(path("early.json"), "4"));
    QCOMPARE(read(path("later.json")), QByteArray("4"));
    // A new file has the mode that new files have here.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    QVERIFY(saveFile(path("new.json"), "5"));
    QCOMPARE(modeOf(path("new.json")), static_cast<mode_t>(0666 & ~mask));
}

void TestFile::refusesFilesChangedOnDisk()
{
    const QString file = path("a.json");
    write(file, "[1]");
    const auto loaded = loadFile(file);
    QVERIFY(loaded);
    // Touched, the same bytes: nothing has changed.
    struct timespec times[2] = {{1, 0}, {1, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(file).constData(), times, 0), 0);
    QVERIFY(isUnchanged(file, loaded->stamp));
    // Another program, the same size.
    write(file, "[2]");
    QVERIFY(!isUnchanged(file, loaded->stamp));
    auto saved = saveFile(file, "[3]", loaded->stamp);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Error::Code::Changed);
    QCOMPARE(read(file), QByteArray("[2]"));
    // Gone.
    QVERIFY(QFile::remove(file));
    saved = saveFile(file, "[3]", loaded->stamp);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Error::Code::Changed);
    QVERIFY(!QFile::exists(file));
    // The user says so.
    QVERIFY(saveFile(file, "[3]", loaded->stamp, Overwrite::Always));
    QCOMPARE(read(file), QByteArray("[3]"));
    // An empty stamp: there must be nothing.
    saved = saveFile(file, "[4]", FileStamp{});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Error::Code::Changed);
    QVERIFY(saveFile(path("b.json"), "[4]", FileStamp{}));
}

void TestFile::refusesFilesChangedAtTheLastMoment()
{
    const QString file = path("a.json");
    write(file, "[1]");
    const auto loaded = loadFile(file);
    QVERIFY(loaded);
    fileFaults().beforeCommit = [&] { write(file, "[22]"); };
    const auto saved = saveFile(file, "[3]", loaded->stamp);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Error::Code::Changed);
    QCOMPARE(read(file), QByteArray("[22]"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"a.json"});
}

void TestFile::leavesNothingBehind_data()
{
    QTest::addColumn<bool>("limit");
    QTest::newRow("no space") << false;
    QTest::newRow("file size limit") << true;
}

void TestFile::leavesNothingBehind()
{
    QFETCH(bool, limit);
    const QString file = path("a.json");
    write(file, "[1]");
    const std::string text(3'000'000, ' ');
    struct rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    if (limit) {
        std::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit small = {1'500'000, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    } else {
        fileFaults().diskFullAfter = 1'500'000;
    }
    const auto saved = saveFile(file, text);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Error::Code::Io);
    QVERIFY2(saved.error().message.contains(limit ? "larger than allowed" : "no space left"),
             qPrintable(saved.error().text()));
    QVERIFY(!saved.error().advice.isEmpty());
    QCOMPARE(read(file), QByteArray("[1]"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"a.json"});
    fileFaults() = {};
    QVERIFY(saveFile(file, "[2]"));
}

void TestFile::refusesToWrite_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing folder") << "none/a.json"
                                    << "does not exist";
    QTest::newRow("folder") << "folder"
                            << "folder";
    QTest::newRow("pipe") << "pipe"
                          << "pipe";
    QTest::newRow("below a file") << "file.json/x.json"
                                  << "not a folder";
    QTest::newRow("name too long") << QString(300, QLatin1Char('x')) << "too long";
}

void TestFile::refusesToWrite()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    write(path("file.json"), "{}");
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    const auto before = QDir(m_folder->path()).entryList();
    const auto saved = saveFile(m_folder->filePath(name), "[1]");
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains(says), qPrintable(saved.error().text()));
    QCOMPARE(QDir(m_folder->path()).entryList(), before);
}

void TestFile::refusesWithoutPermission()
{
    const QString file = path("a.json");
    write(file, "[1]");
    // Nothing is forbidden to the superuser: be nobody meanwhile.
    const auto self = ::geteuid();
    if (self == 0) {
        QCOMPARE(::chown(QFile::encodeName(m_folder->path()).constData(), 65534, 65534), 0);
        QCOMPARE(::chown(QFile::encodeName(file).constData(), 65534, 65534), 0);
        QCOMPARE(::seteuid(65534), 0);
    }
    const auto back = qScopeGuard([self] { (void)!::seteuid(self); });
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0500), 0);
    auto saved = saveFile(file, "[2]");
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0700), 0);
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains("permission denied"), qPrintable(saved.error().text()));
    QCOMPARE(read(file), QByteArray("[1]"));
    QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0400), 0);
    QVERIFY(!saveFile(file, "[2]"));
    QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0000), 0);
    const auto loaded = loadFile(file);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, Error::Code::Io);
    QVERIFY(loaded.error().message.contains("permission denied"));
}

QTEST_APPLESS_MAIN(TestFile)
#include "test_file.moc"
