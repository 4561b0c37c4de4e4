// SPDX-License-Identifier: Apache-2.0
#include "core/document/file.h"
#include "core/fetch/schemafolder.h"
#include "tests/core/fetch/fetchfixture.h"
#include <QDateTime>
#include <QProcess>
#include <cerrno>
#include <sched.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

using namespace mlm::fetch;

namespace {

const QByteArray large = "{\"pad\": \"" + QByteArray(300'000, 'x') + "\"}";

QStringList hidden(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral(".fetch-*")}, QDir::Dirs | QDir::Hidden);
}

} // namespace

/// The folder that schemas are kept in: whole files or none, whatever happens to the disk and to the program.
class TestFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void replacesWhatWasThere();
    void readOnlyFolder();
    void fullDisk();
    void fullDiskAtTheBeginning();
    void aFileInTheWay();
    void linksAreNotFollowed();
    void twoAtATime();
    void killed();
    void clearsWhatWasAbandoned();

private:
    bool mountSmall(const QString &folder, const char *options);
    bool m_mayMount = false;
};

void TestFolder::initTestCase()
{
    // Mounts of this test are seen by it alone.
    m_mayMount = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool TestFolder::mountSmall(const QString &folder, const char *options)
{
    return m_mayMount && QDir().mkpath(folder) && ::mount("mlm", folder.toUtf8().constData(), "tmpfs", 0, options) == 0;
}

void TestFolder::replacesWhatWasThere()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("new/folder"));
    {
        auto folder = SchemaFolder::open(path);
        QVERIFY(folder.ok());
        QVERIFY(folder->put(QStringLiteral("a.example/v1/x.json"), "{\"first\": 1}").ok());
        QVERIFY(folder->put(QStringLiteral("a.example/v1/x.json"), "{}").ok());
        QVERIFY(folder->put(QStringLiteral("a.example/v1/y.json"), "{}").ok());
    }
    QCOMPARE(filesBelow(path), (QStringList{QStringLiteral("a.example/v1/x.json"), QStringLiteral("a.example/v1/y.json")}));
    QCOMPARE(contentOf(path + QStringLiteral("/a.example/v1/x.json")), QByteArray("{}"));
    QVERIFY(hidden(path).isEmpty());
}

void TestFolder::readOnlyFolder()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x"), "{}");
    QTemporaryDir dir;
    QString folder = dir.filePath(QStringLiteral("folder"));
    put(folder + QStringLiteral("/a.example/x"), "{\"old\": 1}");
    bool mounted = false;
    if (::geteuid() == 0) { // whom permissions do not stop
        mounted = m_mayMount && ::mount(folder.toUtf8().constData(), folder.toUtf8().constData(), nullptr, MS_BIND, nullptr) == 0 &&
                  ::mount(nullptr, folder.toUtf8().constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
        if (!mounted)
            QSKIP("root may write everywhere here, and may not mount");
    } else {
        ::chmod(folder.toUtf8().constData(), 0555);
    }
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/x")}, folder);
    const QByteArray kept = contentOf(folder + QStringLiteral("/a.example/x"));
    if (mounted)
        ::umount(folder.toUtf8().constData());
    else
        ::chmod(folder.toUtf8().constData(), 0755);
    QVERIFY(outcome.folder);
    QVERIFY2(outcome.folder->text().contains(QStringLiteral("cannot be written to")), qPrintable(outcome.folder->text()));
    QVERIFY2(server.asked().isEmpty(), "nothing is sent where nothing could be kept");
    QCOMPARE(kept, QByteArray("{\"old\": 1}"));
    QVERIFY(SchemaFolder::open(QStringLiteral("/proc/mlm/schemas")).ok() == false);
    QVERIFY(SchemaFolder::open({}).ok() == false);
}

