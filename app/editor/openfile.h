// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/file.h"
#include "widgets/context.h"

namespace mlm {

/// A file as read: the document and what the file was then.
struct ReadFile
{
    std::unique_ptr<Document> document;
    FileStamp stamp;
};

/// Reads and parses; errors name the file, the place and what to do. A text whose value is no JSON object is refused: there is nothing here to edit it
/// with. Any thread; the document then lives on `owner`.
Result<ReadFile> readFile(const QString &path, QThread *owner);

/// Reads the specification, and what of it the file needs, ahead of time: on a thread beside the start of the program. Takes nothing that
/// belongs to the GUI and fails silently: reading the file for good tells what is wrong.
void warmUp(const QString &path);

/// One open document and its file.
class OpenFile : public QObject
{
    Q_OBJECT
public:
    /// `name`: shown while it has no path.
    OpenFile(std::unique_ptr<Document> document, const QString &path, const std::optional<FileStamp> &stamp, const QString &name,
             QObject *parent = nullptr);

    Context &context() { return *m_context; }
    const Context &context() const { return *m_context; }
    Document &document() { return m_context->document(); }
    QString path() const { return m_context->path(); }
    QString name() const;
    /// The file that a document without a path was made from by importing or converting it; it is never written to.
    QString source() const { return m_source; }
    void setSource(const QString &path) { m_source = path; }
    /// Unsaved: edited, or never written.
    bool isDirty() const;

    /// Writes to its path; Error::Changed when the file there is not what was read. The document is clean only after success.
    Result<void> save(Overwrite overwrite = Overwrite::IfUnchanged);
    /// Writes elsewhere (an existing file there is replaced: the user was asked) and stays with that path.
    Result<void> saveAs(const QString &path);
    enum class OnDisk { Same, Changed, Gone };
    OnDisk onDisk() const;
    /// Takes what is on disk now as one undo step.
    Result<void> reload();
    /// What is on disk becomes known without being taken: the next save overwrites it.
    void keepMine();

Q_SIGNALS:
    void saved();

private:
    void written(const QString &path, const FileStamp &stamp);
    std::unique_ptr<Context> m_context;
    std::optional<FileStamp> m_stamp;
    QString m_name;
    QString m_source;
    bool m_neverWritten = false;
};

} // namespace mlm
