// SPDX-License-Identifier: Apache-2.0
#include "core/base/regularfile.h"
#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mlm {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(File)
public:
    static Error error(Error::Code code, const QString &path, const QString &message, const QString &advice)
    {
        Error error;
        error.code = code;
        error.message = message;
        error.advice = advice;
        error.file = path;
        return error;
    }

    static Error notRegular(const QString &path, mode_t mode)
    {
        if (S_ISDIR(mode))
            return error(Error::Code::Refused, path, tr("This is a folder, not a file."),
                         tr("Name a file in it."));
        const QString kind = S_ISFIFO(mode) ? tr("a pipe") : S_ISSOCK(mode) ? tr("a socket") : tr("a device");
        return error(Error::Code::Refused, path, tr("This is %1, not a file.").arg(kind),
                     tr("Save its content to a file first."));
    }

    static Error changed(const QString &path, const QString &message)
    {
        return error(Error::Code::Changed, path, message,
                     tr("Wait until whatever writes it has finished, then try again."));
    }

    static QString reason(int number)
    {
        switch (number) {
        case EACCES:
        case EPERM:
            return tr("permission denied");
        case ENOSPC:
            return tr("no space left on the disk");
        case EDQUOT:
            return tr("your share of the disk is used up");
        case EFBIG:
            return tr("the file would be larger than allowed");
        case EROFS:
            return tr("the disk is read-only");
        case ENOENT:
            return tr("there is no such file or folder");
        case ENOTDIR:
            return tr("a part of the path is not a folder");
        case ENAMETOOLONG:
            return tr("the name is too long");
        case ELOOP:
            return tr("symbolic links lead in a circle");
        default:
            return QString::fromLocal8Bit(std::strerror(number));
        }
    }

    static QString advice(int number)
    {
        switch (number) {
        case EACCES:
        case EPERM:
            return tr("Check the permissions of the file and of its folder, or choose another place.");
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return tr("Make room there, or save to another place.");
        case EROFS:
            return tr("Save to another place.");
        case ENOENT:
        case ENOTDIR:
            return tr("Check the path.");
        case ENAMETOOLONG:
            return tr("Choose a shorter name.");
        default:
            return {};
        }
    }
};

qint64 nanoseconds(const timespec &time)
{
    return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

Error systemError(const QString &path, const QString &what, int number)
{
    const bool missing = number == ENOENT || number == ENOTDIR;
    return Words::error(missing ? Error::Code::NotFound : Error::Code::Io, path,
                        Words::tr("%1: %2.", "what failed: why").arg(what, Words::reason(number)),
                        Words::advice(number));
}

Result<RegularFile> RegularFile::open(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const QString what = Words::tr("The file cannot be read");
    struct stat found = {};
    // Looked at before it is opened: opening a FIFO waits for a writer, opening a device may do anything.
    if (path.isEmpty() || ::stat(name.constData(), &found) != 0)
        return systemError(path, what, path.isEmpty() ? ENOENT : errno);
    if (!S_ISREG(found.st_mode))
        return Words::notRegular(path, found.st_mode);
    const int descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return systemError(path, what, errno);
    RegularFile file(path, descriptor, {});
    if (::fstat(descriptor, &found) != 0)
        return systemError(path, what, errno);
    if (!S_ISREG(found.st_mode))
        return Words::notRegular(path, found.st_mode);
    file.m_state = {found.st_size, nanoseconds(found.st_mtim), found.st_dev, found.st_ino};
    return file;
}

RegularFile::RegularFile(RegularFile &&other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_state(other.m_state)
{
}

RegularFile &RegularFile::operator=(RegularFile &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_state, other.m_state);
    return *this;
}

RegularFile::~RegularFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void RegularFile::willReadAll() const
{
    ::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
}

Result<std::size_t> RegularFile::read(std::span<char> buffer)
{
    for (;;) {
        const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return systemError(m_path, Words::tr("The file cannot be read to its end"), errno);
    }
}

Result<void> RegularFile::checkUnchanged(qint64 read) const
{
    struct stat open = {}, named = {};
    if (::fstat(m_descriptor, &open) != 0)
        return systemError(m_path, Words::tr("The file cannot be read to its end"), errno);
    if (::stat(QFile::encodeName(m_path).constData(), &named) != 0)
        return Words::changed(m_path, Words::tr("The file vanished while it was read."));
    if (named.st_dev != m_state.device || named.st_ino != m_state.inode)
        return Words::changed(m_path, Words::tr("The file was replaced by another while it was read."));
    if (open.st_size > m_state.size || read > m_state.size)
        return Words::changed(m_path, Words::tr("The file grew while it was read, from %1 to %2 bytes.")
                                          .arg(m_state.size)
                                          .arg(qMax<qint64>(open.st_size, read)));
    if (open.st_size < m_state.size || read < m_state.size)
        return Words::changed(m_path, Words::tr("The file shrank while it was read, from %1 to %2 bytes.")
                                          .arg(m_state.size)
                                          .arg(qMin<qint64>(open.st_size, read)));
    if (nanoseconds(open.st_mtim) != m_state.mtimeNs)
        return Words::changed(m_path, Words::tr("The file was written to while it was read."));
    return {};
}

} // namespace mlm
