// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/style/theme.h"
#include <QDateTime>
#include <QList>
#include <QString>
#include <memory>

class QSettings;

namespace mlm {

/// What the editor remembers from one start to the next.
class Settings
{
public:
    struct Recent
    {
        QString path;
        QDateTime opened;
        int counts[3] = {0, 0, 0}; ///< errors, warnings, advice when it was seen last
    };
    static constexpr int MostRecent = 12;

    /// `file`: an ini file to use in place of the user's own settings; for tests.
    explicit Settings(const QString &file = {});
    ~Settings();

    QList<Recent> recent() const;
    void addRecent(const QString &path);
    void noteCounts(const QString &path, int errors, int warnings, int advice);
    void clearRecent();

    QString lastFolder() const;
    void setLastFolder(const QString &folder);
    look::Scheme scheme() const;
    void setScheme(look::Scheme scheme);
    bool isJsonWanted() const;
    void setJsonWanted(bool wanted);
    bool areProblemsWanted() const;
    void setProblemsWanted(bool wanted);

    /// With published schemas; empty: the one that MLM_SCHEMAS names, else the cache.
    QString schemasFolder() const;
    void setSchemasFolder(const QString &folder);

    QByteArray bytes(const QString &key) const;
    void setBytes(const QString &key, const QByteArray &value);

private:
    void writeRecent(const QList<Recent> &list);
    std::unique_ptr<QSettings> m_store;
};

} // namespace mlm
