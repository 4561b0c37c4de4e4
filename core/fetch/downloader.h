// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QByteArray>
#include <QString>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>

namespace mlm::fetch {

/// Asks for one address at a time and hands over what comes, in bounds. Knows nothing of schemas. Lives on the thread of its owner and calls back
/// on it, never before get() has returned.
class Downloader
{
public:
    struct Answer
    {
        enum class Kind {
            Body,     ///< the whole of it, in `body`
            Redirect, ///< look at `location` (absolute) instead; nothing was followed
            Failed    ///< `message` says why
        };
        Kind kind = Kind::Failed;
        QByteArray body = {};
        QUrl location = {};
        QString message = {};
        bool again = false; ///< a failure that may be gone the next time
    };
    struct Bounds
    {
        qint64 bytes = 0;                   ///< of one body; more is cut off while it comes
        std::chrono::milliseconds stall{0}; ///< without a sign of life, from connecting to the last byte
    };
    /// Told of each piece of a body as it comes; false ends the transfer without an answer.
    using Received = std::function<bool(qint64 bytes)>;
    using Answered = std::function<void(Answer)>;

    virtual ~Downloader() = default;
    virtual void get(const QUrl &address, const Bounds &bounds, Received received, Answered answered) = 0;
    /// Ends all transfers; none of them answers any more.
    virtual void abort() = 0;
};

/// Called on the thread where the downloader is to live.
using MakeDownloader = std::function<std::unique_ptr<Downloader>()>;

} // namespace mlm::fetch
