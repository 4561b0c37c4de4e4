// SPDX-License-Identifier: Apache-2.0
#include "app/editor/dialogs.h"
#include "widgets/fields/labels.h"
#include "widgets/style/theme.h"
#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace mlm::dialogs {

QVBoxLayout *begin(QDialog *dialog, const QString &title)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    QPalette colours = dialog->palette();
    colours.setColor(QPalette::Window, look::color(look::Role::Card));
    dialog->setPalette(colours);
    auto *box = new QVBoxLayout(dialog);
    box->setContentsMargins(24, 20, 24, 20);
    box->setSpacing(8);
    box->addWidget(textLabel(title, 5, QFont::DemiBold, dialog));
    box->addSpacing(4);
    return box;
}

void addRow(QVBoxLayout *box, const QString &label, QWidget *editor)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *name = textLabel(label, 0, QFont::Normal, editor->parentWidget());
    name->setFixedWidth(120);
    name->setBuddy(editor);
    row->addWidget(name);
    row->addWidget(editor, 1);
    editor->setAccessibleName(label);
    box->addLayout(row);
}

Buttons addButtons(QDialog *dialog, QVBoxLayout *box, const QString &act)
{
    Buttons buttons{};
    box->addSpacing(8);
    buttons.row = new QHBoxLayout;
    buttons.row->setSpacing(8);
    buttons.row->addStretch(1);
    buttons.cancel = pushButton(QCoreApplication::translate("mlm::dialogs", "Cancel"), nullptr, dialog);
    buttons.cancel->setObjectName(QStringLiteral("cancel"));
    buttons.cancel->setAutoDefault(false);
    buttons.act = pushButton(act, "default", dialog);
    buttons.act->setObjectName(QStringLiteral("act"));
    buttons.act->setDefault(true);
    buttons.row->addWidget(buttons.cancel);
    buttons.row->addWidget(buttons.act);
    box->addLayout(buttons.row);
    QObject::connect(buttons.cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    return buttons;
}

QProgressBar *progressLine(const QString &objectName, QWidget *parent)
{
    auto *bar = new QProgressBar(parent);
    bar->setObjectName(objectName);
    bar->setAccessibleName(QCoreApplication::translate("mlm::dialogs", "Progress"));
    bar->setTextVisible(false);
    bar->setFixedHeight(8);
    return bar;
}

} // namespace mlm::dialogs
