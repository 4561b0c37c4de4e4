// SPDX-License-Identifier: Apache-2.0
#include "app/editor/folderdialog.h"
#include "app/editor/dialogs.h"
#include "app/editor/windowbars.h"
#include "core/document/file.h"
#include "core/json/parse.h"
#include "widgets/views/caption.h"
#include <QDir>
#include <QDirIterator>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace mlm {

namespace {

constexpr qint64 LargestLooked = 8 << 20; ///< bytes; larger files are left to "Open"

/// "Item resnet-18", "Collection models", or empty where it is no STAC document.
QString stacName(const QString &path)
{
    const auto loaded = loadFile(path);
    if (!loaded)
        return {};
    const auto parsed = json::parse(loaded->text);
    if (!parsed || !parsed->root.is_object() || !parsed->root.contains("stac_version"))
        return {};
    const Json &root = parsed->root;
    const auto text = [&](const char *name) {
        return root.contains(name) && root[name].is_string() ? QString::fromStdString(root[name].get<std::string>()) : QString();
    };
    const QString type = text("type");
    const QString kind = type == QLatin1String("Feature") ? FolderDialog::tr("Item") : type;
    return kind + QLatin1Char(' ') + text("id");
}

} // namespace

FolderDialog::FolderDialog(const QString &folder, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("folderDialog"));
    resize(680, 480);
    auto *box = dialogs::begin(this, tr("Open from %1").arg(QDir(folder).dirName()));
    m_state = new Caption(tr("Looking for STAC documents…"), {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideMiddle}, this);
    box->addWidget(m_state);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("folderList"));
    m_list->setAccessibleName(tr("Documents found"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    box->addWidget(m_list, 1);
    const auto buttons = dialogs::addButtons(this, box, tr("Open"));
    m_open = buttons.act;
    m_open->setEnabled(false);
    connect(m_open, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_open->setEnabled(!m_list->selectedItems().isEmpty()); });
    m_job.start([this, folder](Job::Control &control) -> std::function<void()> {
        QList<std::pair<QString, QString>> found;
        bool more = false;
        QDirIterator files(folder, {QStringLiteral("*.json"), QStringLiteral("*.geojson")}, QDir::Files | QDir::Readable,
                           QDirIterator::Subdirectories);
        while (files.hasNext() && !control.cancelled) {
            const QString path = files.next();
            if (files.fileInfo().size() > LargestLooked)
                continue;
            if (const QString name = stacName(path); !name.isEmpty())
                found.append({path, name});
            if (found.size() >= MostFiles) {
                more = true;
                break;
            }
        }
        std::sort(found.begin(), found.end());
        return [this, folder, found, more] { show(folder, found, more); };
    });
}

void FolderDialog::show(const QString &folder, const QList<std::pair<QString, QString>> &found, bool more)
{
    const QDir base(folder);
    for (const auto &[path, name] : found) {
        auto *item = new QListWidgetItem(QStringLiteral("%1   %2").arg(base.relativeFilePath(path), name), m_list);
        item->setData(Qt::UserRole, path);
        item->setToolTip(path);
    }
    m_state->setText(found.isEmpty() ? tr("No STAC document below %1.").arg(shownPath(folder))
                     : more          ? tr("The first %1 documents below %2.").arg(found.size()).arg(shownPath(folder))
                                     : tr("%1 documents below %2.").arg(found.size()).arg(shownPath(folder)));
    if (!found.isEmpty()) {
        m_list->setCurrentRow(0);
        m_list->setFocus();
    }
}

QStringList FolderDialog::chosen() const
{
    QStringList paths;
    for (const auto *item : m_list->selectedItems())
        paths << item->data(Qt::UserRole).toString();
    return paths;
}

} // namespace mlm
