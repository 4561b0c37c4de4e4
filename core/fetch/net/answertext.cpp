// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/net/answertext.h"
#include <QCoreApplication>

namespace mlm::fetch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Fetch)
};

} // namespace

QString statusText(int status)
{
    switch (status) {
    case 404:
    case 410:
        return Words::tr("The server has nothing at this address (%1).").arg(status);
    case 401:
    case 403:
        return Words::tr("The server does not give it to everyone (%1).").arg(status);
    case 429:
        return Words::tr("The server has been asked too often (429). Try again later.");
    default:
        return status >= 500 ? Words::tr("The server could not answer (%1). Try again later.").arg(status)
                             : Words::tr("The server gave an answer that is no file (%1).").arg(status);
    }
}

QString socketText(QAbstractSocket::SocketError error, const QString &host, const QString &detail)
{
    using S = QAbstractSocket;
    switch (error) {
    case S::HostNotFoundError:
        return Words::tr("There is no server %1. Check the connection to the network.").arg(host);
    case S::ConnectionRefusedError:
        return Words::tr("The server %1 takes no connections.").arg(host);
    case S::SocketTimeoutError:
        return Words::tr("The server %1 does not answer.").arg(host);
    case S::SslHandshakeFailedError:
    case S::SslInternalError:
    case S::SslInvalidUserDataError:
        return Words::tr("There is no secure connection to %1: %2").arg(host, detail);
    case S::ProxyConnectionRefusedError:
    case S::ProxyConnectionClosedError:
    case S::ProxyConnectionTimeoutError:
    case S::ProxyNotFoundError:
    case S::ProxyProtocolError:
        return Words::tr("The proxy cannot be used: %1. Check the proxy settings.").arg(detail);
    case S::ProxyAuthenticationRequiredError:
        return Words::tr("The proxy wants a name and a password. Write them into the proxy settings.");
    default:
        return Words::tr("The connection to %1 failed: %2.").arg(host, detail);
    }
}

QString closedText(const QString &host)
{
    return Words::tr("The server %1 closed the connection before the end.").arg(host);
}

} // namespace mlm::fetch
