// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/net/netdownloader.h"
#include "core/fetch/net/transfer.h"
#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <utility>

namespace mlm::fetch {

namespace {

/// By the settings of the desktop, else https_proxy and no_proxy of the environment.
QNetworkProxy proxyFor(const QUrl &address)
{
    for (const QNetworkProxy &proxy : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(address))) {
        if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::Socks5Proxy || proxy.type() == QNetworkProxy::HttpProxy)
            return proxy;
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

} // namespace

struct NetDownloader::Private
{
    TestServer test;
    QSslConfiguration configuration; ///< the system's certificates, read once for all connections
    QList<QPointer<Transfer>> transfers;
    QObject owner; ///< of the transfers
};

NetDownloader::NetDownloader(const TestServer &test) : d(std::make_unique<Private>())
{
    d->test = test;
    if (!QHostAddress(test.loopback.host()).isLoopback())
        d->test.loopback.clear();
    d->configuration = QSslConfiguration::defaultConfiguration();
    if (!test.trusted.isEmpty())
        d->configuration.addCaCertificates(QSslCertificate::fromData(test.trusted));
}

NetDownloader::~NetDownloader() { abort(); }

void NetDownloader::get(const QUrl &address, const Bounds &bounds, Received received, Answered answered)
{
    Transfer::Target target;
    target.address = address;
    target.configuration = d->configuration;
    if (d->test.loopback.isEmpty()) {
        target.server = address.host(QUrl::FullyEncoded);
        target.proxy = proxyFor(address);
    } else {
        target.server = d->test.loopback.host();
        target.port = quint16(d->test.loopback.port(443));
        target.secure = d->test.loopback.scheme() == QLatin1String("https");
    }
    d->transfers.removeIf([](const auto &gone) { return gone.isNull(); });
    d->transfers.append(new Transfer(std::move(target), bounds, std::move(received), std::move(answered), &d->owner));
}

void NetDownloader::abort()
{
    for (const auto &transfer : std::exchange(d->transfers, {})) {
        if (transfer)
            transfer->drop();
    }
}

} // namespace mlm::fetch
