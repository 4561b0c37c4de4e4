// SPDX-License-Identifier: Apache-2.0
#include "core/weights/fingerprint.h"
#include <QTest>

using namespace mlm::weights;

class TestMultihash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites();
    void knowsPublishedVectors_data();
    void knowsPublishedVectors();
    void readsBeginnings();
    void looksAtTexts_data();
    void looksAtTexts();
};

void TestMultihash::readsAndWrites()
{
    const std::vector<std::tuple<Hash, std::string, std::size_t>> functions{{Hash::Sha2_256, "1220", 64},
                                                                            {Hash::Sha2_512, "1340", 128},
                                                                            {Hash::Sha1, "1114", 40},
                                                                            {Hash::Md5, "d50110", 32}};
    for (const auto &[hash, prefix, digits] : functions) {
        const std::string text = prefix + std::string(digits, 'a');
        const auto read = Multihash::parse(text);
        QVERIFY(read);
        QVERIFY(read->hash == hash);
        QCOMPARE(read->digest, std::string(digits, 'a'));
        QCOMPARE(read->toString(), text);
        QVERIFY(!Multihash::parse(text + "a"));
        QVERIFY(!Multihash::parse(text.substr(1)));
        QVERIFY(!Multihash::parse(prefix + std::string(digits, 'A')));
        QVERIFY(!Multihash::parse(prefix + std::string(digits, 'g')));
        QVERIFY(multihashProblem(text).message.isEmpty());
    }
    QVERIFY(!Multihash::parse(""));
    QVERIFY(!Multihash::parse("1e20" + std::string(64, 'a'))); // BLAKE3 is not computed here
    for (const Hash hash : allHashes())
        QVERIFY(hashNamed(idOf(hash)) == hash && !nameOf(hash).isEmpty());
    QVERIFY(!hashNamed("sha2-25"));
}

void TestMultihash::knowsPublishedVectors_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *id, const char *expected) { QTest::newRow(id) << QByteArray(id) << QByteArray(expected); };
    // Of "test": each from sha1sum, sha224sum, …, b2sum -l, or another implementation of the function.
    row("sha1", "1114a94a8fe5ccb19ba61c4c0873d391e987982fbbd3");
    row("md5", "d50110098f6bcd4621d373cade4e832627b4f6");
    row("sha2-224", "93201c90a3ed9e32b2aaf4c61c410eb925426119e1a9dc53d4286ade99a809");
    row("sha2-256", "12209f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    row("sha2-384",
        "2030768412320f7b0aa5812fce428dc4706b3cae50e02a64caa16a782249bfe8efc4b7ef1ccb126255d196047d"
        "fedf17a0a9");
    row("sha2-512",
        "1340ee26b0dd4af7e749aa1a8ee3c10ae9923f618980772e473f8819a5d4940e0db27ac185f8a0e1d5f84f88bc"
        "887fd67b143732c304cc5fa9ad8e6f57f50028a8ff");
    row("sha3-224", "171c3797bf0afbbfca4a7bbba7602a2b552746876517a7f9b7ce2db0ae7b");
    row("sha3-256", "162036f028580bb02cc8272a9a020f4200e346e276ae664e45ee80745574e2f5ab80");
    row("sha3-384",
        "1530e516dabb23b6e30026863543282780a3ae0dccf05551cf0295178d7ff0f1b41eecb9db3ff219007c4e0972"
        "60d58621bd");
    row("sha3-512",
        "14409ece086e9bac491fac5c1d1046ca11d737b92a2b2ebd93f005d7b710110c0a678288166e7fbe796883a4f2"
        "e9b3ca9f484f521d0ce464345cc1aec96779149c14");
    row("blake2b-128", "90e4021044a8995dd50b6657a037a7839304535b");
    row("blake2b-160", "94e40214a34fc3b6d2cce8beb3216c2bbb5e55739e8121ed");
    row("blake2b-256", "a0e40220928b20366943e2afd11ebc0eae2e53a93bf177a4fcf35bcc64d503704e65e202");
    row("blake2b-384",
        "b0e402308a84b8666c8fcfb69f2ec41f578d7c85fbdb504ea6510fb05b50fcbf7ed8153c77943bc2da73abb136"
        "834e1a0d4f22cb");
    row("blake2b-512",
        "c0e40240a71079d42853dea26e453004338670a53814b78137ffbed07603a41d76a483aa9bc33b582f77d30a65"
        "e6f29a896c0411f38312e1d66e0bf16386c86a89bea572");
    row("blake2s-128", "d0e40210e9ddd9926b9dcb382e09be39ba403d2c");
    row("blake2s-256", "e0e40220f308fc02ce9172ad02a7d75800ecfc027109bc67987ea32aba9b8dcc7b10150e");
}

