// SPDX-License-Identifier: Apache-2.0
#include "app/editor/newdialog.h"
#include "app/editor/dialogs.h"
#include "core/spec/spec.h"
#include "widgets/fields/labels.h"
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace mlm {

NewDialog::NewDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("newDialog"));
    auto *box = dialogs::begin(this, tr("New from template"));
    setMinimumWidth(520);
    m_templates = new QListWidget(this);
    m_templates->setObjectName(QStringLiteral("templates"));
    for (const auto &entry : stac::templates()) {
        auto *item = new QListWidgetItem(entry.title, m_templates);
        item->setData(Qt::UserRole, QString::fromStdString(entry.id));
        item->setToolTip(entry.description);
        item->setSizeHint({100, 28});
    }
    m_templates->setFixedHeight(28 * std::max(1, m_templates->count()) + 2);
    m_templates->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_templates->setAccessibleName(tr("Template"));
    box->addWidget(m_templates);
    auto *about = softLabel({}, -1, this);
    about->setWordWrap(true);
    about->setMinimumHeight(32);
    about->setAlignment(Qt::AlignTop);
    box->addWidget(about);
    m_id = new QLineEdit(this);
    m_id->setObjectName(QStringLiteral("newId"));
    m_id->setPlaceholderText(tr("letters, digits, - and _"));
    dialogs::addRow(box, tr("&Id"), m_id);
    m_mlm = new QComboBox(this);
    m_mlm->setObjectName(QStringLiteral("newMlm"));
    const auto *newest = spec::newest("mlm");
    // The newest first: the older ones are for catalogues that keep to a release.
    for (const auto &release : spec::releases())
        if (release.extension == "mlm" && m_mlm->findData(QString::fromStdString(release.version)) < 0)
            m_mlm->insertItem(0, QString::fromStdString(release.version), QString::fromStdString(release.version));
    if (newest) {
        const int at = m_mlm->findData(QString::fromStdString(newest->version));
        m_mlm->setCurrentIndex(std::max(0, at));
        if (at >= 0)
            m_mlm->setItemText(at, tr("%1, the newest").arg(m_mlm->itemText(at)));
    }
    dialogs::addRow(box, tr("&MLM version"), m_mlm);
    m_stac = new QComboBox(this);
    m_stac->setObjectName(QStringLiteral("newStac"));
    m_stac->addItems({QStringLiteral("1.1.0"), QStringLiteral("1.0.0")});
    dialogs::addRow(box, tr("&STAC version"), m_stac);
    const auto buttons = dialogs::addButtons(this, box, tr("Create"));
    connect(buttons.act, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_templates, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_templates, &QListWidget::currentRowChanged, this, [about](int row) {
        about->setText(row < 0 ? QString() : stac::templates()[std::size_t(row)].description);
    });
    m_templates->setCurrentRow(0);
    m_templates->setFocus();
}

stac::NewItem NewDialog::options() const
{
    stac::NewItem options;
    if (const auto *item = m_templates->currentItem())
        options.templateId = item->data(Qt::UserRole).toString().toStdString();
    options.id = m_id->text().trimmed().toStdString();
    if (const QString version = m_mlm->currentData().toString(); !version.isEmpty())
        options.mlmVersion = version.toStdString();
    options.stacVersion = m_stac->currentText().toStdString();
    return options;
}

} // namespace mlm
