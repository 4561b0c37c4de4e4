// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/fetchmodule.h"
#include "tests/core/fetch/fetchfixture.h"
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

using namespace mlm::fetch;

/// Secure connections: certificates, proxies, and the module as the programs load it.
class TestTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fetchesOverTls();
    void wantsATrustedCertificate();
    void wantsTheRightName();
    void neverGoesOnWithoutTls();
    void speaksToNoPlainServer();
    void closesInTheMiddle();
    void goesThroughTheProxy();
    void proxyThatFails_data();
    void proxyThatFails();
    void loadsTheModule();

private:
    QTcpServer *secureServer() const;
    QTemporaryDir m_keys;
    QByteArray m_certificate;
};

void TestTls::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("there is no TLS here");
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"), QStringLiteral("-nodes"),
                   QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=schemas.example"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=DNS:schemas.example,DNS:other.example"), QStringLiteral("-keyout"),
                   m_keys.filePath(QStringLiteral("key")), QStringLiteral("-out"), m_keys.filePath(QStringLiteral("certificate"))});
    if (!openssl.waitForStarted())
        QSKIP("openssl is not here to make a certificate");
    QVERIFY(openssl.waitForFinished(guard) && openssl.exitCode() == 0);
    m_certificate = contentOf(m_keys.filePath(QStringLiteral("certificate")));
}

QTcpServer *TestTls::secureServer() const
{
    auto *server = new QSslServer;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(m_certificate));
    configuration.setPrivateKey(QSslKey(contentOf(m_keys.filePath(QStringLiteral("key"))), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    server->setSslConfiguration(configuration);
    return server;
}

void TestTls::fetchesOverTls()
{
    FaultServer server(secureServer());
    const QByteArray large = "{\"$ref\": \"https://other.example/y.json\", \"pad\": \"" + QByteArray(4'000'000, 'x') + "\"}";
    server.serve(QStringLiteral("schemas.example/x.json"), redirects("/z.json"));
    server.serve(QStringLiteral("schemas.example/z.json"), large);
    server.serve(QStringLiteral("other.example/y.json"), "{}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url(), m_certificate), {QStringLiteral("https://schemas.example/x.json")}, folder.path());
    for (const Fetched &one : outcome.schemas)
        QVERIFY2(one.ok, qPrintable(one.message));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("schemas.example/x.json"))), large);
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("other.example/y.json"))), QByteArray("{}"));
}

void TestTls::wantsATrustedCertificate()
{
    FaultServer server(secureServer());
    server.serve(QStringLiteral("schemas.example/x.json"), "{}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url()), {QStringLiteral("https://schemas.example/x.json")}, folder.path());
    QVERIFY2(outcome.schemas[0].message.startsWith(QStringLiteral("There is no secure connection to schemas.example")), qPrintable(outcome.schemas[0].message));
    QVERIFY2(server.asked().isEmpty(), "nothing is asked of a server that nobody vouches for");
    QVERIFY(filesBelow(folder.path()).isEmpty());
}

void TestTls::wantsTheRightName()
{
    FaultServer server(secureServer());
    server.serve(QStringLiteral("third.example/x.json"), "{}");
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url(), m_certificate), {QStringLiteral("https://third.example/x.json")}, folder.path());
    QVERIFY2(outcome.schemas[0].message.startsWith(QStringLiteral("There is no secure connection to third.example")), qPrintable(outcome.schemas[0].message));
    QVERIFY(server.asked().isEmpty());
}

void TestTls::neverGoesOnWithoutTls()
{
    FaultServer plain, server(secureServer());
    server.serve(QStringLiteral("schemas.example/file"), redirects("file:///etc/passwd"));
    server.serve(QStringLiteral("schemas.example/http"), redirects("http://schemas.example/x"));
    server.serve(QStringLiteral("schemas.example/port"), redirects(plain.url().toEncoded()));
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url(), m_certificate),
                                  {QStringLiteral("https://schemas.example/file"), QStringLiteral("https://schemas.example/http"),
                                   QStringLiteral("https://schemas.example/port")}, folder.path());
    QCOMPARE(outcome.failed(), 3);
    for (const Fetched &one : outcome.schemas)
        QVERIFY2(one.message.contains(QStringLiteral("no plain https address")), qPrintable(one.message));
    QVERIFY(plain.asked().isEmpty());
}

void TestTls::speaksToNoPlainServer()
{
    FaultServer plain;
    plain.serve(QStringLiteral("schemas.example/x.json"), "{}");
    QUrl url = plain.url();
    url.setScheme(QStringLiteral("https"));
    Limits limits;
    limits.stall = std::chrono::seconds(2); // such a server waits for more, and so do we
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(url, m_certificate), {QStringLiteral("https://schemas.example/x.json")}, folder.path(), limits);
    QCOMPARE(outcome.failed(), 1);
    QVERIFY(plain.asked().isEmpty());
}

void TestTls::closesInTheMiddle()
{
    FaultServer server(secureServer());
    server.serve(QStringLiteral("schemas.example/x.json"), [](QTcpSocket *socket, const Request &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        socket->flush();
        socket->abort();
    });
    QTemporaryDir folder;
    const Outcome outcome = fetch(overLoopback(server.url(), m_certificate), {QStringLiteral("https://schemas.example/x.json")}, folder.path());
    QCOMPARE(outcome.failed(), 1);
    QVERIFY2(outcome.schemas[0].message.contains(QStringLiteral("closed the connection")), qPrintable(outcome.schemas[0].message));
    QCOMPARE(server.asked().size(), 2);
}

