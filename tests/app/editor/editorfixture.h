// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/mainwindow.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "widgets/style/theme.h"
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace mlm::test {

/// Answers what a test has put down, in turn; an unexpected question fails the test. Answers come in a later turn of the event loop, as from a user.
class ScriptedPrompter : public Prompter
{
public:
    QList<QStringList> paths;      ///< next file names
    QStringList answers;           ///< next answers
    QList<Question> asked;
    QStringList suggested;         ///< paths that "save" dialogs proposed

    void openFiles(QWidget *parent, const QString &, const QString &, const QString &, bool, Paths done) override { give(parent, done); }
    void saveFile(QWidget *parent, const QString &, const QString &path, const QString &, Paths done) override
    {
        suggested << path;
        give(parent, done);
    }
    void chooseFolder(QWidget *parent, const QString &, const QString &, Paths done) override { give(parent, done); }
    void ask(QWidget *parent, const Question &question, std::function<void(const QString &)> done) override
    {
        asked << question;
        if (answers.isEmpty())
            qFatal("nobody expected the question: %s", qPrintable(question.title));
        const QString answer = answers.takeFirst();
        QMetaObject::invokeMethod(parent, [done, answer] { done(answer); }, Qt::QueuedConnection);
    }

private:
    void give(QWidget *parent, const Paths &done)
    {
        if (paths.isEmpty())
            qFatal("nobody expected a file dialog");
        QMetaObject::invokeMethod(parent, [done, next = paths.takeFirst()] { done(next); }, Qt::QueuedConnection);
    }
};

/// A window with settings and folder of its own.
struct Editor
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ScriptedPrompter prompter;
    std::unique_ptr<MainWindow> window;

    Editor()
    {
        look::apply(*qApp, look::Scheme::Light);
        settings.setLastFolder(folder.path());
        window = std::make_unique<MainWindow>(settings, prompter);
        window->resize(1440, 900);
        window->show();
    }
    QString path(const QString &name) const { return folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the test could not write %s", qPrintable(name));
        return path(name);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    DocumentView *open(const QString &path)
    {
        window->files().openPaths({path});
        return window->current();
    }
    void trigger(QAction *action) { action->trigger(); }
    const Actions &actions() const { return window->actions(); }
    /// The dialog of that object name that is open now.
    template <typename Dialog = QWidget> Dialog *dialog(const QString &name) const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<Dialog *>(widget);
        }
        return nullptr;
    }
};

/// A small Item in a spelling of its own: what is not edited must stay as it is.
QByteArray smallItem(const char *newline = "\n");

} // namespace mlm::test
