// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QList>
#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace mlm {

/// A question with its answers as buttons.
struct Question
{
    struct Answer { QString id; QString text; };
    QString title;
    QString text;
    QList<Answer> answers;  ///< the first is the one that Enter gives
    QString escape;         ///< id that Escape and closing give
};

/// Where the editor asks the user: for file names and for decisions. Nothing waits: the answer comes to `done`, never before the call has
/// returned in a nested event loop. Tests put their own in place.
class Prompter
{
public:
    virtual ~Prompter() = default;
    using Paths = std::function<void(const QStringList &)>; ///< empty: the user gave up
    virtual void openFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter, bool several,
                           Paths done) = 0;
    virtual void saveFile(QWidget *parent, const QString &title, const QString &path, const QString &filter, Paths done) = 0;
    virtual void chooseFolder(QWidget *parent, const QString &title, const QString &folder, Paths done) = 0;
    virtual void ask(QWidget *parent, const Question &question, std::function<void(const QString &id)> done) = 0;
};

/// The real one: file dialogs of the platform and window-modal questions.
class DialogPrompter : public Prompter
{
public:
    void openFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter, bool several,
                   Paths done) override;
    void saveFile(QWidget *parent, const QString &title, const QString &path, const QString &filter, Paths done) override;
    void chooseFolder(QWidget *parent, const QString &title, const QString &folder, Paths done) override;
    void ask(QWidget *parent, const Question &question, std::function<void(const QString &id)> done) override;
};

} // namespace mlm
