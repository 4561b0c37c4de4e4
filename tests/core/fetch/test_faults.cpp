// SPDX-License-Identifier: Apache-2.0
#include "tests/core/fetch/fetchfixture.h"
#include <QTimer>

using namespace mlm::fetch;

namespace {
const QString address = QStringLiteral("https://a.example/x.json");
const QString place = QStringLiteral("a.example/x.json");
} // namespace

/// Servers that behave badly: each is told of, bounded, and what was kept before stays.
class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tells_data();
    void tells();
    void stalls_data();
    void stalls();
    void floods_data();
    void floods();
    void stopsAtTheTotal();
    void stopsAtTheEndOfTime();
    void triesOnceMore_data();
    void triesOnceMore();
    void keepsToItsSize();
    void cancels();
    void oneDoesNotHoldUpTheOthers();
    void nobodyThere();

private:
    /// Fetches `address` into a folder that holds an older copy; gives why it failed, and sees that the copy stayed.
    QString failureOf(FaultServer &server, const Limits &limits = {}, qint64 *bytes = nullptr);
};

QString TestFaults::failureOf(FaultServer &server, const Limits &limits, qint64 *bytes)
{
    QTemporaryDir folder;
    put(folder.filePath(place), "{\"old\": true}");
    const Outcome outcome = fetch(overLoopback(server.url()), {address}, folder.path(), limits);
    if (bytes)
        *bytes = outcome.bytes;
    if (outcome.schemas.size() != 1 || outcome.schemas[0].ok)
        return QStringLiteral("it did not fail");
    if (filesBelow(folder.path()) != QStringList{place} || contentOf(folder.filePath(place)) != "{\"old\": true}")
        return QStringLiteral("the older copy did not stay: ") + filesBelow(folder.path()).join(QLatin1Char(' '));
    if (!outcome.schemas[0].kept)
        return QStringLiteral("it is not said that the older copy stays");
    if (outcome.folder || outcome.cancelled)
        return QStringLiteral("more than one address failed");
    return outcome.schemas[0].message;
}

