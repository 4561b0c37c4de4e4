// SPDX-License-Identifier: Apache-2.0
#include "app/editor/schemacommands.h"
#include "app/editor/dialogs.h"
#include "app/editor/documentview.h"
#include "app/editor/mainwindow.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "app/editor/windowbars.h"
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mlm {

using official::OfficialCheck;
using official::OfficialVerdict;

SchemaCommands::SchemaCommands(MainWindow &window) : m_window(window)
{
    reload();
}

void SchemaCommands::watch(DocumentView *view)
{
    // It lives with the context: nothing asks about a document that is closed.
    auto *check = new OfficialCheck(view->document(), view->context().check(), &view->context());
    connect(check, &OfficialCheck::changed, this, [this, view] {
        if (view == m_window.current())
            showState(view);
    });
    check->setSchemas(m_schemas);
}

OfficialCheck *SchemaCommands::checkOf(DocumentView *view)
{
    return view->context().findChild<OfficialCheck *>();
}

QString SchemaCommands::folder() const
{
    const QString chosen = m_window.settings().schemasFolder();
    return chosen.isEmpty() ? official::SchemaStore::cacheFolder() : chosen;
}

void SchemaCommands::reload()
{
    official::SchemaStore store(folder());
    m_schemas = store.holdsSomething() ? std::make_shared<const official::OfficialSchemas>(std::move(store)) : nullptr;
    for (DocumentView *view : m_window.views())
        checkOf(view)->setSchemas(m_schemas);
}

void SchemaCommands::showState(DocumentView *view)
{
    StatusLine::Official state;
    if (OfficialCheck *found = view ? checkOf(view) : nullptr) {
        const OfficialCheck &check = *found;
        state.shown = true;
        state.detail = details(check);
        if (!check.hasSchemas()) {
            state.text = tr("Published schemas: not fetched");
        } else if (!check.isKnown()) {
            state.text = tr("Published schemas: being asked");
        } else if (!check.difference().isEmpty()) {
            state.text = tr("Our check and the published schemas differ: please report");
            state.severity = Severity::Error;
        } else {
            const qsizetype all = check.verdicts().size();
            qsizetype valid = 0, invalid = 0;
            for (const OfficialVerdict &verdict : check.verdicts()) {
                valid += verdict.kind == OfficialVerdict::Valid;
                invalid += verdict.kind == OfficialVerdict::Invalid;
            }
            state.text = invalid == 0   ? tr("Published schemas: %1 of %2 agree").arg(QString::number(valid), QString::number(all))
                         : invalid == 1 ? tr("Published schemas: 1 of %1 rejects").arg(all)
                                        : tr("Published schemas: %1 of %2 reject").arg(QString::number(invalid), QString::number(all));
        }
    }
    m_window.status().showOfficial(state);
}

QString SchemaCommands::details(const OfficialCheck &check)
{
    if (!check.hasSchemas())
        return tr("The published schemas are not on this computer. Fetch them, or choose a folder that holds them, in the menu Tools.");
    if (!check.isKnown())
        return tr("The published schemas are being asked.");
    QStringList lines;
    if (!check.difference().isEmpty())
        lines << tr("The two verdicts differ. That is a fault of this program: please report it, with the document and these lines.")
              << check.difference() << QString();
    for (const OfficialVerdict &verdict : check.verdicts()) {
        const QString word = verdict.kind == OfficialVerdict::Valid         ? tr("Accepts")
                             : verdict.kind == OfficialVerdict::Invalid     ? tr("Rejects")
                             : verdict.kind == OfficialVerdict::Unavailable ? tr("Not fetched")
                                                                            : tr("Not usable");
        lines << QStringLiteral("%1: %2").arg(word, verdict.uri);
        if (!verdict.detail.isEmpty())
            lines << QStringLiteral("    ") + verdict.detail;
    }
    return lines.join(QLatin1Char('\n'));
}

void SchemaCommands::chooseFolder()
{
    m_window.prompter().chooseFolder(&m_window, tr("Folder with published schemas"), folder(), [this](const QStringList &paths) {
        if (paths.isEmpty())
            return;
        const official::SchemaStore store(paths.first());
        if (!store.holdsSomething()) {
            m_window.say(Severity::Warning, tr("There are no schemas in %1. They stand there as HOST/PATH, such as schemas.stacspec.org/v1.0.0/….")
                                                .arg(shownPath(paths.first())));
            return;
        }
        // The cache is what is used where nothing was chosen: choosing it takes an earlier choice back.
        m_window.settings().setSchemasFolder(store.folder() == official::SchemaStore::cacheFolder() ? QString() : store.folder());
        reload();
    });
}

void SchemaCommands::showDetails()
{
    DocumentView *view = m_window.current();
    if (!view)
        return;
    auto *dialog = new QDialog(&m_window);
    dialog->setObjectName(QStringLiteral("officialDialog"));
    auto *box = dialogs::begin(dialog, tr("Published schemas"));
    auto *text = new QPlainTextEdit(details(*checkOf(view)), dialog);
    text->setObjectName(QStringLiteral("officialDetails"));
    text->setAccessibleName(tr("What each published schema says"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    text->setMinimumSize(640, 220);
    box->addWidget(text, 1);
    const auto buttons = dialogs::addButtons(dialog, box, tr("Copy"));
    buttons.cancel->setText(tr("Close"));
    connect(buttons.act, &QPushButton::clicked, dialog, [text] { QApplication::clipboard()->setText(text->toPlainText()); });
    dialog->open();
}

} // namespace mlm
