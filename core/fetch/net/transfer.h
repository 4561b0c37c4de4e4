// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/fetch/downloader.h"
#include "core/fetch/net/answerreader.h"
#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

namespace mlm::fetch {

/// One question to a web server and its answer as it comes in, within bounds, over a connection of its own. Asks once. Deletes itself when it has
/// ended. (QNetworkAccessManager would ask several times by itself, and take a body that ends between two chunks for whole.)
class Transfer : public QObject
{
    Q_OBJECT
public:
    struct Target
    {
        QUrl address;
        QString server; ///< to connect to: the address's host, or a test's server
        quint16 port = 443;
        bool secure = true; ///< false only for a test's server
        QSslConfiguration configuration = {};
        QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    };
    Transfer(Target target, const Downloader::Bounds &bounds, Downloader::Received received, Downloader::Answered answered, QObject *parent);

    /// Ends it; nobody is told.
    void drop();

private:
    void connectTo(QAbstractSocket::NetworkLayerProtocol protocol);
    void ask();
    void read();
    void look();
    void closed();
    void failed(QAbstractSocket::SocketError error);
    void stalled();
    void fail(const QString &message, bool again = false);
    void end(Downloader::Answer answer);

    Target m_target;
    Downloader::Bounds m_bounds;
    Downloader::Received m_received;
    Downloader::Answered m_answered;
    AnswerReader m_reader;
    QSslSocket m_socket;
    QTimer m_stall;
    bool m_asked = false;
    bool m_second = false; ///< the second way to the server
    bool m_over = false;
};

} // namespace mlm::fetch