void TestMultihash::knowsPublishedVectors()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, expected);
    const auto hash = hashNamed(id.toStdString());
    QVERIFY(hash);
    const Multihash computed{*hash, mlm::Digest::of(*hash, "test").toHex().toStdString()};
    QCOMPARE(QByteArray::fromStdString(computed.toString()), expected);
    QVERIFY(multihashProblem(computed.toString()).message.isEmpty());
    const auto read = Multihash::parse(computed.toString());
    QVERIFY(read && read->hash == *hash && read->isBeginningOf(computed));
}

void TestMultihash::readsBeginnings()
{
    const Multihash whole{Hash::Sha2_256, mlm::Digest::of(Hash::Sha2_256, "test").toHex().toStdString()};
    const auto part = Multihash::parse("1214" + whole.digest.substr(0, 40));
    QVERIFY(part && part->isBeginningOf(whole) && !whole.isBeginningOf(*part));
    QCOMPARE(part->toString(), "1214" + whole.digest.substr(0, 40));
    QVERIFY(!Multihash::parse("1214" + std::string(40, '0'))->isBeginningOf(whole));
    QVERIFY(!Multihash::parse("1114" + whole.digest.substr(0, 40))->isBeginningOf(whole));
    QVERIFY(!Multihash::parse("1221" + std::string(66, 'a'))); // longer than the function's
    QVERIFY(!Multihash::parse("1200"));
    QVERIFY(!Multihash::parse("920020" + std::string(64, 'a'))); // a number in more bytes than it needs
    QVERIFY(!Multihash::parse("12a000" + std::string(64, 'a')));
}

void TestMultihash::looksAtTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QByteArray>("suggestion");
    const auto row = [](const char *name, const QByteArray &text, const char *says,
                        const QByteArray &suggestion = {}) {
        QTest::newRow(name) << text << QString::fromUtf8(says) << suggestion;
    };
    const auto digits = [](int count, char digit = 'b') { return QByteArray(count, digit); };
    row("sha2-256", "1220" + digits(64), "");
    row("blake2b-256", "a0e40220" + digits(64), "");
    row("a function that is not known here", "3020" + digits(64), "");
    row("bare md5", digits(32), "bare MD5", "d50110" + digits(32));
    row("bare sha1", digits(40), "bare SHA-1", "1114" + digits(40));
    row("bare sha2-256", digits(64), "bare SHA2-256", "1220" + digits(64));
    row("bare sha2-512", digits(128), "bare SHA2-512", "1340" + digits(128));
    row("bare, begins like a prefix", "1220" + digits(60), "bare SHA2-256", "12201220" + digits(60));
    row("bare, upper case", digits(64, 'B'), "bare SHA2-256", "1220" + digits(64));
    row("bare, begins like another function", "301e" + digits(60), "bare SHA2-256", "1220301e" + digits(60));
    row("upper case", "1220" + digits(64, 'B'), "lower case", "1220" + digits(64));
    row("cut short", "1220" + digits(62), "64 digits, but 62 follow");
    row("too long", "1220" + digits(66), "64 digits, but 66 follow");
    row("a digit missing", "1220" + digits(63), "cut short");
    row("the beginning of a digest", "1214" + digits(40), "");
    row("longer than the function's digest", "1221" + digits(66), "at most 64 digits");
    row("a number in too many bytes", "920020" + digits(64), "do not fit");
    row("no digest", "1200", "do not fit");
    row("blake3, which is only recognised", "1e20" + digits(64), "");
    row("no hexadecimal", "1220" + digits(63) + "x", "0-9 and a-f");
    row("with a name", "sha256:" + digits(64), "0-9 and a-f");
    row("a space", " 1220" + digits(64), "0-9 and a-f");
    row("empty", "", "empty");
    row("prefix alone", "1220", "64 digits, but 0 follow");
    row("half a number", "d5", "do not fit");
    row("endless number", digits(60, 'f'), "do not fit");
}

void TestMultihash::looksAtTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QFETCH(QByteArray, suggestion);
    const MultihashProblem problem = multihashProblem(text.toStdString());
    QCOMPARE(problem.message.isEmpty(), says.isEmpty());
    QVERIFY2(problem.message.contains(says), qPrintable(problem.message));
    QCOMPARE(QByteArray::fromStdString(problem.suggestion), suggestion);
    if (!suggestion.isEmpty())
        QVERIFY(multihashProblem(problem.suggestion).message.isEmpty());
}

QTEST_APPLESS_MAIN(TestMultihash)
#include "test_multihash.moc"
