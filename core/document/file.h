// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/document.h"
#include <QByteArray>
#include <functional>

namespace mlm {

/// What a file was when it was read or written last.
struct FileStamp
{
    qint64 size = -1;
    qint64 mtimeNs = 0; ///< nanoseconds since 1970
    QByteArray sha256;
    bool operator==(const FileStamp &) const = default;
};

struct LoadedFile
{
    std::string text;
    FileStamp stamp;
};

/// Reads a whole regular file of at most 256 MiB. Errors name the file and say what to do: missing,
/// unreadable, a directory, a FIFO or device (never blocks), too large, changed while read. Empty and binary
/// files are told by json::parse. Any thread.
Result<LoadedFile> loadFile(const QString &path);

enum class Overwrite { IfUnchanged, Always };

/// Writes atomically (QSaveFile): keeps the file's mode, follows a symbolic link to its target, fsyncs. With
/// `expected` and IfUnchanged: Error::Changed when the file on disk is no longer what `expected` says (or has
/// vanished; or has appeared, where `expected` is an empty stamp). Nothing is left half-written.
Result<FileStamp> saveFile(const QString &path, std::string_view text,
                           const std::optional<FileStamp> &expected = {},
                           Overwrite overwrite = Overwrite::IfUnchanged);

/// The stamp of what is on disk now; its checksum is read only when size and time do not already decide.
bool isUnchanged(const QString &path, const FileStamp &stamp);

/// What can go wrong with a disk, for tests. Not for several threads.
struct FileFaults
{
    qint64 diskFullAfter = -1;               ///< bytes after which a write finds no space
    std::function<void()> whileReading = {}; ///< called between two reads
    std::function<void()> beforeCommit = {}; ///< called when all is written and not yet in place
};
FileFaults &fileFaults();

} // namespace mlm
