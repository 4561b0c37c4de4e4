// SPDX-License-Identifier: Apache-2.0
// What the window does with commands and with what the system sends it.
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/mainwindow.h"
#include "app/editor/modelcommands.h"
#include "app/editor/schemacommands.h"
#include "app/editor/settings.h"
#include "app/editor/startpage.h"
#include "app/editor/windowbars.h"
#include "widgets/views/jsonpanel.h"
#include "widgets/views/problems.h"
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QStackedWidget>
#include <QTabBar>
#include <QUrl>
#include <algorithm>

namespace mlm {

namespace {
bool holdsFiles(const QMimeData &data)
{
    const auto urls = data.urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
}
} // namespace

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto act) { connect(action, &QAction::triggered, this, act); };
    const auto onView = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (DocumentView *view = current())
                act(*view);
        });
    };
    on(m_actions.newItem, [this] { m_files->newFromTemplate(); });
    on(m_actions.newFromWeights, [this] { m_files->newFromWeights(); });
    on(m_actions.open, [this] { m_files->open(); });
    on(m_actions.openFolder, [this] { m_files->openFolder(); });
    on(m_actions.openExample, [this] { m_files->openExample(); });
    on(m_actions.saveAll, [this] { m_files->saveAll(); });
    on(m_actions.exportCollection, [this] { m_model->exportCollection(); });
    on(m_actions.quit, [this] { close(); });
    on(m_actions.importWeights, [this] { m_model->importWeights(current()); });
    on(m_actions.importFolder, [this] { m_model->importFolder(current()); });
    on(m_actions.newFromFolder, [this] { m_model->importFolder(nullptr); });
    onView(m_actions.verifyFiles, [this](DocumentView &view) { m_model->verifyFiles(&view); });
    on(m_actions.nextTab, [this] { step(1); });
    on(m_actions.previousTab, [this] { step(-1); });
    on(m_actions.shortcuts, [this] { m_model->showShortcuts(); });
    on(m_actions.about, [this] { m_model->showAbout(); });
    on(m_actions.schemasFolder, [this] { m_schemas->chooseFolder(); });
    connect(m_status, &StatusLine::officialClicked, this, [this] { m_schemas->showDetails(); });
    on(m_actions.fetchSchemas, [this] { m_model->fetchSchemas(m_schemas->folder()); });
    connect(m_model.get(), &ModelCommands::schemasFetched, this, [this] { m_schemas->reload(); });
    on(m_actions.showJson, [this] { togglePanel(true); });
    on(m_actions.showProblems, [this] { togglePanel(false); });
    onView(m_actions.save, [this](DocumentView &view) { m_files->save(&view); });
    onView(m_actions.saveAs, [this](DocumentView &view) { m_files->saveAs(&view); });
    onView(m_actions.close, [this](DocumentView &view) { m_files->close(&view); });
    onView(m_actions.compare, [this](DocumentView &view) { m_files->compare(&view); });
    onView(m_actions.reload, [this](DocumentView &view) { m_files->reload(&view); });
    onView(m_actions.exportItem, [this](DocumentView &view) { m_model->exportItem(&view); });
    onView(m_actions.find, [this](DocumentView &view) { m_model->findField(&view, {}); });
    onView(m_actions.goToPointer, [this](DocumentView &view) { m_model->findField(&view, QStringLiteral("/")); });
    onView(m_actions.undo, [](DocumentView &view) { view.document().undo(); });
    onView(m_actions.redo, [](DocumentView &view) { view.document().redo(); });
    onView(m_actions.nextProblem, [](DocumentView &view) { view.problems()->step(1); });
    onView(m_actions.previousProblem, [](DocumentView &view) { view.problems()->step(-1); });
    onView(m_actions.fixKind, [](DocumentView &view) { view.problems()->fixKind(); });
    onView(m_actions.fixAll, [](DocumentView &view) { view.problems()->fixAll(); });
    onView(m_actions.fieldHelp, [this](DocumentView &view) { m_model->showFieldHelp(&view); });
    onView(m_actions.editJson, [this](DocumentView &view) {
        view.setJsonShown(true);
        view.json()->startEditing();
        showDocumentState();
    });
    const auto scheme = m_settings.scheme();
    (scheme == look::Scheme::Light  ? m_actions.schemeLight
     : scheme == look::Scheme::Dark ? m_actions.schemeDark
                                    : m_actions.schemeSystem)
        ->setChecked(true);
    connect(m_actions.schemes, &QActionGroup::triggered, this, [this](QAction *action) {
        const auto chosen = action == m_actions.schemeLight  ? look::Scheme::Light
                            : action == m_actions.schemeDark ? look::Scheme::Dark
                                                             : look::Scheme::System;
        m_settings.setScheme(chosen);
        applyScheme();
    });
}

