// SPDX-License-Identifier: Apache-2.0
#include "app/editor/openfile.h"
#include "core/json/parse.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

namespace mlm {

Result<ReadFile> readFile(const QString &path, QThread *owner)
{
    auto loaded = loadFile(path);
    if (!loaded)
        return loaded.error();
    auto document = Document::fromText(std::move(loaded->text));
    if (!document) {
        Error error = document.error();
        error.file = path;
        return error;
    }
    const Json &root = (*document)->root();
    if (!root.is_object()) {
        Error error;
        error.file = path;
        error.message = root.is_array()
                            ? QCoreApplication::translate("OpenFile", "This file is a list of %1 values, not one STAC document.").arg(root.size())
                            : QCoreApplication::translate("OpenFile", "This file is a single value, not a STAC document.");
        error.advice = QCoreApplication::translate("OpenFile", "Save each Item in a file of its own and open that.");
        return error;
    }
    if (owner != (*document)->thread())
        (*document)->moveToThread(owner);
    return ReadFile{std::move(*document), loaded->stamp};
}

void warmUp(const QString &path)
{
    (void)spec::releases();
    if (path.isEmpty())
        return;
    if (const auto loaded = loadFile(path)) {
        if (const auto parsed = json::parse(loaded->text))
            (void)spec::Profile::of(parsed->root);
    }
}

OpenFile::OpenFile(std::unique_ptr<Document> document, const QString &path, const std::optional<FileStamp> &stamp,
                   const QString &name, QObject *parent)
    : QObject(parent), m_context(std::make_unique<Context>(std::move(document))), m_stamp(stamp), m_name(name),
      m_neverWritten(path.isEmpty())
{
    m_context->setPath(path);
}

QString OpenFile::name() const { return path().isEmpty() ? m_name : QFileInfo(path()).fileName(); }

bool OpenFile::isDirty() const { return m_neverWritten || m_context->document().isDirty(); }

void OpenFile::written(const QString &path, const FileStamp &stamp)
{
    m_stamp = stamp;
    m_neverWritten = false;
    if (path != this->path())
        m_context->setPath(path);
    document().markSaved();
    Q_EMIT saved();
}

Result<void> OpenFile::save(Overwrite overwrite)
{
    const auto result = saveFile(path(), document().text(), m_stamp, overwrite);
    if (!result)
        return result.error();
    written(path(), *result);
    return {};
}

Result<void> OpenFile::saveAs(const QString &path)
{
    const auto result = saveFile(path, document().text(), {}, Overwrite::Always);
    if (!result)
        return result.error();
    written(path, *result);
    return {};
}

OpenFile::OnDisk OpenFile::onDisk() const
{
    if (path().isEmpty() || !m_stamp)
        return OnDisk::Same;
    if (!QFileInfo::exists(path()))
        return OnDisk::Gone;
    return isUnchanged(path(), *m_stamp) ? OnDisk::Same : OnDisk::Changed;
}

Result<void> OpenFile::reload()
{
    auto loaded = loadFile(path());
    if (!loaded)
        return loaded.error();
    const auto result = document().applyText(tr("Reload"), std::move(loaded->text));
    if (!result) {
        Error error = result.error();
        error.file = path();
        return error;
    }
    m_stamp = loaded->stamp;
    document().markSaved();
    return {};
}

void OpenFile::keepMine()
{
    if (const auto loaded = loadFile(path()))
        m_stamp = loaded->stamp;
}

} // namespace mlm
