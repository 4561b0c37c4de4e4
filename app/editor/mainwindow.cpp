// SPDX-License-Identifier: Apache-2.0
#include "app/editor/mainwindow.h"
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/legacycommands.h"
#include "app/editor/messagebar.h"
#include "app/editor/modelcommands.h"
#include "app/editor/schemacommands.h"
#include "app/editor/settings.h"
#include "app/editor/startpage.h"
#include "app/editor/windowbars.h"
#include "widgets/views/jsonpanel.h"
#include "widgets/views/outline.h"
#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace mlm {

MainWindow::MainWindow(Settings &settings, Prompter &prompter, QWidget *parent)
    : QMainWindow(parent), m_settings(settings), m_prompter(prompter), m_actions(this)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(640, 420);
    resize(1440, 900);
    setAcceptDrops(true);
    m_files = std::make_unique<FileCommands>(*this);
    m_model = std::make_unique<ModelCommands>(*this);
    build();
    m_schemas = std::make_unique<SchemaCommands>(*this);
    m_legacy = std::make_unique<LegacyCommands>(*this);
    connectActions();
    m_restored = restoreGeometry(m_settings.bytes(QStringLiteral("geometry")));
    qApp->installEventFilter(this);
    showCurrent();
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    m_legacy.reset();
    m_schemas.reset();
    m_model.reset();
    m_files.reset();
}

void MainWindow::build()
{
    menuBar()->setNativeMenuBar(false);
    m_recent = new QMenu(tr("Open &recent"), this);
    m_recent->setIcon({});
    m_actions.fill(menuBar(), m_recent);
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    addActions(m_actions.all()); // shortcuts hold although the menu is closed

    auto *central = new QWidget(this);
    auto *box = new QVBoxLayout(central);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_tools = new ToolRow(m_actions, central);
    m_line = new Surface(look::Role::Edge, {}, central);
    m_line->setFixedHeight(1);
    m_tabRow = new Surface(look::Role::Chrome, Qt::BottomEdge, central);
    auto *tabBox = new QVBoxLayout(m_tabRow);
    tabBox->setContentsMargins(0, 0, 0, 0);
    m_tabs = new QTabBar(m_tabRow);
    tabBox->addWidget(m_tabs);
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Open documents"));
    m_tabs->setTabsClosable(true);
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_tabs->setDocumentMode(true);
    m_stack = new QStackedWidget(central);
    m_stack->addWidget(new QWidget(m_stack)); // the start page takes its place when it is first needed
    m_status = new StatusLine(central);
    box->addWidget(m_tools);
    box->addWidget(m_tabRow);
    box->addWidget(m_line);
    box->addWidget(m_stack, 1);
    box->addWidget(m_status);
    setCentralWidget(central);

    // Tab n shows the stack's page n + 1; page 0 is the start.
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index + 1);
        showCurrent();
    });
    connect(m_tabs, &QTabBar::tabCloseRequested, this,
            [this](int index) { m_files->close(static_cast<DocumentView *>(m_stack->widget(index + 1))); });
}

StartPage &MainWindow::start()
{
    if (!m_start) {
        m_start = new StartPage(m_settings, m_actions, m_stack);
        connect(m_start, &StartPage::openRequested, this, [this](const QString &path) { m_files->openPaths({path}); });
        QWidget *place = m_stack->widget(0);
        const bool front = m_stack->currentIndex() == 0;
        m_stack->insertWidget(0, m_start);
        m_stack->removeWidget(place);
        delete place;
        if (front)
            m_stack->setCurrentIndex(0);
    }
    return *m_start;
}

DocumentView *MainWindow::current() const { return qobject_cast<DocumentView *>(m_stack->currentWidget()); }

QList<DocumentView *> MainWindow::views() const
{
    QList<DocumentView *> list;
    for (int i = 1; i < m_stack->count(); ++i)
        list << static_cast<DocumentView *>(m_stack->widget(i));
    return list;
}

DocumentView *MainWindow::viewOf(const QString &path) const
{
    const QString wanted = QFileInfo(path).canonicalFilePath();
    for (DocumentView *view : views()) {
        if (!wanted.isEmpty() && QFileInfo(view->file().path()).canonicalFilePath() == wanted)
            return view;
    }
    return nullptr;
}

DocumentView *MainWindow::add(std::unique_ptr<OpenFile> file)
{
    auto *view = new DocumentView(std::move(file), m_stack);
    m_stack->addWidget(view);
    watch(view);
    view->fit(size(), m_settings.isJsonWanted(), m_settings.areProblemsWanted());
    view->restoreSplitter(m_settings.bytes(QStringLiteral("splitter")));
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(m_tabs->addTab(view->file().name()));
    m_stack->setCurrentWidget(view);
    showTab(view);
    showCurrent();
    view->outline()->view()->setFocus();
    return view;
}

void MainWindow::activate(DocumentView *view) { m_tabs->setCurrentIndex(m_stack->indexOf(view) - 1); }

void MainWindow::remove(DocumentView *view)
{
    const int index = m_stack->indexOf(view) - 1;
    if (index < 0)
        return;
    m_settings.setBytes(QStringLiteral("splitter"), view->splitterState());
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->removeTab(index);
    }
    m_stack->removeWidget(view);
    view->deleteLater();
    m_stack->setCurrentIndex(m_tabs->currentIndex() + 1);
    showCurrent();
}

