// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include <QFileSystemWatcher>
#include <QObject>
#include <QUrl>
#include <functional>
#include <memory>
#include <vector>

class QTimer;

namespace mlm {

class DocumentView;
class Job;
class MainWindow;
class OpenFile;
struct ReadFile;

/// Everything that has to do with files: new, open, save, close, and what to do when a file changes behind the editor's back. Each question is asked
/// through the window's Prompter; the continuation gets the answer.
class FileCommands : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(bool done)>; ///< false: the user gave up, or it failed and was told

    explicit FileCommands(MainWindow &window);
    ~FileCommands() override;

    void newFromTemplate();
    /// A new Item for model files and folders, with what they say; asks for files where none are given.
    void newFromWeights(const QStringList &weights = {});
    void open();
    void openFolder();
    void openExample();
    void openPaths(const QStringList &paths);
    /// Files and folders dropped on the window: documents and folders of documents are opened, anything else is taken for weights: for that asset, for
    /// the likeliest one, or for a new Item where none is open.
    void drop(const QList<QUrl> &urls, const QString &assetKey = {});

    void save(DocumentView *view, Done done = {});
    void saveAs(DocumentView *view, Done done = {});
    void saveAll(Done done = {});
    void close(DocumentView *view, Done done = {});
    bool hasUnsaved() const;
    void closeAll(Done done);
    void compare(DocumentView *view, std::function<void()> closed = {});
    void reload(DocumentView *view);
    /// Looks whether open files changed on disk, and says so.
    void checkDisk();

private:
    void opened(const QString &path, Result<ReadFile> read);
    void openInBackground(const QString &path);
    DocumentView *addNew(std::unique_ptr<OpenFile> file);
    void askChanged(DocumentView *view, Done done);
    void watchFiles();
    bool settleText(DocumentView *view);
    QString suggestedPath(DocumentView *view) const;

    MainWindow &m_window;
    QFileSystemWatcher m_watcher;
    QTimer *m_lookSoon = nullptr;
    std::vector<std::unique_ptr<Job>> m_jobs;
    int m_untitled = 0;
};

/// The filter of file dialogs for STAC documents.
QString documentFilter();

} // namespace mlm
