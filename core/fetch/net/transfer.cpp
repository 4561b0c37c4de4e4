// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/net/transfer.h"
#include "core/fetch/net/answertext.h"
#include <QCoreApplication>

namespace mlm::fetch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Fetch)
};

using Kind = Downloader::Answer::Kind;
constexpr qint64 readAhead = 64 * 1024; ///< bytes that Qt may hold for us; the rest waits at the server

} // namespace

Transfer::Transfer(Target target, const Downloader::Bounds &bounds, Downloader::Received received, Downloader::Answered answered, QObject *parent)
    : QObject(parent), m_target(std::move(target)), m_bounds(bounds), m_received(std::move(received)), m_answered(std::move(answered)),
      m_reader(bounds.bytes)
{
    m_stall.setSingleShot(true);
    connect(&m_stall, &QTimer::timeout, this, &Transfer::stalled);
    m_socket.setReadBufferSize(readAhead);
    m_socket.setProxy(m_target.proxy);
    if (!m_target.configuration.isNull())
        m_socket.setSslConfiguration(m_target.configuration);
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        if (!m_target.secure)
            ask();
    });
    connect(&m_socket, &QSslSocket::encrypted, this, &Transfer::ask);
    connect(&m_socket, &QSslSocket::readyRead, this, &Transfer::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &Transfer::failed);
    // Not before get() has returned.
    QMetaObject::invokeMethod(this, [this] { connectTo(QAbstractSocket::AnyIPProtocol); }, Qt::QueuedConnection);
}

void Transfer::connectTo(QAbstractSocket::NetworkLayerProtocol protocol)
{
    if (m_over)
        return;
    m_stall.start(m_bounds.stall / 2);
    if (m_target.secure)
        m_socket.connectToHostEncrypted(m_target.server, m_target.port, m_target.address.host(), QIODevice::ReadWrite, protocol);
    else
        m_socket.connectToHost(m_target.server, m_target.port, QIODevice::ReadWrite, protocol);
}

void Transfer::ask()
{
    if (m_over)
        return;
    m_asked = true;
    m_stall.start(m_bounds.stall);
    QByteArray path = m_target.address.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty())
        path = "/";
    if (m_target.address.hasQuery())
        path += '?' + m_target.address.query(QUrl::FullyEncoded).toLatin1();
    // No compression: an answer could unfold to any size. Schemas are small.
    m_socket.write("GET " + path + " HTTP/1.1\r\nHost: " + m_target.address.host(QUrl::FullyEncoded).toLatin1() +
                   "\r\nUser-Agent: mlm-editor/" MLM_VERSION "\r\nAccept: application/schema+json, application/json, */*;q=0.5"
                   "\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n");
}

void Transfer::read()
{
    while (!m_over && m_socket.bytesAvailable() > 0) {
        m_stall.start(m_bounds.stall);
        const QByteArray piece = m_socket.read(readAhead);
        m_reader.feed(piece);
        // Counted as it comes over the line, head and all.
        if (!m_received(piece.size())) {
            drop();
            return;
        }
        look();
    }
}

void Transfer::look()
{
    using State = AnswerReader::State;
    const State state = m_reader.state();
    if (state == State::Head)
        return;
    if (state == State::Faulty) {
        fail(Words::tr("The server %1 gives no sensible answer.").arg(m_target.address.host()));
        return;
    }
    const int status = m_reader.status();
    if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
        const QUrl location = QUrl::fromEncoded(m_reader.header("location"), QUrl::StrictMode);
        if (location.isValid() && !location.isEmpty()) {
            end({Kind::Redirect, {}, m_target.address.resolved(location), {}, false});
            return;
        }
    }
    const QByteArray coding = m_reader.header("content-encoding").toLower();
    if (status != 200)
        fail(statusText(status), status >= 500);
    else if (!coding.isEmpty() && coding != "identity")
        fail(Words::tr("The server sent it compressed, although it was asked not to."));
    else if (state == State::TooLarge)
        fail(Words::tr("It is larger than %1 MiB.").arg(double(m_bounds.bytes) / (1 << 20)));
    else if (state == State::Whole)
        end({Kind::Body, m_reader.body(), {}, {}, false});
}

void Transfer::closed()
{
    read();
    if (m_over)
        return;
    if (m_reader.close() == AnswerReader::State::Whole)
        look();
    else
        fail(closedText(m_target.address.host()), true);
}

void Transfer::failed(QAbstractSocket::SocketError error)
{
    if (m_over)
        return;
    if (error == QAbstractSocket::RemoteHostClosedError) {
        closed();
        return;
    }
    QString certificate;
    const auto errors = m_socket.sslHandshakeErrors();
    if (!errors.isEmpty())
        certificate = errors.first().errorString();
    const bool again = error == QAbstractSocket::HostNotFoundError || error == QAbstractSocket::ConnectionRefusedError ||
                       error == QAbstractSocket::NetworkError;
    fail(socketText(error, m_target.address.host(), certificate.isEmpty() ? m_socket.errorString() : certificate), again);
}

void Transfer::stalled()
{
    // A network that swallows IPv6: the other way is tried before it is given up.
    if (!m_asked && !m_second && m_target.proxy.type() == QNetworkProxy::NoProxy) {
        m_second = true;
        {
            const QSignalBlocker quiet(m_socket);
            m_socket.abort();
        }
        connectTo(QAbstractSocket::IPv4Protocol);
        return;
    }
    fail(Words::tr("The server %1 sent nothing for %2 s.").arg(m_target.address.host()).arg(double(m_bounds.stall.count()) / 1000.0));
}

void Transfer::drop()
{
    m_over = true;
    m_stall.stop();
    m_socket.disconnect(this);
    deleteLater(); // and the connection with it
}

void Transfer::fail(const QString &message, bool again) { end({Kind::Failed, {}, {}, message, again}); }

void Transfer::end(Downloader::Answer answer)
{
    drop();
    m_answered(std::move(answer));
}

} // namespace mlm::fetch
