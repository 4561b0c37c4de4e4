// SPDX-License-Identifier: Apache-2.0
#include "app/editor/actions.h"
#include "widgets/style/theme.h"
#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace mlm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

QAction *make(QObject *parent, const char *name, const QString &text, const QKeySequence &keys = {}, const char *icon = nullptr)
{
    auto *action = new QAction(text, parent);
    action->setObjectName(QString::fromLatin1(name));
    if (!keys.isEmpty())
        action->setShortcut(keys);
    if (icon)
        action->setIcon(look::icon(QString::fromLatin1(icon)));
    return action;
}

} // namespace

Actions::Actions(QObject *parent)
{
    using K = QKeySequence;
    newItem = make(parent, "newItem", Text::tr("&New from template…"), K(Qt::CTRL | Qt::Key_N), "new");
    newFromWeights = make(parent, "newFromWeights", Text::tr("New from &weights…"), K(Qt::CTRL | Qt::SHIFT | Qt::Key_N), "weights");
    newFromFolder = make(parent, "newFromFolder", Text::tr("New from a folder of weig&hts…"));
    open = make(parent, "open", Text::tr("&Open…"), K(Qt::CTRL | Qt::Key_O), "open");
    openFolder = make(parent, "openFolder", Text::tr("Open &folder…"), K(Qt::CTRL | Qt::SHIFT | Qt::Key_O), "folders");
    openExample = make(parent, "openExample", Text::tr("Open an e&xample"), {}, "example");
    save = make(parent, "save", Text::tr("&Save"), K(Qt::CTRL | Qt::Key_S), "save");
    saveAs = make(parent, "saveAs", Text::tr("Save &as…"), K(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    saveAll = make(parent, "saveAll", Text::tr("Save a&ll"), K(Qt::CTRL | Qt::ALT | Qt::Key_S));
    exportItem = make(parent, "exportItem", Text::tr("Export &Item…"), K(Qt::CTRL | Qt::Key_E), "export");
    exportCollection = make(parent, "exportCollection", Text::tr("Export &Collection…"), K(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    close = make(parent, "close", Text::tr("&Close"), K(Qt::CTRL | Qt::Key_W));
    quit = make(parent, "quit", Text::tr("&Quit"), K(Qt::CTRL | Qt::Key_Q));
    undo = make(parent, "undo", Text::tr("&Undo"), K(Qt::CTRL | Qt::Key_Z), "undo");
    redo = make(parent, "redo", Text::tr("&Redo"), {}, "redo");
    redo->setShortcuts({K(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), K(Qt::CTRL | Qt::Key_Y)});
    find = make(parent, "find", Text::tr("&Find a field…"), K(Qt::CTRL | Qt::Key_F), "search");
    goToPointer = make(parent, "goToPointer", Text::tr("&Go to a JSON Pointer…"), K(Qt::CTRL | Qt::Key_G));
    editJson = make(parent, "editJson", Text::tr("&Edit JSON as text"), K(Qt::SHIFT | Qt::Key_F4));
    showJson = make(parent, "showJson", Text::tr("&JSON view"), K(Qt::Key_F4), "panel-right");
    showProblems = make(parent, "showProblems", Text::tr("&Problems"), K(Qt::CTRL | Qt::Key_F8), "panel-bottom");
    nextProblem = make(parent, "nextProblem", Text::tr("&Next problem"), K(Qt::Key_F8));
    previousProblem = make(parent, "previousProblem", Text::tr("Pre&vious problem"), K(Qt::SHIFT | Qt::Key_F8));
    nextTab = make(parent, "nextTab", Text::tr("Next &document"), K(Qt::CTRL | Qt::Key_Tab));
    previousTab = make(parent, "previousTab", Text::tr("Previous d&ocument"), K(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab));
    schemeSystem = make(parent, "schemeSystem", Text::tr("&As the system"));
    schemeLight = make(parent, "schemeLight", Text::tr("&Light"));
    schemeDark = make(parent, "schemeDark", Text::tr("&Dark"));
    importWeights = make(parent, "importWeights", Text::tr("&Import weights…"), K(Qt::CTRL | Qt::Key_I), "import");
    importFolder = make(parent, "importFolder", Text::tr("Import a &folder of weights…"));
    verifyFiles = make(parent, "verifyFiles", Text::tr("&Verify files"), K(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    fixAll = make(parent, "fixAllSafe", Text::tr("Fi&x all…"));
    fixKind = make(parent, "fixKind", Text::tr("Fix all of this &kind…"));
    compare = make(parent, "compare", Text::tr("&Compare with the file on disk…"));
    reload = make(parent, "reload", Text::tr("&Reload from disk"));
    fetchSchemas = make(parent, "fetchSchemas", Text::tr("&Fetch published schemas…"));
    schemasFolder = make(parent, "schemasFolder", Text::tr("&Schemas folder…"));
    fieldHelp = make(parent, "fieldHelp", Text::tr("&Help on the field"), K(Qt::Key_F1), "help");
    shortcuts = make(parent, "shortcuts", Text::tr("&Keyboard shortcuts"));
    about = make(parent, "about", Text::tr("&About MLM Editor"));
    about->setMenuRole(QAction::AboutRole);
    for (QAction *action : {showJson, showProblems, schemeSystem, schemeLight, schemeDark})
        action->setCheckable(true);
    schemes = new QActionGroup(parent);
    for (QAction *action : {schemeSystem, schemeLight, schemeDark})
        schemes->addAction(action);
    // Short names where there is room for one word.
    newItem->setIconText(Text::tr("New"));
    importWeights->setIconText(Text::tr("Import weights"));
    exportItem->setIconText(Text::tr("Export"));
    for (QAction *action : all()) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString plain = QString(action->text()).remove(QLatin1Char('&')).remove(QStringLiteral("…"));
        action->setToolTip(keys.isEmpty() ? plain : QStringLiteral("%1 (%2)").arg(plain, keys));
    }
}

QList<QAction *> Actions::onDocument() const
{
    return {save, saveAs, saveAll, exportItem, close, undo, redo, find, goToPointer, editJson, showJson, showProblems, nextProblem,
            previousProblem, nextTab, previousTab, verifyFiles, fixKind, fixAll, compare, reload, fieldHelp};
}

QList<QAction *> Actions::all() const
{
    return {newItem, newFromWeights, newFromFolder, open, openFolder, openExample, save, saveAs, saveAll, exportItem, exportCollection, close, quit,
            undo, redo, find, goToPointer, editJson, showJson, showProblems, nextProblem, previousProblem, nextTab, previousTab,
            importWeights, importFolder, verifyFiles, fixKind, fixAll, compare, reload, fetchSchemas, schemasFolder, fieldHelp, shortcuts, about};
}

void Actions::fill(QMenuBar *bar, QMenu *recent) const
{
    auto *file = bar->addMenu(Text::tr("&File"));
    file->addActions({newItem, newFromWeights, newFromFolder});
    file->addSeparator();
    file->addActions({open, openFolder});
    file->addMenu(recent);
    file->addAction(openExample);
    file->addSeparator();
    file->addActions({save, saveAs, saveAll});
    file->addSeparator();
    file->addActions({exportItem, exportCollection});
    file->addSeparator();
    file->addActions({close, quit});
    auto *edit = bar->addMenu(Text::tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addActions({find, goToPointer});
    edit->addSeparator();
    edit->addActions({fixKind, fixAll});
    edit->addSeparator();
    edit->addAction(editJson);
    auto *view = bar->addMenu(Text::tr("&View"));
    view->addActions({showJson, showProblems});
    view->addSeparator();
    view->addActions({nextTab, previousTab});
    view->addSeparator();
    auto *colours = view->addMenu(Text::tr("&Colours"));
    colours->addActions({schemeSystem, schemeLight, schemeDark});
    auto *model = bar->addMenu(Text::tr("&Model"));
    model->addActions({importWeights, importFolder});
    model->addSeparator();
    model->addAction(verifyFiles);
    model->addSeparator();
    model->addActions({nextProblem, previousProblem, fixAll});
    auto *tools = bar->addMenu(Text::tr("&Tools"));
    tools->addActions({compare, reload});
    tools->addSeparator();
    tools->addActions({fetchSchemas, schemasFolder});
    auto *help = bar->addMenu(Text::tr("&Help"));
    help->addActions({fieldHelp, shortcuts});
    help->addSeparator();
    help->addAction(about);
}

} // namespace mlm