void MainWindow::applyScheme()
{
    look::apply(*qApp, m_settings.scheme());
    for (QWidget *widget : QApplication::allWidgets())
        widget->update();
}

void MainWindow::togglePanel(bool json)
{
    DocumentView *view = current();
    if (!view)
        return;
    if (json) {
        view->setJsonShown(!view->isJsonShown());
        m_settings.setJsonWanted(view->isJsonShown());
    } else {
        view->setProblemsShown(!view->areProblemsShown());
        m_settings.setProblemsWanted(view->areProblemsShown());
    }
    showDocumentState();
}

void MainWindow::step(int by)
{
    const int count = m_tabs->count();
    if (count > 1)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void MainWindow::showEvent(QShowEvent *event)
{
    if (!current())
        start().refresh(); // not before it is known that no document comes first
    QMainWindow::showEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fit();
    showDocumentState();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closing || !m_files->hasUnsaved()) {
        remember();
        QMainWindow::closeEvent(event);
        return;
    }
    // The answers come later: refuse now, close when every document has been settled.
    event->ignore();
    m_files->closeAll([this](bool all) {
        if (all) // not from within this closing: a window closes once at a time
            QMetaObject::invokeMethod(this, &MainWindow::closeNow, Qt::QueuedConnection);
    });
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate && m_files)
        m_files->checkDisk();
    if (event->type() == QEvent::ThemeChange && m_settings.scheme() == look::Scheme::System)
        QMetaObject::invokeMethod(this, &MainWindow::applyScheme, Qt::QueuedConnection); // the change is still on its way through the widgets
    return QMainWindow::event(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (holdsFiles(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event) { takeFiles(this, event); }

void MainWindow::takeFiles(QWidget *at, QDropEvent *event)
{
    event->acceptProposedAction();
    // The asset whose form it was dropped on, if it was one.
    QString key;
    for (QWidget *widget = at->childAt(event->position().toPoint()); widget && key.isEmpty(); widget = widget->parentWidget())
        key = widget->property("assetKey").toString();
    // After the drop has been answered: the other program waits for that.
    QMetaObject::invokeMethod(m_files.get(), [this, key, urls = event->mimeData()->urls()] { m_files->drop(urls, key); },
                              Qt::QueuedConnection);
}

bool MainWindow::filterDrag(QWidget *widget, QEvent *event)
{
    // Fields and texts take words; files that are dropped on them are meant for the window.
    if (widget == this || widget->window() != this || (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove && event->type() != QEvent::Drop))
        return false;
    auto *drop = static_cast<QDropEvent *>(event);
    if (!holdsFiles(*drop->mimeData()))
        return false;
    if (event->type() == QEvent::Drop) {
        QDropEvent mapped(widget->mapTo(this, drop->position()), drop->possibleActions(), drop->mimeData(), drop->buttons(), drop->modifiers());
        takeFiles(this, &mapped);
    }
    drop->acceptProposedAction();
    return true;
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched->isWidgetType() && filterDrag(static_cast<QWidget *>(watched), event))
        return true;
    // One undo stack: a line edit's own undo must not take the keys. A text being edited as text keeps its own.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *widget = qobject_cast<QWidget *>(watched);
        auto *key = static_cast<QKeyEvent *>(event);
        const bool undoOrRedo = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)
                                || (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_Y);
        if (undoOrRedo && widget && widget->window() == this && !widget->property("ownUndo").toBool()) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace mlm
