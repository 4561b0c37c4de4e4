// SPDX-License-Identifier: Apache-2.0
#include "core/weights/fingerprint.h"
#include <QTest>

using namespace mlm::weights;

class TestMultihash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites();
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
    row("wrong length for the function", "1214" + digits(40), "do not fit");
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
