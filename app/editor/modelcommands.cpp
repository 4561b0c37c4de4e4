// SPDX-License-Identifier: Apache-2.0
#include "app/editor/modelcommands.h"
#include "app/editor/dialogs.h"
#include "app/editor/documentview.h"
#include "app/editor/exportdialog.h"
#include "app/editor/fetchdialog.h"
#include "app/editor/fieldfinder.h"
#include "app/editor/filecommands.h"
#include "app/editor/importdialog.h"
#include "app/editor/mainwindow.h"
#include "app/editor/pagearea.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "core/document/file.h"
#include "core/stac/build.h"
#include "core/validation/official/store.h"
#include "widgets/fields/labels.h"
#include "widgets/pages/assetspage.h"
#include "widgets/views/jsonpanel.h"
#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace mlm {

ModelCommands::ModelCommands(MainWindow &window) : m_window(window) {}
ModelCommands::~ModelCommands() = default;

void ModelCommands::importWeights(DocumentView *view, const QStringList &paths, const QString &assetKey)
{
    if (!view) {
        m_window.files().newFromWeights(paths);
        return;
    }
    if (view->json()->isEditing()) {
        view->say(Severity::Warning, tr("Apply or cancel the JSON text first, then import the weights."));
        return;
    }
    if (paths.isEmpty()) {
        m_window.prompter().openFiles(&m_window, tr("Import weights"), folderOf(view), tr("All files (*)"), true,
                                      [this, view = QPointer(view), assetKey](const QStringList &chosen) {
                                          if (view && !chosen.isEmpty())
                                              importWeights(view, chosen, assetKey);
                                      });
        return;
    }
    auto *dialog = new ImportDialog(view->context(), paths, assetKey, m_window.prompter(), &m_window);
    connect(dialog, &ImportDialog::applied, view, [view](const Pointer &asset) { view->goTo(asset); });
    dialog->open();
}

void ModelCommands::importFolder(DocumentView *view)
{
    m_window.prompter().chooseFolder(&m_window, view ? tr("Import a folder of weights") : tr("New from a folder of weights"), folderOf(view),
                                     [this, view = QPointer(view), had = view != nullptr](const QStringList &chosen) {
                                         if (!chosen.isEmpty() && (view || !had))
                                             importWeights(view, chosen);
                                     });
}

QString ModelCommands::folderOf(DocumentView *view) const
{
    return !view || view->file().path().isEmpty() ? m_window.settings().lastFolder() : QFileInfo(view->file().path()).path();
}

void ModelCommands::verifyFiles(DocumentView *view)
{
    view->showPage("assets");
    if (auto *page = qobject_cast<AssetsPage *>(view->pages()->page()))
        page->verify();
    else
        view->say(Severity::Warning, tr("A document without assets has no files to verify."));
}

void ModelCommands::exportItem(DocumentView *view)
{
    if (view->json()->isEditing() && !view->json()->applyEditing().ok())
        return;
    // The export is the document with its extensions put right: what is not touched keeps its bytes.
    const auto exported = stac::exportItem(view->context().root());
    if (!exported) {
        view->say(Severity::Error, tr("Not exported. %1").arg(exported.error().text()));
        return;
    }
    std::string text = view->document().text();
    if (*exported != view->context().root()) {
        auto copy = Document::fromText(text);
        if (!copy || !(*copy)->apply(tr("Export"), diff(view->context().root(), *exported)).ok()) {
            view->say(Severity::Error, tr("Not exported. The extensions of the document could not be put right."));
            return;
        }
        text = (*copy)->text();
    }
    const QString folder = view->file().path().isEmpty() ? m_window.settings().lastFolder()
                                                         : QFileInfo(view->file().path()).path();
    const Json &root = view->context().root();
    const QString id = root.contains("id") && root["id"].is_string() ? QString::fromStdString(root["id"].get<std::string>())
                                                                     : QStringLiteral("item");
    m_window.prompter().saveFile(&m_window, tr("Export Item"), folder + QLatin1Char('/') + id + QStringLiteral(".json"),
                                 documentFilter(), [this, view, text](const QStringList &paths) {
                                     if (!paths.isEmpty())
                                         writeItem(view, text, QFileInfo(paths.first()).absoluteFilePath());
                                 });
}

void ModelCommands::writeItem(DocumentView *view, const std::string &text, const QString &path)
{
    if (DocumentView *open = m_window.viewOf(path)) {
        view->say(Severity::Error,
                  tr("Not exported. %1 is open in the editor: save it with Save, or export under another name.").arg(open->file().name()));
        return;
    }
    const auto result = saveFile(path, text, {}, Overwrite::Always);
    if (result)
        view->say(Severity::Advice, tr("Exported as %1.").arg(path));
    else
        view->say(Severity::Error, tr("Not exported. %1").arg(result.error().text()));
}

void ModelCommands::exportCollection()
{
    auto *dialog = new ExportDialog(m_window, &m_window);
    connect(dialog, &ExportDialog::exported, this, [this](const QString &file) {
        m_window.say(Severity::Advice, tr("Exported as %1.").arg(file));
    });
    dialog->open();
}

