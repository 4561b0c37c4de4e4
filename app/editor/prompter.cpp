// SPDX-License-Identifier: Apache-2.0
#include "app/editor/prompter.h"
#include "app/editor/dialogs.h"
#include "widgets/fields/labels.h"
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <memory>

namespace mlm {

namespace {

void openDialog(QFileDialog *dialog, Prompter::Paths done)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

} // namespace

void DialogPrompter::openFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter,
                               bool several, Paths done)
{
    auto *dialog = new QFileDialog(parent, title, folder, filter);
    dialog->setFileMode(several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    openDialog(dialog, std::move(done));
}

void DialogPrompter::saveFile(QWidget *parent, const QString &title, const QString &path, const QString &filter, Paths done)
{
    auto *dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QFileInfo(path).path());
    dialog->selectFile(path);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    openDialog(dialog, std::move(done));
}

void DialogPrompter::chooseFolder(QWidget *parent, const QString &title, const QString &folder, Paths done)
{
    auto *dialog = new QFileDialog(parent, title, folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openDialog(dialog, std::move(done));
}

void DialogPrompter::ask(QWidget *parent, const Question &question, std::function<void(const QString &)> done)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("question"));
    auto *box = dialogs::begin(dialog, question.title);
    auto *text = textLabel(question.text, 0, QFont::Normal, dialog);
    text->setWordWrap(true);
    text->setMinimumWidth(400);
    box->addWidget(text);
    box->addSpacing(8);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    box->addLayout(row);
    const auto chosen = std::make_shared<QString>(question.escape);
    // Enter's button stands last, at the right edge.
    for (qsizetype i = question.answers.size() - 1; i >= 0; --i) {
        const auto &answer = question.answers[i];
        auto *button = pushButton(answer.text, i == 0 ? "default" : nullptr, dialog);
        button->setObjectName(answer.id);
        button->setDefault(i == 0);
        QObject::connect(button, &QPushButton::clicked, dialog, [dialog, chosen, id = answer.id] {
            *chosen = id;
            dialog->accept();
        });
        row->addWidget(button);
        if (i == 0)
            button->setFocus();
    }
    QObject::connect(dialog, &QDialog::finished, dialog, [chosen, done = std::move(done)] { done(*chosen); });
    dialog->open();
}

} // namespace mlm