void TestFaults::tells_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &bytes, const char *message) {
        QTest::newRow(name) << bytes << QString::fromLatin1(message);
    };
    row("nothing there", answer(404, "{}"), "The server has nothing at this address (404).");
    row("gone", answer(410, "{}"), "(410)");
    row("not for everyone", answer(403, "{}"), "(403)");
    row("a password", answer(401, "{}", "WWW-Authenticate: Basic realm=\"x\"\r\n"), "(401)");
    row("asked too often", answer(429, "{}"), "(429)");
    row("a part", answer(206, "{}"), "no file (206)");
    row("no content", answer(204), "no file (204)");
    row("a redirect to nowhere", answer(302), "no file (302)");
    row("another status", answer(299, "{}"), "no file (299)");
    row("closed before the end", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\": ", "closed the connection before the end");
    row("closed between chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", "closed the connection before the end");
    row("closed in the head", "HTTP/1.1 200 OK\r\nContent-", "closed the connection before the end");
    row("closed at once", "", "closed the connection before the end");
    row("no chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", "gives no sensible answer");
    row("a chunk of all the world", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n", "gives no sensible answer");
    row("no HTTP", "220 mail.example ESMTP ready\r\n", "gives no sensible answer");
    row("a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "gives no sensible answer");
    row("two codings", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "gives no sensible answer");
    row("a length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "gives no sensible answer");
    row("a status that is none", "HTTP/1.1 2000 OK\r\n\r\n{}", "gives no sensible answer");
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9999999999999\r\n\r\n{}", "gives no sensible answer");
    row("larger than it may be, by its own word", answer(200, "{}", "Content-Length: 10737418240\r\n"), "It is larger than 4 MiB.");
    row("compressed", answer(200, QByteArray::fromHex("1f8b08000000000000ffabae050043bfa6a302000000"), "Content-Encoding: gzip\r\n"),
        "compressed, although it was asked not to");
    row("compressed by a name of its own", answer(200, "{}", "Content-Encoding: x-zeros\r\n"), "compressed, although it was asked not to");
    row("empty", answer(200), "What was sent is no schema.");
    row("a web page", answer(200, "<!DOCTYPE html><p>Log in to the wireless network", "Content-Type: text/html\r\n"), "What was sent is no schema.");
    row("half of JSON", answer(200, "{\"type\": \"obj"), "What was sent is no schema.");
    row("JSON and more", answer(200, "{} {}"), "What was sent is no schema.");
    row("an array", answer(200, "[{}]"), "it does not hold an object");
    row("a text", answer(200, "\"x\""), "it does not hold an object");
    row("true", answer(200, "true"), "it does not hold an object");
    row("a name twice", answer(200, "{\"a\": 1, \"a\": 2}"), "What was sent is no schema.");
    row("no UTF-8", answer(200, "{\"a\": \"\xff\xfe\"}"), "What was sent is no schema.");
    row("UTF-16", answer(200, QByteArray("\xff\xfe{\0}\0", 6)), "What was sent is no schema.");
    row("deep", answer(200, QByteArray("{\"a\":").repeated(100'000) + "1" + QByteArray("}").repeated(100'000)), "What was sent is no schema.");
    row("deep arrays", answer(200, "{\"a\":" + QByteArray(1'000'000, '[') + "}"), "What was sent is no schema.");
}

void TestFaults::tells()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    FaultServer server;
    server.serve(place, sends(bytes));
    const QString said = failureOf(server);
    QVERIFY2(said.contains(message), qPrintable(said));
    QVERIFY2(said.endsWith(QLatin1Char('.')) && !said.contains(QStringLiteral("did not")), qPrintable(said));
    QVERIFY2(server.asked().size() <= 2, qPrintable(QStringLiteral("asked %1 times").arg(server.asked().size())));
}

void TestFaults::stalls_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("sends nothing") << QByteArray();
    QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nConte");
    QTest::newRow("after the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
    QTest::newRow("in the middle") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
    QTest::newRow("between chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
}

void TestFaults::stalls()
{
    QFETCH(QByteArray, bytes);
    FaultServer server;
    server.serve(place, [bytes](QTcpSocket *socket, const Request &) { socket->write(bytes); });
    Limits limits;
    limits.stall = std::chrono::milliseconds(300);
    const QString said = failureOf(server, limits);
    QCOMPARE(said, QStringLiteral("The server a.example sent nothing for 0.3 s."));
    QCOMPARE(server.asked().size(), 1);
}

void TestFaults::floods_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QString>("message");
    const QString large = QStringLiteral("It is larger than 4 MiB."), senseless = QStringLiteral("The server a.example gives no sensible answer.");
    const QByteArray zeros(65536, ' ');
    QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << zeros << large;
    QTest::newRow("a length of ten gigabytes that is not told") << QByteArray("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":") << zeros << large;
    QTest::newRow("chunks without end") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") << "10000\r\n" + zeros + "\r\n" << large;
    QTest::newRow("an error without end") << QByteArray("HTTP/1.1 404 No\r\n\r\n") << zeros << QStringLiteral("The server has nothing at this address (404).");
    QTest::newRow("a redirect without end") << QByteArray("HTTP/1.1 302 Found\r\nLocation: /y\r\n\r\n") << zeros
                                            << QStringLiteral("The server has nothing at this address (404).");
    QTest::newRow("heads without end") << QByteArray("HTTP/1.1 200 OK\r\n") << "X-A: " + zeros + "\r\n" << senseless;
    QTest::newRow("a line without end") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << zeros << senseless;
    QTest::newRow("nothing of HTTP, without end") << QByteArray() << zeros << senseless;
    QTest::newRow("a chunk's line without end") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;") << zeros << senseless;
    QTest::newRow("chunks with long lines") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                                            << "1;" + QByteArray(60'000, 'x') + "\r\n \r\n"
                                            << QStringLiteral("Not fetched: all together is more than 8 MiB.");
    QTest::newRow("trailers without end") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n")
                                          << QByteArray("X: y\r\n").repeated(1000) << senseless;
    QTest::newRow("wait a little, without end") << QByteArray() << QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(100) << senseless;
}

void TestFaults::floods()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, piece);
    QFETCH(QString, message);
    FaultServer server;
    qint64 sent = 0, counted = 0;
    server.serve(place, ::floods(head, piece, &sent));
    Limits limits;
    limits.totalBytes = 8 << 20;
    const QString said = failureOf(server, limits, &counted);
    QCOMPARE(said, message);
    // Cut off while it comes: what is more than the bound was on the way already.
    QVERIFY2(counted <= (8 << 20) + (1 << 20), qPrintable(QString::number(counted)));
    QVERIFY2(sent < 64 << 20, qPrintable(QString::number(sent)));
}

void TestFaults::stopsAtTheTotal()
{
    FaultServer server;
    QStringList addresses;
    for (int i = 0; i < 12; ++i) {
        server.serve(QStringLiteral("a.example/%1").arg(i), "{\"pad\": \"" + QByteArray(100'000, 'x') + "\"}");
        addresses << QStringLiteral("https://a.example/%1").arg(i);
    }
    Limits limits;
    limits.totalBytes = 512 * 1024;
    limits.atOnce = 1;
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), addresses, folder.path(), limits);
    QCOMPARE(outcome.schemas.size(), 12u);
    QCOMPARE(outcome.failed(), 7);
    QCOMPARE(filesBelow(folder.path()).size(), 5);
    QVERIFY2(outcome.schemas.back().message.contains(QStringLiteral("all together is more than 0.5 MiB")), qPrintable(outcome.schemas.back().message));
    QCOMPARE(server.asked().size(), 6);
}

void TestFaults::stopsAtTheEndOfTime()
{
    FaultServer server;
    // Never still for long, never done.
    server.serve(place, [](QTcpSocket *socket, const Request &) {
        socket->write("HTTP/1.1 200 OK\r\n\r\n");
        auto *drip = new QTimer(socket);
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        drip->start(20);
    });
    Limits limits;
    limits.whole = std::chrono::milliseconds(700);
    QCOMPARE(failureOf(server, limits), QStringLiteral("Not fetched: all together took longer than 0.7 s."));
}

void TestFaults::triesOnceMore_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("arrives");
    QTest::addColumn<int>("asked");
    QTest::newRow("closed, then there") << QByteArray() << answer(200, "{}") << true << 2;
    QTest::newRow("half, then there") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{") << answer(200, "{}") << true << 2;
    QTest::newRow("500, then there") << answer(500, "{}") << answer(200, "{}") << true << 2;
    QTest::newRow("503 twice") << answer(503) << answer(503) << false << 2;
    QTest::newRow("closed twice") << QByteArray() << QByteArray() << false << 2;
    QTest::newRow("404") << answer(404) << answer(200, "{}") << false << 1;
    QTest::newRow("no JSON") << answer(200, "x") << answer(200, "{}") << false << 1;
}

void TestFaults::triesOnceMore()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(bool, arrives);
    QFETCH(int, asked);
    FaultServer server;
    int number = 0;
    server.serve(place, [&](QTcpSocket *socket, const Request &request) { sends(number++ == 0 ? first : second)(socket, request); });
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {address}, folder.path());
    QCOMPARE(outcome.failed(), arrives ? 0 : 1);
    QCOMPARE(server.asked().size(), asked);
}

