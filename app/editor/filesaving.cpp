// SPDX-License-Identifier: Apache-2.0
// Saving, closing, and files that change on disk.
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/mainwindow.h"
#include "app/editor/messagebar.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "core/document/file.h"
#include "widgets/views/comparedialog.h"
#include "widgets/views/jsonpanel.h"
#include <QFileInfo>
#include <algorithm>

namespace mlm {

namespace {
void tell(const FileCommands::Done &done, bool value)
{
    if (done)
        done(value);
}
} // namespace

bool FileCommands::settleText(DocumentView *view)
{
    // What is being typed belongs to what is saved; while it does not parse, nothing is saved and the error stands at its place.
    return !view->json()->isEditing() || view->json()->applyEditing().ok();
}

void FileCommands::save(DocumentView *view, Done done)
{
    if (!settleText(view)) {
        tell(done, false);
        return;
    }
    if (view->file().path().isEmpty()) {
        saveAs(view, std::move(done));
        return;
    }
    // Nothing is lost by writing a file that is no longer there; one that changed is another matter.
    const bool gone = view->file().onDisk() == OpenFile::OnDisk::Gone;
    const auto result = view->file().save(gone ? Overwrite::Always : Overwrite::IfUnchanged);
    if (result) {
        watchFiles();
        tell(done, true);
        return;
    }
    if (result.error().code == Error::Code::Changed) {
        askChanged(view, std::move(done));
        return;
    }
    m_window.activate(view);
    view->say(Severity::Error, tr("Not saved. %1").arg(result.error().text()));
    tell(done, false);
}

void FileCommands::askChanged(DocumentView *view, Done done)
{
    m_window.activate(view);
    Question question;
    question.title = tr("The file has changed on disk");
    question.text = tr("%1 is no longer what was opened: another program has written it. Saving now would replace what is "
                       "there.")
                        .arg(view->file().name());
    question.answers = {{QStringLiteral("compare"), tr("Compare…")},
                        {QStringLiteral("overwrite"), tr("Overwrite")},
                        {QStringLiteral("saveAs"), tr("Save as…")},
                        {QStringLiteral("cancel"), tr("Cancel")}};
    question.escape = QStringLiteral("cancel");
    m_window.prompter().ask(&m_window, question, [this, view, done](const QString &answer) {
        if (answer == QLatin1String("compare")) {
            compare(view, [this, view, done] { askChanged(view, done); });
        } else if (answer == QLatin1String("overwrite")) {
            const auto result = view->file().save(Overwrite::Always);
            if (!result)
                view->say(Severity::Error, tr("Not saved. %1").arg(result.error().text()));
            watchFiles();
            tell(done, result.ok());
        } else if (answer == QLatin1String("saveAs")) {
            saveAs(view, done);
        } else {
            tell(done, false);
        }
    });
}

void FileCommands::saveAs(DocumentView *view, Done done)
{
    if (!settleText(view)) {
        tell(done, false);
        return;
    }
    m_window.prompter().saveFile(&m_window, tr("Save as"), suggestedPath(view), documentFilter(),
                                 [this, view, done](const QStringList &paths) {
        if (paths.isEmpty()) {
            tell(done, false);
            return;
        }
        const QString path = QFileInfo(paths.first()).absoluteFilePath();
        DocumentView *other = m_window.viewOf(path);
        if (other && other != view) {
            view->say(Severity::Error, tr("Not saved. %1 is open in another tab: close it first.").arg(other->file().name()));
            tell(done, false);
            return;
        }
        const QString source = QFileInfo(view->file().source()).canonicalFilePath();
        if (!source.isEmpty() && QFileInfo(path).canonicalFilePath() == source) {
            view->say(Severity::Error, tr("Not saved. This document was made from %1, which stays as it is: choose another name.").arg(QFileInfo(source).fileName()));
            tell(done, false);
            return;
        }
        const auto result = view->file().saveAs(path);
        if (!result) {
            view->say(Severity::Error, tr("Not saved. %1").arg(result.error().text()));
        } else {
            m_window.settings().addRecent(path);
            watchFiles();
        }
        tell(done, result.ok());
    });
}

void FileCommands::saveAll(Done done)
{
    for (DocumentView *view : m_window.views()) {
        if (!view->file().isDirty() && !view->json()->hasUnappliedText())
            continue;
        save(view, [this, done](bool saved) {
            if (saved)
                saveAll(done);
            else
                tell(done, false);
        });
        return;
    }
    tell(done, true);
}

void FileCommands::close(DocumentView *view, Done done)
{
    const auto closeView = [this, view, done] {
        m_window.remove(view);
        watchFiles();
        tell(done, true);
    };
    if (!view->file().isDirty() && !view->json()->hasUnappliedText()) {
        closeView();
        return;
    }
    m_window.activate(view);
    Question question;
    question.title = tr("Save the changes?");
    question.text = tr("%1 has changes that are not saved. They are lost if you do not save them.").arg(view->file().name());
    question.answers = {{QStringLiteral("save"), tr("Save")},
                        {QStringLiteral("discard"), tr("Don't save")},
                        {QStringLiteral("cancel"), tr("Cancel")}};
    question.escape = QStringLiteral("cancel");
    m_window.prompter().ask(&m_window, question, [this, view, done, closeView](const QString &answer) {
        if (answer == QLatin1String("save")) {
            save(view, [closeView, done](bool saved) {
                if (saved)
                    closeView();
                else
                    tell(done, false);
            });
        } else if (answer == QLatin1String("discard")) {
            closeView();
        } else {
            tell(done, false);
        }
    });
}

bool FileCommands::hasUnsaved() const
{
    const auto views = m_window.views();
    return std::any_of(views.begin(), views.end(), [](DocumentView *view) {
        return view->file().isDirty() || view->json()->hasUnappliedText();
    });
}

void FileCommands::closeAll(Done done)
{
    // Documents with something to lose are asked about one after the other; the rest stays open until all is settled.
    for (DocumentView *view : m_window.views()) {
        if (!view->file().isDirty() && !view->json()->hasUnappliedText())
            continue;
        close(view, [this, done](bool closed) {
            if (closed)
                closeAll(done);
            else
                tell(done, false);
        });
        return;
    }
    tell(done, true);
}

void FileCommands::compare(DocumentView *view, std::function<void()> closed)
{
    const auto disk = loadFile(view->file().path());
    if (!disk) {
        view->say(Severity::Error, disk.error().text());
        if (closed)
            closed();
        return;
    }
    auto *dialog = new CompareDialog(tr("the file on disk"), disk->text, tr("the editor"), view->document().text(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (closed)
        connect(dialog, &QDialog::finished, this, [closed] { closed(); });
    dialog->open();
}

void FileCommands::reload(DocumentView *view)
{
    const auto result = view->file().reload();
    if (!result)
        view->say(Severity::Error, tr("Not reloaded. %1").arg(result.error().text()));
    else
        view->messages()->hide();
    watchFiles();
}

void FileCommands::watchFiles()
{
    QStringList wanted;
    for (DocumentView *view : m_window.views()) {
        if (!view->file().path().isEmpty() && QFileInfo::exists(view->file().path()))
            wanted << view->file().path();
    }
    QStringList gone;
    const QStringList watched = m_watcher.files();
    for (const QString &path : watched) {
        if (!wanted.contains(path))
            gone << path;
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    wanted.removeIf([&](const QString &path) { return watched.contains(path); });
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

void FileCommands::checkDisk()
{
    for (DocumentView *view : m_window.views()) {
        const auto now = view->file().onDisk();
        if (now == OpenFile::OnDisk::Same)
            continue;
        if (now == OpenFile::OnDisk::Gone) {
            view->say(Severity::Warning, tr("%1 is no longer on disk. Saving writes it again.").arg(view->file().name()));
            continue;
        }
        view->messages()->say(Severity::Warning, tr("%1 has changed on disk.").arg(view->file().name()),
                              {{QStringLiteral("reloadChanged"), tr("Reload"), [this, view] { reload(view); }},
                               {QStringLiteral("compareChanged"), tr("Compare…"), [this, view] { compare(view); }},
                               {QStringLiteral("keepMine"), tr("Keep mine"), [view] { view->file().keepMine(); }}});
    }
    watchFiles(); // a file that was replaced must be watched anew
}

} // namespace mlm
