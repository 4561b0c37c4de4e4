// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <cstddef>
#include <span>

namespace mlm {

/// A regular file open for reading, which never blocks: directories, FIFOs, sockets and devices are refused
/// before they are opened. Tells afterwards whether the file is still what it was. Any thread.
class RegularFile
{
public:
    /// Errors: missing, not permitted, not a regular file.
    static Result<RegularFile> open(const QString &path);
    RegularFile(RegularFile &&other) noexcept;
    RegularFile &operator=(RegularFile &&other) noexcept;
    ~RegularFile();

    qint64 size() const { return m_state.size; }       ///< bytes, when it was opened
    qint64 mtimeNs() const { return m_state.mtimeNs; } ///< last change, in nanoseconds since 1970
    /// Tells the kernel that it will be read once, from the beginning to the end.
    void willReadAll() const;
    /// The next bytes; 0 at the end.
    Result<std::size_t> read(std::span<char> buffer);
    /// After `read` bytes: an error where the file has vanished, been replaced, grown, shrunk or been written
    /// to.
    Result<void> checkUnchanged(qint64 read) const;

private:
    struct State
    {
        qint64 size = 0;
        qint64 mtimeNs = 0;
        quint64 device = 0, inode = 0;
    };

    RegularFile(QString path, int descriptor, State state)
        : m_path(std::move(path)), m_descriptor(descriptor), m_state(state)
    {
    }

    QString m_path;
    int m_descriptor = -1;
    State m_state;
};

/// "permission denied" and so on for what the system reports, with an advice for what users meet most.
Error systemError(const QString &path, const QString &what, int number);

} // namespace mlm
