// SPDX-License-Identifier: Apache-2.0
#include "core/weights/fingerprint.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>

using namespace mlm;
using namespace mlm::weights;

class TestFingerprint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void knowsPublishedVectors();
    void readsAllInOnePass();
    void refuses_data();
    void refuses();
    void noticesChanges_data();
    void noticesChanges();
    void cancels();
    void tellsProgress();
    void agreesOnRealFiles_data();
    void agreesOnRealFiles();

private:
    QString file(const QByteArray &bytes);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFingerprint::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestFingerprint::file(const QByteArray &bytes)
{
    const QString path = m_folder->filePath(QStringLiteral("weights \u00e4.pt"));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void TestFingerprint::knowsPublishedVectors()
{
    // FIPS 180-4 and RFC 1321.
    const auto abc = fingerprint(file("abc"), {Hash::Sha2_256, Hash::Sha1, Hash::Md5, Hash::Sha2_512});
    QVERIFY(abc);
    QCOMPARE(abc->size, qint64{3});
    QCOMPARE(abc->hashes[0].toString(),
             std::string("1220ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(abc->hashes[1].toString(), std::string("1114a9993e364706816aba3e25717850c26c9cd0d89d"));
    QCOMPARE(abc->hashes[2].toString(), std::string("d50110900150983cd24fb0d6963f7d28e17f72"));
    QCOMPARE(abc->hashes[3].toString(), std::string("1340ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9e"
                                                    "eee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                                                    "454d4423643ce80e2a9ac94fa54ca49f"));
    const auto empty = fingerprint(file(""));
    QVERIFY(empty);
    QCOMPARE(empty->size, qint64{0});
    QCOMPARE(empty->hashes[0].digest,
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void TestFingerprint::readsAllInOnePass()
{
    // Around the size of the buffer.
    for (const qsizetype size : {(256 << 10) - 1, 256 << 10, (256 << 10) + 1, 1'000'003}) {
        QByteArray bytes(size, Qt::Uninitialized);
        for (qsizetype i = 0; i < size; ++i)
            bytes[i] = static_cast<char>(i * 31 % 251);
        const auto found = fingerprint(file(bytes), {Hash::Sha2_256, Hash::Md5});
        QVERIFY(found);
        QCOMPARE(found->size, qint64{size});
        QCOMPARE(QByteArray::fromStdString(found->hashes[0].digest),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(QByteArray::fromStdString(found->hashes[1].digest),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    }
    const auto sizeOnly = fingerprint(file("abc"), {});
    QVERIFY(sizeOnly);
    QCOMPARE(sizeOnly->size, qint64{3});
}

void TestFingerprint::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing") << "missing.pt"
                             << "no such file";
    QTest::newRow("folder") << "folder"
                            << "folder";
    QTest::newRow("pipe") << "pipe"
                          << "pipe";
    QTest::newRow("device") << "/dev/zero"
                            << "device";
}

void TestFingerprint::refuses()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(QStringLiteral("pipe"))).constData(), 0600), 0);
    const auto found = fingerprint(name.startsWith(QLatin1Char('/')) ? name : m_folder->filePath(name));
    QVERIFY(!found);
    QVERIFY2(found.error().message.contains(says), qPrintable(found.error().text()));
    QVERIFY(!found.error().file.isEmpty());
}

void TestFingerprint::noticesChanges_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change : {"grew", "shrank", "vanished", "replaced", "written to"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void TestFingerprint::noticesChanges()
{
    QFETCH(QString, change);
    const QString path = file(QByteArray(3'000'000, 'x'));
    // A whole second earlier, so that the next write is later on any file system.
    struct timespec times[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0), 0);
    const auto found = fingerprint(path, {Hash::Sha2_256}, [&](qint64 done, qint64) {
        if (done > 0)
            return true;
        QFile other(path);
        if (change == QLatin1String("grew"))
            return other.open(QIODevice::Append) && other.write("more") == 4;
        if (change == QLatin1String("shrank"))
            return other.resize(1000);
        if (change == QLatin1String("vanished"))
            return other.remove();
        if (change == QLatin1String("replaced"))
            return other.rename(m_folder->filePath(QStringLiteral("other"))) &&
                   !file(QByteArray(3'000'000, 'y')).isEmpty();
        return other.open(QIODevice::ReadWrite) && other.write("y") == 1;
    });
    QVERIFY(!found);
    QCOMPARE(found.error().code, Error::Code::Changed);
    QVERIFY2(found.error().message.contains(change), qPrintable(found.error().text()));
    QVERIFY(!found.error().advice.isEmpty());
}

void TestFingerprint::cancels()
{
    const auto found = fingerprint(file("abc"), {Hash::Sha2_256}, [](qint64, qint64) { return false; });
    QVERIFY(!found);
    QCOMPARE(found.error().code, Error::Code::Cancelled);
}

void TestFingerprint::tellsProgress()
{
    std::vector<std::pair<qint64, qint64>> told;
    QVERIFY(fingerprint(file(QByteArray(2'000'000, 'x')), {Hash::Sha2_256}, [&](qint64 done, qint64 total) {
        told.emplace_back(done, total);
        return true;
    }));
    QCOMPARE(told.front(), (std::pair<qint64, qint64>(0, 2'000'000)));
    QCOMPARE(told.back(), (std::pair<qint64, qint64>(2'000'000, 2'000'000)));
    QVERIFY(std::is_sorted(told.begin(), told.end()));
}

void TestFingerprint::agreesOnRealFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("expected");
    const QString folder = qEnvironmentVariable("MLM_SHARED") + QStringLiteral("/weights/");
    QFile list(folder + QStringLiteral("expected.json"));
    if (qEnvironmentVariableIsSet("MLM_SHARED") && list.open(QIODevice::ReadOnly)) {
        const QJsonObject files = QJsonDocument::fromJson(list.readAll()).object();
        for (auto it = files.begin(); it != files.end(); ++it) {
            const QJsonObject checksum = it.value().toObject().value(QStringLiteral("checksum")).toObject();
            if (!checksum.isEmpty() && QFileInfo(folder + it.key()).isFile()) {
                QStringList expected;
                for (const char *function : {"sha2-256", "sha2-512", "sha1", "md5"})
                    expected << checksum.value(QLatin1String(function)).toString();
                QTest::newRow(qPrintable(it.key())) << folder + it.key() << expected;
            }
        }
    } else {
        QTest::newRow("none") << QString() << QStringList();
    }
}

void TestFingerprint::agreesOnRealFiles()
{
    QFETCH(QString, path);
    QFETCH(QStringList, expected);
    if (path.isEmpty())
        QSKIP("MLM_SHARED is not set: no published files of weights to read.");
    const auto found = fingerprint(path, {Hash::Sha2_256, Hash::Sha2_512, Hash::Sha1, Hash::Md5});
    QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(QString::fromStdString(found->hashes[i].toString()), expected[static_cast<qsizetype>(i)]);
}

QTEST_APPLESS_MAIN(TestFingerprint)
#include "test_fingerprint.moc"
