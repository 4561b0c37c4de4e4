// SPDX-License-Identifier: Apache-2.0
#include "core/document/file.h"
#include "core/base/digest.h"
#include "core/base/regularfile.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mlm {

namespace {

constexpr qint64 sizeLimit = qint64{256} << 20;
constexpr qint64 chunk = qint64{1} << 20;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(File)
public:
    static Error tooLarge(const QString &path)
    {
        return {Error::Code::Limit, tr("The file is larger than %1 MiB.").arg(sizeLimit >> 20),
                tr("Documents of this size are not metadata. To describe a file of weights, import it into a "
                   "document."),
                path};
    }
    static Error changedOnDisk(const QString &path, bool there)
    {
        return {Error::Code::Changed,
                there ? tr("The file has been changed on disk by another program since it was read.")
                      : tr("The file has been moved or deleted since it was read."),
                tr("Compare, overwrite it, or save under another name."), path};
    }
    static Error appeared(const QString &path)
    {
        return {Error::Code::Changed, tr("There is already a file of this name."),
                tr("Overwrite it, or save under another name."), path};
    }
    static Error notWritable(const QString &path, const QString &message)
    {
        return {Error::Code::Refused, message, tr("Save under another name."), path};
    }
    static QString cannotWrite() { return tr("The file cannot be written"); }
};

FileStamp stampOf(const RegularFile &file, std::string_view text)
{
    return {file.size(), file.mtimeNs(), Digest::of(Hash::Sha2_256, text)};
}

/// Writes all bytes to an open file; 0 or the number of the system's error.
int writeAll(int descriptor, std::string_view text)
{
    qint64 room = fileFaults().diskFullAfter;
    while (!text.empty()) {
        auto size = std::min<std::size_t>(text.size(), chunk);
        if (room >= 0) {
            if (room == 0)
                return ENOSPC;
            size = std::min<std::size_t>(size, static_cast<std::size_t>(room));
        }
        const ssize_t written = ::write(descriptor, text.data(), size);
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return errno;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
        if (room >= 0)
            room -= written;
    }
    // A full disk may show only now.
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

/// The new name is on disk only when its folder is.
void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        (void)::fsync(folder);
        ::close(folder);
    }
}

Result<void> checkExpected(const QString &path, const std::optional<FileStamp> &expected, Overwrite overwrite)
{
    if (!expected || overwrite == Overwrite::Always || isUnchanged(path, *expected))
        return {};
    return expected->size < 0 ? Words::appeared(path) : Words::changedOnDisk(path, QFileInfo::exists(path));
}

/// What stands at the path must be replaceable by a file: nothing, or a regular file that may be written.
Result<void> checkTarget(const QString &path, struct stat &found, bool &exists)
{
    exists = !path.isEmpty() && ::stat(QFile::encodeName(path).constData(), &found) == 0;
    if (!exists) {
        const int number = path.isEmpty() ? ENOENT : errno;
        // A missing folder is told here, a missing file is about to be written.
        if (number != ENOENT || path.isEmpty())
            return systemError(path, Words::cannotWrite(), number);
        if (!QFileInfo(path).dir().exists() && !QFileInfo(path).isSymLink())
            return {Error{Error::Code::NotFound,
                          Words::tr("The folder “%1” does not exist.").arg(QFileInfo(path).path()),
                          Words::tr("Create it, or choose another place."), path}};
        return {};
    }
    if (S_ISDIR(found.st_mode))
        return Words::notWritable(path, Words::tr("This is a folder, not a file."));
    if (!S_ISREG(found.st_mode))
        return Words::notWritable(path, Words::tr("This is a pipe or a device, not a file."));
    // Replacing a file needs no permission to write it; its owner has said no all the same.
    if (::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) != 0)
        return systemError(path, Words::cannotWrite(), errno);
    return {};
}

} // namespace

FileFaults &fileFaults()
{
    static FileFaults faults;
    return faults;
}

Result<LoadedFile> loadFile(const QString &path)
{
    auto file = RegularFile::open(path);
    if (!file)
        return file.error();
    if (file->size() > sizeLimit)
        return Words::tooLarge(path);
    LoadedFile loaded;
    // One byte more than there should be, so that a file that grows is noticed.
    loaded.text.resize(static_cast<std::size_t>(file->size()) + 1);
    std::size_t size = 0;
    while (size < loaded.text.size()) {
        const auto count = file->read(
            std::span(loaded.text).subspan(size, std::min<std::size_t>(loaded.text.size() - size, chunk)));
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        size += *count;
        if (fileFaults().whileReading)
            fileFaults().whileReading();
    }
    if (auto unchanged = file->checkUnchanged(static_cast<qint64>(size)); !unchanged)
        return unchanged.error();
    loaded.text.resize(size);
    loaded.stamp = stampOf(*file, loaded.text);
    return loaded;
}

Result<FileStamp> saveFile(const QString &path, std::string_view text,
                           const std::optional<FileStamp> &expected, Overwrite overwrite)
{
    struct stat before = {};
    bool exists = false;
    if (auto fits = checkTarget(path, before, exists); !fits)
        return fits.error();
    if (auto same = checkExpected(path, expected, overwrite); !same)
        return same.error();

    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        const int number = errno;
        if (file.error() == QFileDevice::PermissionsError || number == EACCES)
            return systemError(path, Words::tr("The folder of the file cannot be written to"), EACCES);
        return systemError(path, Words::cannotWrite(), number == 0 ? EIO : number);
    }
    if (exists) {
        // As far as the system lets us: the same owner, then the same mode (a change of owner may clear bits
        // of it).
        if (::fchown(file.handle(), before.st_uid, before.st_gid) != 0)
            (void)!::fchown(file.handle(), static_cast<uid_t>(-1), before.st_gid);
        (void)::fchmod(file.handle(), before.st_mode & 07777);
    }
    if (const int number = writeAll(file.handle(), text); number != 0) {
        file.cancelWriting();
        return systemError(path, Words::cannotWrite(), number);
    }
    if (fileFaults().beforeCommit)
        fileFaults().beforeCommit();
    // Once more at the last moment.
    if (auto same = checkExpected(path, expected, overwrite); !same) {
        file.cancelWriting();
        return same.error();
    }
    errno = 0;
    if (!file.commit())
        return systemError(path, Words::cannotWrite(), errno == 0 ? EIO : errno);
    const QString written = QFileInfo(path).isSymLink() ? QFileInfo(path).canonicalFilePath() : path;
    syncFolder(written);

    struct stat after = {};
    if (::stat(QFile::encodeName(path).constData(), &after) != 0)
        return systemError(path, Words::cannotWrite(), errno);
    return FileStamp{after.st_size, qint64{after.st_mtim.tv_sec} * 1'000'000'000 + after.st_mtim.tv_nsec,
                     Digest::of(Hash::Sha2_256, text)};
}

bool isUnchanged(const QString &path, const FileStamp &stamp)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return stamp.size < 0;
    if (!S_ISREG(found.st_mode) || found.st_size != stamp.size)
        return false;
    if (qint64{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec == stamp.mtimeNs)
        return true;
    const auto loaded = loadFile(path);
    return loaded && loaded->stamp.sha256 == stamp.sha256;
}

} // namespace mlm