void MainWindow::watch(DocumentView *view)
{
    const auto refresh = [this, view] {
        showTab(view);
        if (view == current())
            showDocumentState();
    };
    connect(&view->document(), &Document::stateChanged, this, refresh);
    connect(&view->context(), &Context::pathChanged, this, refresh);
    connect(&view->context(), &Context::profileChanged, this, refresh);
    connect(&view->context().check(), &LiveCheck::findingsChanged, this, [this, view] {
        if (view == current())
            m_tools->summary()->show(view);
    });
    connect(view, &DocumentView::panelsChanged, this, &MainWindow::showDocumentState);
    connect(view, &DocumentView::importRequested, this,
            [this, view](const QString &key) { m_model->importWeights(view, {}, key); });
    connect(view->json(), &JsonPanel::discardRequested, this, [this, view] { m_model->discardJsonText(view); });
    connect(&view->file(), &OpenFile::saved, this, refresh);
    m_schemas->watch(view);
    m_legacy->watch(view);
}

void MainWindow::showTab(DocumentView *view)
{
    const int index = m_stack->indexOf(view) - 1;
    if (index < 0)
        return;
    // The dot tells by itself that there is something to save; a screen reader gets it in words.
    const QString dot = view->file().isDirty() ? QStringLiteral(" \u2022") : QString();
    const QString text = QString(view->file().name()).replace(QLatin1Char('&'), QStringLiteral("&&")) + dot;
    if (m_tabs->tabText(index) == text)
        return;
    m_tabs->setTabText(index, text);
    m_tabs->setAccessibleTabName(index, view->file().isDirty() ? tr("%1, not saved").arg(view->file().name()) : view->file().name());
    m_tabs->setTabToolTip(index, view->file().path().isEmpty() ? view->file().name() : shownPath(view->file().path()));
}

void MainWindow::showCurrent()
{
    DocumentView *view = current();
    m_tabRow->setVisible(m_tabs->count() > 1);
    m_line->setVisible(m_tabs->count() <= 1);
    for (QAction *action : m_actions.onDocument())
        action->setEnabled(view);
    if (!view && isVisible())
        start().refresh();
    fit();
    m_tools->summary()->show(view);
    showDocumentState();
}

void MainWindow::showDocumentState()
{
    DocumentView *view = current();
    m_status->show(view);
    m_schemas->showState(view);
    if (!view) {
        setWindowTitle(tr("MLM Editor"));
        setWindowModified(false);
        m_actions.undo->setText(tr("&Undo"));
        m_actions.redo->setText(tr("&Redo"));
        m_actions.showJson->setChecked(false);
        m_actions.showProblems->setChecked(false);
        return;
    }
    const Document &document = view->document();
    const bool editing = view->json()->isEditing();
    const auto step = [](QAction *action, const QString &word, bool can, const QString &label) {
        action->setEnabled(can);
        action->setText(can && !label.isEmpty() ? word + QLatin1Char(' ') + QString(label).replace(QLatin1Char('&'), QStringLiteral("&&"))
                                                : word);
    };
    step(m_actions.undo, tr("&Undo"), document.canUndo() && !editing, document.undoLabel());
    step(m_actions.redo, tr("&Redo"), document.canRedo() && !editing, document.redoLabel());
    m_actions.save->setEnabled(view->file().isDirty() || editing);
    m_actions.showJson->setChecked(view->isJsonShown());
    m_actions.showProblems->setChecked(view->areProblemsShown());
    m_actions.reload->setEnabled(!view->file().path().isEmpty() && !editing);
    m_actions.compare->setEnabled(!view->file().path().isEmpty());
    setWindowTitle(view->file().name() + QStringLiteral("[*] \u2013 ") + tr("MLM Editor"));
    setWindowModified(view->file().isDirty());
}

void MainWindow::fit()
{
    if (DocumentView *view = current())
        view->fit(size(), m_settings.isJsonWanted(), m_settings.areProblemsWanted());
}

void MainWindow::say(Severity severity, const QString &text)
{
    messages().say(severity, text);
}

MessageBar &MainWindow::messages() { return *(current() ? current()->messages() : start().messages()); }

QString MainWindow::message() const
{
    return current() ? current()->messages()->text() : m_start ? m_start->messages()->text() : QString();
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const auto &entry : m_settings.recent())
        m_recent->addAction(shownPath(entry.path), this, [this, path = entry.path] { m_files->openPaths({path}); });
    if (m_recent->isEmpty())
        m_recent->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::remember()
{
    m_settings.setBytes(QStringLiteral("geometry"), saveGeometry());
    for (DocumentView *view : views()) {
        const Findings &findings = view->context().findings();
        if (!view->file().path().isEmpty())
            m_settings.noteCounts(view->file().path(), int(findings.count(Severity::Error)),
                                  int(findings.count(Severity::Warning)), int(findings.count(Severity::Advice)));
    }
    if (DocumentView *view = current())
        m_settings.setBytes(QStringLiteral("splitter"), view->splitterState());
}

void MainWindow::closeNow()
{
    m_closing = true;
    close();
}

} // namespace mlm
