// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/fetch/downloader.h"
#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace mlm::fetch {

/// Bounds of one download of schemas.
struct Limits
{
    qint64 fileBytes = qint64{4} << 20;
    qint64 totalBytes = qint64{64} << 20; ///< of all bodies, also of those that came to nothing
    int files = 500;
    int redirects = 5; ///< of one address
    int atOnce = 4;
    std::chrono::milliseconds stall{15'000};
    std::chrono::milliseconds whole{300'000};
};

/// What became of one address.
struct Fetched
{
    QString uri; ///< as asked for, without "#"
    bool ok = false;
    qint64 bytes = 0;
    QString message; ///< why not, in plain words; empty where it is there
    bool kept = false; ///< an older copy is there, and stays
};

struct Outcome
{
    std::vector<Fetched> schemas; ///< by address, each once
    QStringList hosts;            ///< that were asked, in order of the alphabet
    qint64 bytes = 0;             ///< received
    bool cancelled = false;
    std::optional<Error> folder; ///< the folder cannot be written to: nothing was asked for, or nothing could be kept
    int failed() const;
};

/// Downloads published schemas into a folder laid out as HOST/PATH (official::SchemaStore), with every schema that they refer to. Nothing is sent
/// before start(). Only https; only the hosts of the given addresses and of references met on the way. An address is the identity of what is found
/// there: a schema's own `$id` is passed over. Each file is put in its place whole or not at all; where one cannot be had, the one that was there
/// stays. The work is done on a thread of its own; signals come on the owner's. The destructor cancels and waits.
class SchemaFetcher : public QObject
{
    Q_OBJECT
public:
    explicit SchemaFetcher(MakeDownloader make, const Limits &limits = {}, QObject *parent = nullptr);
    ~SchemaFetcher() override;

    /// Cancels what is running and begins anew.
    void start(const QStringList &addresses, const QString &folder);
    /// finished() follows; what is complete by then stays.
    void cancel();
    bool isRunning() const;
    /// Of the newest run that has finished.
    const Outcome &outcome() const;

    /// True for an address that may be asked although no user has typed it: https, and not of this machine or its network.
    static bool isPublic(const QString &address);
    /// The host of every address that can be asked, in order of the alphabet.
    static QStringList hostsOf(const QStringList &addresses);

Q_SIGNALS:
    void progress(int done, int total, qint64 bytes); ///< `total` grows as references are met
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mlm::fetch