void TestFolder::fullDisk()
{
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("small"));
    if (!mountSmall(folder, "size=512k"))
        QSKIP("a small disk cannot be mounted here");
    FaultServer server;
    server.serve(QStringLiteral("a.example/1-small"), "{}");
    server.serve(QStringLiteral("a.example/2-large"), large);
    server.serve(QStringLiteral("a.example/3-large"), large);
    server.serve(QStringLiteral("a.example/4-small"), "{}");
    put(folder + QStringLiteral("/a.example/3-large"), "{\"old\": 1}");
    Limits limits;
    limits.atOnce = 1;
    QStringList addresses;
    for (const char *name : {"1-small", "2-large", "3-large", "4-small"})
        addresses << QStringLiteral("https://a.example/") + QString::fromLatin1(name);
    const Outcome outcome = fetch(overLoopback(server.url()), addresses, folder, limits);
    const QStringList files = filesBelow(folder);
    const QByteArray kept = contentOf(folder + QStringLiteral("/a.example/3-large")), second = contentOf(folder + QStringLiteral("/a.example/2-large"));
    const QStringList left = hidden(folder);
    ::umount(folder.toUtf8().constData());
    QVERIFY(!outcome.folder);
    QCOMPARE(outcome.failed(), 1);
    QVERIFY2(outcome.schemas[2].message.contains(QStringLiteral("no space left on the disk")), qPrintable(outcome.schemas[2].message));
    QCOMPARE(files, (QStringList{QStringLiteral("a.example/1-small"), QStringLiteral("a.example/2-large"), QStringLiteral("a.example/3-large"),
                                 QStringLiteral("a.example/4-small")}));
    QCOMPARE(kept, QByteArray("{\"old\": 1}"));
    QCOMPARE(second, large);
    QVERIFY(left.isEmpty());
}

void TestFolder::fullDiskAtTheBeginning()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x"), "{\"new\": 1}");
    QTemporaryDir dir;
    put(dir.filePath(QStringLiteral("a.example/x")), "{\"old\": 1}");
    mlm::fileFaults().diskFullAfter = 3;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/x")}, dir.path());
    mlm::fileFaults() = {};
    QVERIFY(outcome.folder);
    QVERIFY2(outcome.folder->text().contains(QStringLiteral("no space left")), qPrintable(outcome.folder->text()));
    QCOMPARE(outcome.failed(), 1);
    QCOMPARE(filesBelow(dir.path()), QStringList{QStringLiteral("a.example/x")});
    QCOMPARE(contentOf(dir.filePath(QStringLiteral("a.example/x"))), QByteArray("{\"old\": 1}"));
}

void TestFolder::aFileInTheWay()
{
    FaultServer server;
    for (const char *name : {"a.example/x", "a.example/x/y", "b.example/z", "a.example/good"})
        server.serve(QString::fromLatin1(name), "{}");
    QTemporaryDir dir;
    put(dir.filePath(QStringLiteral("a.example/x")), "{}");
    QDir(dir.path()).mkpath(QStringLiteral("b.example/z/folder"));
    const Outcome outcome = fetch(overLoopback(server.url()),
                                  {QStringLiteral("https://a.example/x/y"), QStringLiteral("https://b.example/z"), QStringLiteral("https://a.example/good")},
                                  dir.path());
    QCOMPARE(outcome.failed(), 2);
    QVERIFY(find(outcome, QStringLiteral("https://a.example/good"))->ok);
    for (const Fetched &one : outcome.schemas)
        QVERIFY2(one.ok || one.message.contains(QStringLiteral("cannot be put into its place")), qPrintable(one.message));
    QCOMPARE(filesBelow(dir.path()), (QStringList{QStringLiteral("a.example/good"), QStringLiteral("a.example/x")}));
}

void TestFolder::linksAreNotFollowed()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/x"), "{}");
    server.serve(QStringLiteral("b.example/x"), "{}");
    QTemporaryDir dir, elsewhere;
    put(elsewhere.filePath(QStringLiteral("secret")), "mine");
    QVERIFY(QFile::link(elsewhere.path(), dir.filePath(QStringLiteral("a.example"))));
    QDir(dir.path()).mkpath(QStringLiteral("b.example"));
    QVERIFY(QFile::link(elsewhere.filePath(QStringLiteral("secret")), dir.filePath(QStringLiteral("b.example/x"))));
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/x"), QStringLiteral("https://b.example/x")}, dir.path());
    QCOMPARE(outcome.failed(), 1); // a folder that is a link; a link in a file's place is replaced
    QCOMPARE(filesBelow(elsewhere.path()), QStringList{QStringLiteral("secret")});
    QCOMPARE(contentOf(elsewhere.filePath(QStringLiteral("secret"))), QByteArray("mine"));
    QVERIFY(!QFileInfo(dir.filePath(QStringLiteral("b.example/x"))).isSymLink());
}

