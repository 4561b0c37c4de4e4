// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/fetch/downloader.h"
#include <QHash>
#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>

/// What one client asked for.
struct Request
{
    QString host; ///< as it is asked for: with TestServer::loopback, the name the schema is known by
    QString path; ///< as it stands in the request, percent signs and all
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
};

using Serve = std::function<void(QTcpSocket *, const Request &)>;

/// A web server on the loopback interface that does as each test wants: it answers, or behaves badly. Lives on the test's thread.
class FaultServer : public QObject
{
    Q_OBJECT
public:
    /// `secure`: a server that was made for TLS; taken over.
    explicit FaultServer(QTcpServer *secure = nullptr);

    /// "HOST/PATH"; what nobody serves is a 404.
    void serve(const QString &place, Serve how);
    void serve(const QString &place, const QByteArray &body);
    const QStringList &asked() const { return m_asked; } ///< "HOST/PATH", in the order of asking
    const QList<Request> &requests() const { return m_requests; }
    int atOnce() const { return m_atOnce; } ///< most requests that were open together
    quint16 port() const { return m_server->serverPort(); }
    QUrl url() const;

Q_SIGNALS:
    void served(const QString &place);

private:
    void accept();
    void read(QTcpSocket *socket);
    QTcpServer *m_server;
    bool m_secure;
    QHash<QString, Serve> m_serve;
    QHash<QTcpSocket *, QByteArray> m_heads;
    QSet<QTcpSocket *> m_open;
    QStringList m_asked;
    QList<Request> m_requests;
    int m_atOnce = 0;
};

/// A whole answer; the connection is closed behind it. Without `Content-Length` where `headers` have one.
QByteArray answer(int status, const QByteArray &body = {}, const QByteArray &headers = {});
Serve sends(const QByteArray &bytes);
Serve redirects(const QByteArray &location, int status = 302);
/// Sends `head`, then `piece` again and again until the client has gone. `sent` counts.
Serve floods(const QByteArray &head, const QByteArray &piece, qint64 *sent);
