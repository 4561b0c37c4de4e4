// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QObject>
#include <QPointer>

namespace mlm {

class DocumentView;
class FieldFinder;
class MainWindow;

/// What is done with a document besides its file: weights, export, finding fields, help.
class ModelCommands : public QObject
{
    Q_OBJECT
public:
    explicit ModelCommands(MainWindow &window);
    ~ModelCommands() override;

    /// Opens the import dialog for files and folders; asks for files where none are given. Without a document it starts a new one.
    void importWeights(DocumentView *view, const QStringList &paths = {}, const QString &assetKey = {});
    /// The same for a folder that is asked for: a SavedModel, a model in shards.
    void importFolder(DocumentView *view);
    /// Compares the files of the document's assets with what the document says of them, on the page of the assets.
    void verifyFiles(DocumentView *view);
    void exportItem(DocumentView *view);
    void exportCollection();
    /// The popup that finds fields and pointers, with `start` typed already.
    void findField(DocumentView *view, const QString &start);
    void showFieldHelp(DocumentView *view);
    void discardJsonText(DocumentView *view);
    /// Asks whether the published schemas shall be downloaded: all known ones, and those that open documents name. An empty folder: the one in use
    /// where none was chosen.
    void fetchSchemas(const QString &folder = {});
    void showShortcuts();
    void showAbout();

Q_SIGNALS:
    /// There are new published schemas in the folder.
    void schemasFetched(const QString &folder);

private:
    QString folderOf(DocumentView *view) const;
    void writeItem(DocumentView *view, const std::string &text, const QString &path);
    MainWindow &m_window;
    QPointer<FieldFinder> m_finder;
};

} // namespace mlm