namespace {

const QByteArray wantsPassword = "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";

/// A proxy that carries every connection to one place, as CONNECT asks (RFC 9110, 9.3.6). With a refusal: only for whom it knows.
class Tunnel : public QTcpServer
{
public:
    Tunnel(quint16 to, QByteArray refusal = {}) : m_refusal(std::move(refusal))
    {
        connect(this, &QTcpServer::newConnection, this, [this, to] {
            QTcpSocket *near = nextPendingConnection();
            auto *far = new QTcpSocket(near);
            connect(near, &QTcpSocket::readyRead, near, [this, near, far, to] {
                if (far->state() == QAbstractSocket::ConnectedState) {
                    far->write(near->readAll());
                    return;
                }
                m_head += near->readAll();
                if (!m_head.contains("\r\n\r\n"))
                    return;
                asked << m_head.left(m_head.indexOf("\r\n"));
                const bool known = m_head.contains("Basic " + QByteArray("me:secret").toBase64());
                m_head.clear();
                if (!m_refusal.isEmpty() && !known) {
                    near->write(m_refusal);
                    if (m_refusal != wantsPassword)
                        near->disconnectFromHost();
                    return;
                }
                connect(far, &QTcpSocket::connected, near, [near] { near->write("HTTP/1.1 200 Connected\r\n\r\n"); });
                connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
                connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
                far->connectToHost(QHostAddress::LocalHost, to);
            });
        });
        listen(QHostAddress::LocalHost);
    }
    QByteArrayList asked;

private:
    QByteArray m_head, m_refusal;
};

MakeDownloader trusting(const QByteArray &certificate)
{
    return [certificate] { return std::make_unique<NetDownloader>(TestServer{{}, certificate}); };
}

class ProxySetting
{
public:
    explicit ProxySetting(const QByteArray &proxy)
    {
        qputenv("https_proxy", proxy);
        qunsetenv("no_proxy");
    }
    ~ProxySetting() { qunsetenv("https_proxy"); }
};

} // namespace

/// All as in the programs, but for the certificate: the proxy alone knows where schemas.example is.
void TestTls::goesThroughTheProxy()
{
    FaultServer server(secureServer());
    server.serve(QStringLiteral("schemas.example/x.json"), "{}");
    Tunnel tunnel(server.port(), wantsPassword);
    const ProxySetting proxy("http://me:secret@127.0.0.1:" + QByteArray::number(tunnel.serverPort()));
    QTemporaryDir folder;
    const Outcome outcome = fetch(trusting(m_certificate), {QStringLiteral("https://schemas.example/x.json")}, folder.path());
    QVERIFY2(outcome.failed() == 0, qPrintable(outcome.schemas[0].message));
    QVERIFY2(tunnel.asked.first().startsWith("CONNECT schemas.example:443"), tunnel.asked.first().constData());
}

void TestTls::proxyThatFails_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<QString>("message");
    QTest::newRow("a password") << wantsPassword << QStringLiteral("The proxy wants a name and a password");
    QTest::newRow("not there") << QByteArray() << QStringLiteral("The proxy cannot be used");
    QTest::newRow("no such host") << QByteArray("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n") << QString();
    QTest::newRow("nonsense") << QByteArray("220 mail\r\n\r\n") << QStringLiteral("proxy");
}

void TestTls::proxyThatFails()
{
    QFETCH(QByteArray, refusal);
    QFETCH(QString, message);
    Tunnel tunnel(1, refusal);
    const ProxySetting proxy("http://127.0.0.1:" + QByteArray::number(tunnel.serverPort()));
    if (refusal.isEmpty())
        tunnel.close();
    Limits limits;
    limits.stall = std::chrono::seconds(5);
    QTemporaryDir folder;
    const Outcome outcome = fetch(trusting(m_certificate), {QStringLiteral("https://schemas.example/x.json")}, folder.path(), limits);
    QCOMPARE(outcome.failed(), 1);
    QVERIFY2(outcome.schemas[0].message.contains(message), qPrintable(outcome.schemas[0].message));
    QVERIFY(tunnel.asked.size() <= 2);
}

void TestTls::loadsTheModule()
{
    const auto make = loadNetwork();
    QVERIFY2(make.ok(), qPrintable(make.ok() ? QString() : make.error().text()));
    Tunnel nobody(1);
    const ProxySetting proxy("http://127.0.0.1:" + QByteArray::number(nobody.serverPort()));
    nobody.close();
    QTemporaryDir folder;
    const Outcome outcome = fetch(*make, {QStringLiteral("https://schemas.example/x.json"), QStringLiteral("http://127.0.0.1/x.json")}, folder.path());
    QCOMPARE(outcome.failed(), 2);
    QVERIFY2(outcome.schemas[0].message.contains(QStringLiteral("Only https is used")), qPrintable(outcome.schemas[0].message));
    QVERIFY2(outcome.schemas[1].message.contains(QStringLiteral("The proxy cannot be used")), qPrintable(outcome.schemas[1].message));
}

QTEST_GUILESS_MAIN(TestTls)
#include "test_tls.moc"