void ModelCommands::findField(DocumentView *view, const QString &start)
{
    delete m_finder;
    m_finder = new FieldFinder(view->context(), m_window.centralWidget());
    connect(m_finder, &FieldFinder::chosen, this, [view](const Pointer &pointer) { view->goTo(pointer); });
    m_finder->openWith(start);
}

void ModelCommands::showFieldHelp(DocumentView *view)
{
    const Context &context = view->context();
    const Pointer pointer = context.current();
    const spec::Field *field = pointer.isRoot() ? nullptr : context.profile().fieldAt(pointer, context.root());
    QString text;
    if (field) {
        text = QStringLiteral("<b>%1</b> &nbsp;<code>%2</code><p>%3</p>")
                   .arg(field->label.toHtmlEscaped(), QString::fromStdString(field->name).toHtmlEscaped(), field->help.toHtmlEscaped());
        if (!field->reference.isEmpty())
            text += QStringLiteral("<p>%1</p>").arg(field->reference.toHtmlEscaped());
    } else {
        text = tr("Put the cursor into a field and press F1: its help is shown, with the section of the specification it comes from.");
    }
    QWidget *at = QApplication::focusWidget() ? QApplication::focusWidget() : view;
    QWhatsThis::showText(at->mapToGlobal(QPoint(0, std::min(at->height(), 60))), text, at);
}

void ModelCommands::discardJsonText(DocumentView *view)
{
    Question question;
    question.title = tr("Discard the text?");
    question.text = tr("What you typed has not been applied to the document.");
    question.answers = {{QStringLiteral("keep"), tr("Keep editing")}, {QStringLiteral("discard"), tr("Discard")}};
    question.escape = QStringLiteral("keep");
    m_window.prompter().ask(&m_window, question, [view](const QString &answer) {
        if (answer == QLatin1String("discard"))
            view->json()->cancelEditing();
    });
}

void ModelCommands::fetchSchemas(const QString &folder)
{
    using official::SchemaStore;
    QStringList addresses = SchemaStore::knownAddresses();
    for (DocumentView *view : m_window.views()) {
        for (const QString &address : SchemaStore::addressesFor(view->context().root())) {
            // What cannot be asked for is said where the document is checked.
            if (fetch::SchemaFetcher::isPublic(address) && !addresses.contains(address))
                addresses << address;
        }
    }
    const QString where = folder.isEmpty() ? SchemaStore::cacheFolder() : folder;
    auto *dialog = new FetchDialog(addresses, where, {}, &m_window);
    connect(dialog, &FetchDialog::fetched, this, [this, where] { Q_EMIT schemasFetched(where); });
    dialog->open();
}

void ModelCommands::showShortcuts()
{
    auto *dialog = new QDialog(&m_window);
    dialog->setObjectName(QStringLiteral("shortcutsDialog"));
    auto *box = dialogs::begin(dialog, tr("Keyboard shortcuts"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    QList<std::pair<QString, QString>> rows;
    for (const QAction *action : m_window.actions().all()) {
        if (!action->shortcut().isEmpty())
            rows << std::pair(QString(action->iconText().size() > action->text().size() ? action->iconText() : action->text())
                                  .remove(QLatin1Char('&')).remove(QStringLiteral("…")),
                              action->shortcut().toString(QKeySequence::NativeText));
    }
    rows << std::pair(tr("Go to the problem's field"), tr("Enter in the problems"))
         << std::pair(tr("Fix the problem"), tr("Ctrl+Enter in the problems"))
         << std::pair(tr("Apply the JSON text"), tr("Ctrl+Enter in the text"));
    const int half = int(rows.size() + 1) / 2;
    for (int i = 0; i < rows.size(); ++i) {
        const int column = i < half ? 0 : 2;
        grid->addWidget(textLabel(rows[i].first), i % half, column);
        grid->addWidget(softLabel(rows[i].second), i % half, column + 1);
    }
    box->addLayout(grid);
    const auto buttons = dialogs::addButtons(dialog, box, tr("Close"));
    buttons.cancel->hide();
    connect(buttons.act, &QPushButton::clicked, dialog, &QDialog::accept);
    dialog->open();
}

void ModelCommands::showAbout()
{
    auto *dialog = new QDialog(&m_window);
    dialog->setObjectName(QStringLiteral("aboutDialog"));
    auto *box = dialogs::begin(dialog, tr("MLM Editor"));
    auto *text = textLabel(tr("Version %1. An editor for the metadata of machine-learning models in Earth observation: STAC Items and "
                              "Collections with the Machine Learning Model extension.\n\nLicensed under the Apache License 2.0. Built "
                              "with Qt %2. What is read is never run, and nothing goes to the network unless you fetch schemas.")
                               .arg(QStringLiteral(MLM_VERSION), QString::fromLatin1(qVersion())));
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    box->addWidget(text);
    const auto buttons = dialogs::addButtons(dialog, box, tr("Close"));
    buttons.cancel->hide();
    connect(buttons.act, &QPushButton::clicked, dialog, &QDialog::accept);
    dialog->open();
}

} // namespace mlm
