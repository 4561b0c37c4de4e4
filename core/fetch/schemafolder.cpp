// SPDX-License-Identifier: Apache-2.0
#include "core/fetch/schemafolder.h"
#include "core/base/regularfile.h"
#include "core/document/file.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mlm::fetch {

namespace {

constexpr qint64 abandonedAfter = 3600; ///< seconds; a working folder as old as this that nobody holds is a dead program's

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Fetch)
public:
    static QString cannotWrite() { return tr("The folder of schemas cannot be written to"); }
    static QString cannotPut() { return tr("The schema cannot be put into its place"); }
};

/// An open folder.
class Handle
{
public:
    explicit Handle(int descriptor = -1) : m_descriptor(descriptor) {}
    Handle(Handle &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    Handle &operator=(Handle &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~Handle()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    int operator*() const { return m_descriptor; }
    explicit operator bool() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

Handle openFolder(const QString &path)
{
    return Handle(::open(QFile::encodeName(path).constData(), folderFlags));
}

/// Whoever works in a folder holds its lock; the system lets go of it when the program ends, however it ends.
bool lock(const Handle &folder)
{
    return folder && ::flock(*folder, LOCK_EX | LOCK_NB) == 0;
}

void clearAbandoned(const QDir &folder)
{
    const auto found = folder.entryInfoList({QStringLiteral(".fetch-*")}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const QFileInfo &info : found) {
        if (info.lastModified().secsTo(QDateTime::currentDateTime()) < abandonedAfter)
            continue;
        if (const Handle held = openFolder(info.filePath()); lock(held))
            QDir(info.filePath()).removeRecursively();
    }
}

} // namespace

struct SchemaFolder::Private
{
    ~Private()
    {
        if (!working.isEmpty())
            QDir(working).removeRecursively();
    }
    QString path, working;
    Handle root, held;
    int written = 0;
};

SchemaFolder::SchemaFolder(std::unique_ptr<Private> data) : d(std::move(data)) {}
SchemaFolder::SchemaFolder(SchemaFolder &&) noexcept = default;
SchemaFolder &SchemaFolder::operator=(SchemaFolder &&) noexcept = default;
SchemaFolder::~SchemaFolder() = default;

Result<SchemaFolder> SchemaFolder::open(const QString &path)
{
    auto data = std::make_unique<Private>();
    data->path = path;
    errno = 0;
    if (path.isEmpty() || !QDir().mkpath(path))
        return systemError(path, Words::cannotWrite(), path.isEmpty() ? ENOENT : errno != 0 ? errno : EACCES);
    data->root = openFolder(path);
    if (!data->root)
        return systemError(path, Words::cannotWrite(), errno);
    clearAbandoned(QDir(path));
    QByteArray name = QFile::encodeName(path + QStringLiteral("/.fetch-XXXXXX"));
    if (!::mkdtemp(name.data()))
        return systemError(path, Words::cannotWrite(), errno);
    data->working = QFile::decodeName(name);
    data->held = openFolder(data->working);
    if (!lock(data->held))
        return systemError(path, Words::cannotWrite(), errno);
    return SchemaFolder(std::move(data));
}

Result<void> SchemaFolder::put(const QString &place, const QByteArray &bytes)
{
    const auto fail = [&](int number) { return systemError(d->path + QLatin1Char('/') + place, Words::cannotPut(), number); };
    const QString name = QString::number(++d->written);
    const QString whole = d->working + QLatin1Char('/') + name;
    if (const auto saved = saveFile(whole, {bytes.constData(), std::size_t(bytes.size())}, {}, Overwrite::Always); !saved)
        return saved.error();
    QStringList parts = place.split(QLatin1Char('/'));
    const QByteArray last = QFile::encodeName(parts.takeLast());
    Handle folder(::fcntl(*d->root, F_DUPFD_CLOEXEC, 0));
    for (const QString &part : std::as_const(parts)) {
        const QByteArray step = QFile::encodeName(part);
        if (::mkdirat(*folder, step.constData(), 0777) == 0)
            (void)::fsync(*folder);
        else if (errno != EEXIST)
            return fail(errno);
        Handle below(::openat(*folder, step.constData(), folderFlags | O_NOFOLLOW));
        if (!below)
            return fail(errno);
        folder = std::move(below);
    }
    if (::renameat(*d->held, QFile::encodeName(name).constData(), *folder, last.constData()) != 0)
        return fail(errno);
    (void)::fsync(*folder); // the new name is durable only when its folder is
    return {};
}

} // namespace mlm::fetch
