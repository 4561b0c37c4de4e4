// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/fetch/downloader.h"
#include <memory>

namespace mlm::fetch {

/// What tests need to stand in for the servers of the world. No program sets it: the module that the programs load makes a downloader without it.
struct TestServer
{
    QUrl loopback = {};         ///< every connection goes there (http or https, 127.0.0.1) with the true host's name in the request
    QByteArray trusted = {};    ///< a certificate in PEM that is trusted besides the system's
};

/// Downloads with Qt Network: the system's proxy settings, certificates checked, no cookies, no cache, no compression.
class NetDownloader : public Downloader
{
public:
    explicit NetDownloader(const TestServer &test = {});
    ~NetDownloader() override;
    void get(const QUrl &address, const Bounds &bounds, Received received, Answered answered) override;
    void abort() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mlm::fetch
