// SPDX-License-Identifier: Apache-2.0
#include "core/document/file.h"
#include "core/stac/build.h"
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mlm::stac {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

Error failure(Error::Code code, const QString &file, const QString &message, const QString &advice)
{
    Error error;
    error.code = code;
    error.file = file;
    error.message = message;
    error.advice = advice;
    return error;
}

/// Takes back what was written, unless it is told that all went well.
class Rollback
{
public:
    ~Rollback()
    {
        for (auto it = m_files.rbegin(); it != m_files.rend(); ++it) {
            if (it->before)
                (void)saveFile(it->path, *it->before, {}, Overwrite::Always);
            else
                QFile::remove(it->path);
        }
        for (auto it = m_folders.rbegin(); it != m_folders.rend(); ++it)
            QDir().rmdir(*it);
    }
    void wrote(const QString &path, std::optional<std::string> before) { m_files.push_back({path, std::move(before)}); }
    void madeFolder(const QString &path) { m_folders.push_back(path); }
    void keep()
    {
        m_files.clear();
        m_folders.clear();
    }

private:
    struct Written
    {
        QString path;
        std::optional<std::string> before; ///< what an overwritten file held
    };
    std::vector<Written> m_files;
    std::vector<QString> m_folders;
};

bool makeFolder(const QString &path, Rollback &rollback)
{
    if (QFileInfo(path).isDir())
        return true;
    const QString parent = QFileInfo(path).absolutePath();
    if (parent == path || !makeFolder(parent, rollback) || !QDir().mkdir(path))
        return false;
    rollback.madeFolder(path);
    return true;
}

bool isInside(const std::string &path)
{
    const QString text = QString::fromStdString(path);
    const QStringList parts = text.split(QLatin1Char('/'));
    return !text.isEmpty() && !QDir::isAbsolutePath(text) && !parts.contains(QStringLiteral(".."))
           && !parts.contains(QString());
}

} // namespace

Result<void> writeCatalog(const std::vector<CatalogFile> &files, const QString &folder, bool overwrite)
{
    const QDir root(QDir(folder).absolutePath());
    for (const CatalogFile &file : files) {
        const QString path = root.filePath(QString::fromStdString(file.path));
        if (!isInside(file.path))
            return failure(Error::Code::Refused, path, Text::tr("The name leads out of the folder."), Text::tr("Give the Item another id."));
        if (!overwrite && QFileInfo::exists(path))
            return failure(Error::Code::Refused, path, Text::tr("There is a file already."),
                           Text::tr("Choose an empty folder, or say that files may be overwritten."));
    }
    Rollback rollback;
    for (const CatalogFile &file : files) {
        const QString path = root.filePath(QString::fromStdString(file.path));
        if (!makeFolder(QFileInfo(path).absolutePath(), rollback))
            return failure(Error::Code::Io, QFileInfo(path).absolutePath(), Text::tr("The folder cannot be made."),
                           Text::tr("Check that you may write there and that there is space left."));
        std::optional<std::string> before;
        if (QFileInfo::exists(path)) {
            auto old = loadFile(path);
            if (!old)
                return old.error();
            before = std::move(old->text);
        }
        if (auto saved = saveFile(path, file.text, {}, Overwrite::Always); !saved)
            return saved.error();
        rollback.wrote(path, std::move(before));
    }
    rollback.keep();
    return {};
}

} // namespace mlm::stac
