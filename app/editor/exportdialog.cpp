// SPDX-License-Identifier: Apache-2.0
#include "app/editor/exportdialog.h"
#include "app/editor/dialogs.h"
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/mainwindow.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "core/json/parse.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace mlm {

namespace {

bool isItem(const Json &root)
{
    return root.is_object() && root.contains("type") && root["type"] == "Feature";
}

QString idOf(const Json &root)
{
    return root.contains("id") && root["id"].is_string() ? QString::fromStdString(root["id"].get<std::string>())
                                                         : ExportDialog::tr("no id");
}

} // namespace

ExportDialog::ExportDialog(MainWindow &window, QWidget *parent) : QDialog(parent), m_window(window)
{
    setObjectName(QStringLiteral("exportDialog"));
    auto *box = dialogs::begin(this, tr("Export Collection"));
    resize(640, 520);
    auto *head = new QHBoxLayout;
    auto *label = new Caption(tr("Items of the Collection: an Item is written as ID/ID.json beside collection.json."),
                              {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, this);
    auto *add = textButton(QStringLiteral("plus"), tr("Add files…"), look::Ink::Soft, nullptr, this);
    add->setObjectName(QStringLiteral("exportAdd"));
    head->addWidget(label, 1);
    head->addWidget(add);
    box->addLayout(head);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("exportItems"));
    m_list->setAccessibleName(tr("Items"));
    m_list->setMinimumHeight(96);
    box->addWidget(m_list, 1);
    const auto edit = [&](const QString &name, const QString &text, const QString &hint) {
        auto *field = new QLineEdit(this);
        field->setObjectName(name);
        field->setPlaceholderText(hint);
        dialogs::addRow(box, text, field);
        return field;
    };
    m_id = edit(QStringLiteral("exportId"), tr("&Id"), tr("letters, digits, - and _"));
    m_title = edit(QStringLiteral("exportTitle"), tr("&Title"), tr("may stay empty"));
    m_description = edit(QStringLiteral("exportDescription"), tr("&Description"), tr("made from the Items' names where empty"));
    m_license = edit(QStringLiteral("exportLicense"), tr("&Licence"), tr("the Items' common licence where empty"));
    m_folder = edit(QStringLiteral("exportFolder"), tr("&Folder"), tr("where collection.json goes"));
    auto *browse = m_folder->addAction(look::icon(QStringLiteral("open")), QLineEdit::TrailingPosition);
    browse->setToolTip(tr("Choose a folder"));
    m_message = new Caption({}, {look::Role::Text, -1}, this);
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setWordWrap(true);
    box->addWidget(m_message);
    const auto buttons = dialogs::addButtons(this, box, tr("Export"));
    m_export = buttons.act;
    connect(m_export, &QPushButton::clicked, this, [this] { start(false); });
    connect(add, &QToolButton::clicked, this, [this] {
        m_window.prompter().openFiles(this, tr("Add Items"), m_window.settings().lastFolder(), documentFilter(), true,
                                      [this](const QStringList &paths) { addFiles(paths); });
    });
    connect(browse, &QAction::triggered, this, [this] {
        m_window.prompter().chooseFolder(this, tr("Export to"), m_window.settings().lastFolder(), [this](const QStringList &paths) {
            if (!paths.isEmpty())
                m_folder->setText(paths.first());
        });
    });
    for (auto *field : {m_id, m_folder})
        connect(field, &QLineEdit::textChanged, this, &ExportDialog::showState);
    connect(m_list, &QListWidget::itemChanged, this, &ExportDialog::showState);
    addOpenItems();
    m_id->setText(QStringLiteral("models"));
    m_folder->setText(m_window.settings().lastFolder() + QStringLiteral("/collection"));
    m_id->setFocus();
    m_id->selectAll();
    showState();
}

void ExportDialog::addOpenItems()
{
    for (DocumentView *view : m_window.views()) {
        const Json &root = view->context().root();
        if (!isItem(root))
            continue;
        const QString path = view->file().path();
        m_items.push_back({root, view->document().text(), path.isEmpty() ? QString() : QFileInfo(path).path()});
        auto *item = new QListWidgetItem(QStringLiteral("%1   %2").arg(idOf(root), view->file().name()), m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
}

void ExportDialog::addFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        const auto read = readFile(path, thread());
        if (!read) {
            refuse(read.error().text());
            return;
        }
        const Json &root = read->document->root();
        if (!isItem(root)) {
            refuse(tr("%1 is not an Item: a Collection is made of Items.").arg(QFileInfo(path).fileName()));
            return;
        }
        m_items.push_back({root, read->document->text(), QFileInfo(path).absolutePath()});
        auto *item = new QListWidgetItem(QStringLiteral("%1   %2").arg(idOf(root), path), m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    showState();
}

void ExportDialog::showState()
{
    bool any = false;
    for (int i = 0; i < m_list->count(); ++i)
        any = any || m_list->item(i)->checkState() == Qt::Checked;
    m_export->setEnabled(any && !m_id->text().trimmed().isEmpty() && !m_folder->text().trimmed().isEmpty() && !m_job.isRunning());
    if (!any)
        m_message->setText(tr("Tick an Item, or add files."));
    else if (m_list->count() > 0 && !m_job.isRunning())
        m_message->setText({});
}

void ExportDialog::refuse(const QString &text) { m_message->setText(text); }

void ExportDialog::start(bool overwrite)
{
    std::vector<stac::SourceItem> items;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            items.push_back(m_items[std::size_t(i)]);
    }
    stac::CollectionOptions options;
    options.id = m_id->text().trimmed().toStdString();
    options.title = m_title->text().trimmed().toStdString();
    options.description = m_description->text().trimmed().toStdString();
    options.license = m_license->text().trimmed().toStdString();
    const QString folder = QFileInfo(m_folder->text().trimmed()).absoluteFilePath();
    m_message->setText(tr("Exporting…"));
    m_export->setEnabled(false);
    m_job.start([this, items, options, folder, overwrite](Job::Control &) -> std::function<void()> {
        Outcome outcome;
        const auto files = stac::exportCollection(items, options, folder);
        if (!files) {
            outcome.error = files.error();
        } else if (!QDir().mkpath(folder)) {
            outcome.error = Error{Error::Code::Io, tr("The folder %1 could not be made.").arg(folder), tr("Choose another one."), {}};
        } else if (const auto written = stac::writeCatalog(*files, folder, overwrite); !written) {
            outcome.error = written.error();
            outcome.mayOverwrite = !overwrite && written.error().code == Error::Code::Refused;
        }
        return [this, outcome, folder] { finish(outcome, folder); };
    });
}

void ExportDialog::finish(const Outcome &outcome, const QString &folder)
{
    m_export->setEnabled(true);
    if (!outcome.error) {
        accept();
        Q_EMIT exported(folder + QStringLiteral("/collection.json"));
        return;
    }
    refuse(tr("Not exported. %1").arg(outcome.error->text()));
    if (!outcome.mayOverwrite)
        return;
    Question question;
    question.title = tr("Replace the files?");
    question.text = outcome.error->message;
    question.answers = {{QStringLiteral("replace"), tr("Replace")}, {QStringLiteral("cancel"), tr("Cancel")}};
    question.escape = QStringLiteral("cancel");
    m_window.prompter().ask(this, question, [this](const QString &answer) {
        if (answer == QLatin1String("replace"))
            start(true);
    });
}

} // namespace mlm
