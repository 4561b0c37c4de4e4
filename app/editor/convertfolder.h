// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/target.h"
#include <QSet>
#include <QStringList>
#include <atomic>

namespace mlm {

/// A file of a folder, and what became of it.
struct FolderRow
{
    QString file;    ///< path below the source folder
    QString was;     ///< "DLM 1.0.0-beta.3"; empty where it could not be read
    QString outcome; ///< in words
    QString result;  ///< path of what was written; empty where nothing was
    int questions = 0;
    bool failed = false;
};

/// Converts the documents below a folder into another one, under the same names. Any thread.
class FolderConversion
{
public:
    static constexpr int MostFiles = 20'000;

    /// `replace`: results of an earlier time may be replaced; sources never are.
    FolderConversion(const QString &from, const QString &to, convert::Target target, bool replace);
    /// Why it cannot start: a folder that is not there, or both the same.
    Result<void> check() const;
    /// The files that are looked at: JSON, what is nearly JSON, YAML. Those below the target folder are none.
    QStringList files(const std::atomic<bool> &cancelled);
    /// One of files(), after that was called.
    FolderRow convert(const QString &path);

private:
    QString resultPath(const QString &path) const;
    QString m_from, m_to;
    convert::Target m_target;
    bool m_replace;
    QSet<QString> m_sources; ///< canonical
    QSet<QString> m_written;
};

} // namespace mlm