void TestFaults::keepsToItsSize()
{
    constexpr qsizetype most = 4 << 20;
    FaultServer server;
    server.serve(QStringLiteral("a.example/fits"), "{\"a\": \"" + QByteArray(most - 9, 'x') + "\"}");
    server.serve(QStringLiteral("a.example/not"), "{\"a\": \"" + QByteArray(most - 8, 'x') + "\"}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://a.example/fits"), QStringLiteral("https://a.example/not")}, folder.path());
    QVERIFY2(find(outcome, QStringLiteral("https://a.example/fits"))->ok, qPrintable(outcome.schemas[0].message));
    QCOMPARE(find(outcome, QStringLiteral("https://a.example/not"))->message, QStringLiteral("It is larger than 4 MiB."));
    QCOMPARE(QFileInfo(folder.filePath(QStringLiteral("a.example/fits"))).size(), qint64(most));
}

void TestFaults::cancels()
{
    FaultServer server;
    server.serve(QStringLiteral("a.example/1"), R"({"$ref": "2"})");
    for (const char *slow : {"a.example/2", "a.example/3"})
        server.serve(QString::fromLatin1(slow), [](QTcpSocket *socket, const Request &) { socket->write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"); });
    QTemporaryDir folder;
    put(folder.filePath(QStringLiteral("a.example/3")), "{\"old\": 3}");
    Limits limits;
    limits.atOnce = 1;
    SchemaFetcher fetcher(overLoopback(server.url()), limits);
    QSignalSpy finished(&fetcher, &SchemaFetcher::finished);
    fetcher.start({QStringLiteral("https://a.example/1"), QStringLiteral("https://a.example/3")}, folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(server.asked().size(), 2, guard);
    fetcher.cancel();
    QVERIFY(finished.wait(guard));
    const Outcome &outcome = fetcher.outcome();
    QVERIFY(outcome.cancelled);
    QCOMPARE(outcome.schemas.size(), 3u);
    QVERIFY(outcome.schemas[0].ok);
    QCOMPARE(outcome.schemas[1].message, QStringLiteral("Not fetched: cancelled."));
    QCOMPARE(outcome.schemas[2].message, QStringLiteral("Not fetched: cancelled."));
    QCOMPARE(filesBelow(folder.path()), (QStringList{QStringLiteral("a.example/1"), QStringLiteral("a.example/3")}));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("a.example/3"))), QByteArray("{\"old\": 3}"));
}

void TestFaults::oneDoesNotHoldUpTheOthers()
{
    FaultServer server;
    qint64 sent = 0;
    QStringList addresses;
    server.serve(QStringLiteral("a.example/flood"), ::floods("HTTP/1.1 200 OK\r\n\r\n", QByteArray(65536, ' '), &sent));
    server.serve(QStringLiteral("a.example/slow"), [](QTcpSocket *, const Request &) {});
    for (int i = 0; i < 10; ++i) {
        server.serve(QStringLiteral("a.example/%1").arg(i), "{}");
        addresses << QStringLiteral("https://a.example/%1").arg(i);
    }
    Limits limits;
    limits.stall = std::chrono::seconds(2);
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()),
                                  QStringList{QStringLiteral("https://a.example/flood"), QStringLiteral("https://a.example/slow")} + addresses,
                                  folder.path(), limits);
    QCOMPARE(outcome.failed(), 2);
    for (const QString &good : addresses)
        QVERIFY(find(outcome, good)->ok);
}

void TestFaults::nobodyThere()
{
    QUrl url;
    {
        FaultServer server;
        url = server.url();
    }
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(url), {address}, folder.path());
    QCOMPARE(outcome.schemas[0].message, QStringLiteral("The server a.example takes no connections."));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
