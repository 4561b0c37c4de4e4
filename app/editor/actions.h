// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QList>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QObject;

namespace mlm {

/// Every command of the window once: menu, tool bar and shortcut are the same QAction. Names and shortcuts are set here, what they do is
/// connected by the window. Their object names are the names of the members.
struct Actions
{
    explicit Actions(QObject *parent);

    QAction *newItem, *newFromWeights, *newFromFolder, *open, *openFolder, *openExample, *save, *saveAs, *saveAll, *exportItem, *exportCollection,
        *close, *quit;
    QAction *undo, *redo, *find, *goToPointer, *editJson;
    QAction *showJson, *showProblems, *nextProblem, *previousProblem, *nextTab, *previousTab, *schemeSystem, *schemeLight, *schemeDark;
    QAction *importWeights, *importFolder, *verifyFiles, *fixKind, *fixAll;
    QAction *compare, *reload, *fetchSchemas, *schemasFolder;
    QAction *fieldHelp, *shortcuts, *about;
    QActionGroup *schemes;

    /// Those that need a document.
    QList<QAction *> onDocument() const;
    /// All with a shortcut, for the list of shortcuts.
    QList<QAction *> all() const;
    /// Puts the menus together; `recent` is filled by the window.
    void fill(QMenuBar *bar, QMenu *recent) const;
};

} // namespace mlm
