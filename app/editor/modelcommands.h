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

    /// Opens the import dialog; asks for the file where none is given. Without a document it starts a new one.
    void importWeights(DocumentView *view, const QString &path = {}, const QString &assetKey = {});
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
    void writeItem(DocumentView *view, const std::string &text, const QString &path);
    MainWindow &m_window;
    QPointer<FieldFinder> m_finder;
};

} // namespace mlm
