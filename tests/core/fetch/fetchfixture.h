// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/fetch/net/netdownloader.h"
#include "core/fetch/schemafetcher.h"
#include "tests/core/fetch/faultserver.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// Longest that a test waits for something that should happen at once.
constexpr int guard = 60'000;

inline mlm::fetch::MakeDownloader overLoopback(const QUrl &server, const QByteArray &trusted = {})
{
    return [server, trusted] { return std::make_unique<mlm::fetch::NetDownloader>(mlm::fetch::TestServer{server, trusted}); };
}

/// Fetches and waits for the end.
inline mlm::fetch::Outcome fetch(const mlm::fetch::MakeDownloader &make, const QStringList &addresses, const QString &folder,
                                 const mlm::fetch::Limits &limits = {})
{
    mlm::fetch::SchemaFetcher fetcher(make, limits);
    QSignalSpy finished(&fetcher, &mlm::fetch::SchemaFetcher::finished);
    fetcher.start(addresses, folder);
    if (!finished.wait(guard))
        qFatal("the download did not end");
    return fetcher.outcome();
}

inline const mlm::fetch::Fetched *find(const mlm::fetch::Outcome &outcome, const QString &uri)
{
    for (const auto &one : outcome.schemas) {
        if (one.uri == uri)
            return &one;
    }
    return nullptr;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool put(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// Every file below a folder, hidden ones too, relative to it.
inline QStringList filesBelow(const QString &folder)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext())
        found << QDir(folder).relativeFilePath(it.next());
    found.sort();
    return found;
}
