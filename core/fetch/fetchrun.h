// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/fetch/schemafetcher.h"
#include "core/fetch/schemafolder.h"
#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <deque>
#include <map>

namespace mlm::official {
struct Address;
}

namespace mlm::fetch {

/// One run of SchemaFetcher, on its thread: which addresses, in which order, and what becomes of each. The network is the Downloader's.
class FetchRun : public QObject
{
    Q_OBJECT
public:
    struct Tell
    {
        std::function<void(int done, int total, qint64 bytes)> progress;
        std::function<void(Outcome)> finished;
    };
    FetchRun(MakeDownloader make, const Limits &limits, QStringList addresses, QString folder, Tell tell);

    void begin();
    void cancel();

private:
    /// An address on its way.
    struct Asked
    {
        QString uri, place;
        QUrl now; ///< where redirects have led
        int redirects = 0, attempts = 0;
    };
    void add(const QString &text, const QString &from);
    QString refusal(const official::Address &address, bool given) const;
    void next();
    void ask(Asked asked);
    void take(Asked asked, Downloader::Answer answer);
    void take(Asked asked, const QByteArray &body);
    void redirect(Asked asked, const QUrl &location);
    bool count(qint64 bytes);
    void miss(const Asked &asked, qint64 bytes, const QString &message);
    void record(Fetched fetched);
    void halt(const QString &reason);
    void end();

    MakeDownloader m_make;
    Limits m_limits;
    QStringList m_addresses;
    QString m_folderPath;
    Tell m_tell;
    std::optional<SchemaFolder> m_folder;
    std::unique_ptr<Downloader> m_downloader;
    std::deque<Asked> m_waiting;
    std::map<QString, Asked> m_running; ///< by place
    QSet<QString> m_seen;               ///< places, and addresses that were refused
    QSet<QString> m_hosts;
    QElapsedTimer m_told;
    Outcome m_outcome;
    std::optional<Error> m_writeError;
    int m_kept = 0;
    bool m_tooMany = false;
    bool m_over = false;
};

} // namespace mlm::fetch
