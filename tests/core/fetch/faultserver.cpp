// SPDX-License-Identifier: Apache-2.0
#include "tests/core/fetch/faultserver.h"

FaultServer::FaultServer(QTcpServer *secure) : m_server(secure ? secure : new QTcpServer), m_secure(secure != nullptr)
{
    m_server->setParent(this);
    connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &FaultServer::accept);
    m_server->listen(QHostAddress::LocalHost);
}

QUrl FaultServer::url() const
{
    QUrl url(m_secure ? QStringLiteral("https://127.0.0.1") : QStringLiteral("http://127.0.0.1"));
    url.setPort(port());
    return url;
}

void FaultServer::serve(const QString &place, Serve how) { m_serve.insert(place, std::move(how)); }
void FaultServer::serve(const QString &place, const QByteArray &body) { serve(place, sends(answer(200, body))); }

void FaultServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_open.remove(socket);
            m_heads.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void FaultServer::read(QTcpSocket *socket)
{
    if (m_open.contains(socket)) {
        socket->readAll();
        return;
    }
    QByteArray &head = m_heads[socket];
    head += socket->readAll();
    if (!head.contains("\r\n\r\n"))
        return;
    const QList<QByteArray> lines = head.left(head.indexOf("\r\n\r\n")).split('\n');
    Request request;
    request.path = QString::fromLatin1(lines.first().split(' ').value(1));
    for (const QByteArray &line : lines.mid(1))
        request.headers.insert(line.left(line.indexOf(':')).trimmed().toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    request.host = QString::fromLatin1(request.headers.value("host"));
    const QString place = request.host + request.path;
    m_open.insert(socket);
    m_atOnce = std::max(m_atOnce, int(m_open.size()));
    m_asked << place;
    m_requests << request;
    const auto how = m_serve.find(place);
    if (how == m_serve.end())
        sends(answer(404))(socket, request);
    else
        (*how)(socket, request);
    Q_EMIT served(place);
}

QByteArray answer(int status, const QByteArray &body, const QByteArray &headers)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nConnection: close\r\n" + headers;
    if (!headers.contains("Content-Length"))
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

Serve sends(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket, const Request &) {
        socket->write(bytes);
        socket->disconnectFromHost();
    };
}

Serve redirects(const QByteArray &location, int status) { return sends(answer(status, {}, "Location: " + location + "\r\n")); }

Serve floods(const QByteArray &head, const QByteArray &piece, qint64 *sent)
{
    return [head, piece, sent](QTcpSocket *socket, const Request &) {
        socket->write(head);
        const auto more = [socket, piece, sent] {
            if (socket->bytesToWrite() < 1 << 20 && socket->state() == QAbstractSocket::ConnectedState) {
                socket->write(piece);
                *sent += piece.size();
            }
        };
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    };
}
