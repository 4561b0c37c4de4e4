// SPDX-License-Identifier: Apache-2.0
#include "app/editor/legacycommands.h"
#include "app/editor/convertbar.h"
#include "app/editor/convertdialog.h"
#include "app/editor/convertfolderdialog.h"
#include "app/editor/dialogs.h"
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/mainwindow.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "app/editor/windowbars.h"
#include "core/convert/legacytext.h"
#include "core/document/file.h"
#include "widgets/views/jsonpanel.h"
#include <QBoxLayout>
#include <QDialog>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>

namespace mlm {

namespace {

constexpr qint64 TriedAtOnce = 1 << 20; ///< bytes; a larger file is offered untried
constexpr int RepairsShown = 3;

std::unique_ptr<OpenFile> newFile(std::unique_ptr<Document> document, const QString &name, const QString &source)
{
    auto file = std::make_unique<OpenFile>(std::move(document), QString(), std::nullopt, name);
    file->setSource(source);
    return file;
}

} // namespace

LegacyCommands::LegacyCommands(MainWindow &window) : m_window(window) {}

void LegacyCommands::watch(DocumentView *view)
{
    auto *bar = new ConvertBar(view->context(), view);
    static_cast<QBoxLayout *>(view->layout())->insertWidget(0, bar);
    connect(bar, &ConvertBar::convertRequested, this, [this, view] { convert(view); });
}

void LegacyCommands::convert(DocumentView *view)
{
    if (view->json()->isEditing()) {
        view->say(Severity::Warning, tr("Apply or cancel the JSON text first, then convert."));
        return;
    }
    const OpenFile &file = view->file();
    const QString source = file.path().isEmpty() ? file.source() : file.path();
    auto *dialog = new ConvertDialog(view->context(), file.name(), source, m_window.prompter(), &m_window);
    connect(dialog, &ConvertDialog::openRequested, this, [this, name = file.name(), source](const QString &text, const convert::Target &target) {
        openResult(name, source, text, target);
    });
    connect(dialog, &ConvertDialog::applied, this, [view] { view->say(Severity::Advice, tr("Converted. Undo takes all of it back.")); });
    dialog->open();
}

void LegacyCommands::openResult(const QString &name, const QString &source, const QString &text, const convert::Target &target)
{
    auto document = Document::fromText(text.toStdString());
    if (!document) {
        m_window.say(Severity::Error, document.error().text());
        return;
    }
    m_window.add(newFile(std::move(*document), tr("%1 as %2").arg(QFileInfo(name).completeBaseName(), targetName(target)), source));
}

void LegacyCommands::importLegacy(const QStringList &paths)
{
    if (paths.isEmpty()) {
        m_window.prompter().openFiles(&m_window, tr("Import legacy metadata"), m_window.settings().lastFolder(),
                                      tr("Metadata (*.json *.geojson *.json5 *.jsonc *.jsonld *.yaml *.yml *.txt);;All files (*)"), true, [this](const QStringList &chosen) {
                                          if (!chosen.isEmpty())
                                              importLegacy(chosen);
                                      });
        return;
    }
    m_window.status().startWork(paths.size() == 1 ? tr("Reading %1").arg(QFileInfo(paths.first()).fileName()) : tr("Reading %1 files").arg(paths.size()),
                                [this] { m_job.cancel(); });
    connect(&m_job, &Job::finished, this, [this] { m_window.status().endWork(); }, Qt::SingleShotConnection);
    m_job.start([this, paths](Job::Control &control) -> std::function<void()> {
        struct Read { QString path; Result<convert::LegacyText> read; std::string text; };
        auto all = std::make_shared<std::vector<Read>>();
        for (const QString &path : paths) {
            if (control.cancelled)
                break;
            auto loaded = loadFile(path);
            if (!loaded) {
                all->push_back({path, loaded.error(), {}});
                continue;
            }
            auto read = convert::readLegacy(loaded->text);
            all->push_back({path, std::move(read), std::move(loaded->text)});
        }
        return [this, all] {
            for (Read &one : *all)
                imported(one.path, std::move(one.read), std::move(one.text));
        };
    });
}

void LegacyCommands::imported(const QString &path, Result<convert::LegacyText> read, std::string text)
{
    const QString fileName = QFileInfo(path).fileName();
    if (!read || !read->root.is_object()) {
        Error error = read ? Error() : read.error();
        if (read)
            error.message = tr("It holds no object, and so no metadata of a model.");
        error.file = path;
        m_window.say(Severity::Error, tr("Not imported. %1").arg(error.text()));
        return;
    }
    // JSON keeps its layout; what was repaired is written anew.
    std::unique_ptr<Document> document;
    if (read->repairs.isEmpty()) {
        if (auto strict = Document::fromText(std::move(text)))
            document = std::move(*strict);
    }
    if (!document)
        document = Document::fromTree(read->root);
    DocumentView *view = m_window.add(newFile(std::move(document), QFileInfo(path).completeBaseName() + QStringLiteral(".json"), path));
    const QStringList &repairs = read->repairs;
    const QString end = tr("This is a new document; %1 stays as it is.").arg(fileName);
    if (repairs.isEmpty()) {
        view->messages()->say(Severity::Advice, tr("Nothing had to be repaired.") + QLatin1Char(' ') + end);
        return;
    }
    const QString said = tr("Repaired while reading:") + QLatin1Char(' ') + repairs.mid(0, RepairsShown).join(QLatin1Char(' ')) + QLatin1Char(' ');
    QList<MessageBar::Choice> choices;
    if (repairs.size() > RepairsShown)
        choices << MessageBar::Choice{QStringLiteral("allRepairs"), tr("All repairs…"), [this, fileName, repairs] { showRepairs(fileName, repairs); }};
    view->messages()->say(Severity::Advice, said + end, choices);
}

void LegacyCommands::showRepairs(const QString &name, const QStringList &repairs)
{
    auto *dialog = new QDialog(&m_window);
    dialog->setObjectName(QStringLiteral("repairsDialog"));
    auto *box = dialogs::begin(dialog, tr("Repaired while reading %1").arg(name));
    auto *text = new QPlainTextEdit(repairs.join(QLatin1Char('\n')), dialog);
    text->setObjectName(QStringLiteral("repairs"));
    text->setAccessibleName(tr("What was repaired"));
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setTabChangesFocus(true);
    text->setMinimumSize(560, 240);
    box->addWidget(text, 1);
    const auto buttons = dialogs::addButtons(dialog, box, tr("Close"));
    buttons.cancel->hide();
    connect(buttons.act, &QPushButton::clicked, dialog, &QDialog::accept);
    dialog->open();
}

void LegacyCommands::tellNotOpened(const QString &path, const Error &error)
{
    QList<MessageBar::Choice> choices;
    // Offered where it leads somewhere: what is no text at all is not to be imported either.
    const bool notJson = error.code == Error::Code::Syntax || error.code == Error::Code::Invalid;
    bool readable = notJson && QFileInfo(path).size() > TriedAtOnce;
    if (notJson && !readable) {
        const auto loaded = loadFile(path);
        const auto read = loaded ? convert::readLegacy(loaded->text) : Result<convert::LegacyText>(Error());
        readable = read && read->root.is_object();
    }
    if (readable)
        choices << MessageBar::Choice{QStringLiteral("importInstead"), tr("Import as legacy metadata"), [this, path] { importLegacy({path}); }};
    m_window.messages().say(Severity::Error, tr("Not opened. %1").arg(error.text()), choices);
}

void LegacyCommands::convertFolder()
{
    auto *dialog = new ConvertFolderDialog(m_window.settings().lastFolder(), m_window.prompter(), &m_window);
    connect(dialog, &ConvertFolderDialog::openRequested, this, [this](const QString &path) { m_window.files().openPaths({path}); });
    dialog->show(); // beside the window: results are opened and looked at one after the other
    dialog->activateWindow();
}

} // namespace mlm
