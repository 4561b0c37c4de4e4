// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/actions.h"
#include "core/validation/finding.h"
#include <QMainWindow>
#include <memory>

class QStackedWidget;
class QTabBar;

namespace mlm {

class DocumentView;
class FileCommands;
class MessageBar;
class ModelCommands;
class OpenFile;
class Prompter;
class SchemaCommands;
class Settings;
class StartPage;
class StatusLine;
class ToolRow;

/// The window: bars, tabs and what is open. What the commands do stands in FileCommands and ModelCommands.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Settings &settings, Prompter &prompter, QWidget *parent = nullptr);
    ~MainWindow() override;

    const Actions &actions() const { return m_actions; }
    Settings &settings() { return m_settings; }
    Prompter &prompter() { return m_prompter; }
    FileCommands &files() { return *m_files; }
    ModelCommands &model() { return *m_model; }
    SchemaCommands &schemas() { return *m_schemas; }
    StatusLine &status() { return *m_status; }

    /// The document in front; nullptr on the start page.
    DocumentView *current() const;
    QList<DocumentView *> views() const;
    DocumentView *add(std::unique_ptr<OpenFile> file);
    void activate(DocumentView *view);
    void remove(DocumentView *view);
    DocumentView *viewOf(const QString &path) const;
    /// A message in the document in front, or on the start page.
    void say(Severity severity, const QString &text);
    QString message() const;
    /// Every guard has been passed: close without asking.
    void closeNow();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void build();
    void takeFiles(QWidget *at, QDropEvent *event);
    bool filterDrag(QWidget *widget, QEvent *event);
    StartPage &start();
    void connectActions();
    void watch(DocumentView *view);
    void showCurrent();
    void showDocumentState();
    void showTab(DocumentView *view);
    void fit();
    void applyScheme();
    void togglePanel(bool json);
    void fillRecent();
    void step(int by);
    void remember();

    Settings &m_settings;
    Prompter &m_prompter;
    Actions m_actions;
    std::unique_ptr<FileCommands> m_files;
    std::unique_ptr<ModelCommands> m_model;
    std::unique_ptr<SchemaCommands> m_schemas;
    QMenu *m_recent = nullptr;
    ToolRow *m_tools = nullptr;
    QWidget *m_tabRow = nullptr;
    QTabBar *m_tabs = nullptr;
    QWidget *m_line = nullptr;  ///< under the tool bar while there are no tabs
    QStackedWidget *m_stack = nullptr;
    StartPage *m_start = nullptr;
    StatusLine *m_status = nullptr;
    bool m_closing = false;
    bool m_restored = false;
};

} // namespace mlm