void TestFolder::twoAtATime()
{
    FaultServer server;
    QStringList addresses;
    for (int i = 0; i < 30; ++i) {
        addresses << QStringLiteral("https://a.example/d%1/%2").arg(i % 3).arg(i);
        server.serve(QStringLiteral("a.example/d%1/%2").arg(i % 3).arg(i), "{\"number\": " + QByteArray::number(i) + ", \"pad\": \"" + QByteArray(i * 500, 'x') + "\"}");
    }
    QTemporaryDir dir;
    SchemaFetcher one(overLoopback(server.url())), two(overLoopback(server.url()));
    QSignalSpy first(&one, &SchemaFetcher::finished), second(&two, &SchemaFetcher::finished);
    one.start(addresses, dir.path());
    two.start(QStringList(addresses.rbegin(), addresses.rend()), dir.path());
    QTRY_VERIFY_WITH_TIMEOUT(first.size() == 1 && second.size() == 1, guard);
    QCOMPARE(one.outcome().failed(), 0);
    QCOMPARE(two.outcome().failed(), 0);
    QCOMPARE(filesBelow(dir.path()).size(), 30);
    for (int i = 0; i < 30; ++i)
        QVERIFY(contentOf(dir.filePath(QStringLiteral("a.example/d%1/%2").arg(i % 3).arg(i))).startsWith("{\"number\": " + QByteArray::number(i) + ","));
    QVERIFY(hidden(dir.path()).isEmpty());
}

/// A program that dies in the middle leaves whole files.
void TestFolder::killed()
{
    for (const int after : {1, 7, 19}) {
        FaultServer server;
        for (int i = 0; i < 40; ++i)
            server.serve(QStringLiteral("a.example/%1").arg(i), "{\"number\": " + QByteArray::number(i) + ", \"pad\": \"" + QByteArray(200'000, 'x') + "\"}");
        QTemporaryDir dir;
        for (int i = 0; i < 40; ++i)
            put(dir.filePath(QStringLiteral("a.example/%1").arg(i)), "{\"number\": " + QByteArray::number(i) + ", \"old\": 1}");
        QProcess victim;
        victim.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--victim"), server.url().toString(), dir.path()});
        QTRY_VERIFY_WITH_TIMEOUT(server.asked().size() >= after, guard);
        victim.kill();
        QVERIFY(victim.waitForFinished());
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
        for (int i = 0; i < 40; ++i) {
            const QByteArray text = contentOf(dir.filePath(QStringLiteral("a.example/%1").arg(i)));
            QVERIFY2(text.startsWith("{\"number\": " + QByteArray::number(i) + ",") && text.endsWith('}'), text.left(40).constData());
            QVERIFY(text.size() > 200'000 || text.contains("old"));
        }
        QCOMPARE(QDir(dir.filePath(QStringLiteral("a.example"))).entryList(QDir::Files | QDir::Hidden).size(), 40);
    }
}

void TestFolder::clearsWhatWasAbandoned()
{
    QTemporaryDir dir;
    const auto abandon = [&](const char *name, qint64 age) {
        const QString path = dir.filePath(QString::fromLatin1(name));
        put(path + QStringLiteral("/1"), "half");
        const utimbuf times{QDateTime::currentSecsSinceEpoch() - age, QDateTime::currentSecsSinceEpoch() - age};
        ::utime(path.toUtf8().constData(), &times);
        return path;
    };
    abandon(".fetch-young", 60);
    abandon(".fetch-old", 7200);
    const QString held = abandon(".fetch-held", 7200);
    const int lock = ::open(held.toUtf8().constData(), O_RDONLY | O_DIRECTORY);
    QCOMPARE(::flock(lock, LOCK_EX | LOCK_NB), 0);
    QVERIFY(SchemaFolder::open(dir.path()).ok());
    QCOMPARE(hidden(dir.path()), (QStringList{QStringLiteral(".fetch-held"), QStringLiteral(".fetch-young")}));
    ::close(lock);
    QVERIFY(SchemaFolder::open(dir.path()).ok());
    QCOMPARE(hidden(dir.path()), QStringList{QStringLiteral(".fetch-young")});
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--victim")) {
        QStringList addresses;
        for (int i = 0; i < 40; ++i)
            addresses << QStringLiteral("https://a.example/%1").arg(i);
        (void)fetch(overLoopback(QUrl(arguments.value(2))), addresses, arguments.value(3));
        return 0;
    }
    TestFolder test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_folder.moc"
