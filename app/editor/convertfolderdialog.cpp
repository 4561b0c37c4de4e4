// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertfolderdialog.h"
#include "app/editor/convertdialog.h"
#include "app/editor/dialogs.h"
#include "app/editor/prompter.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace mlm {

namespace {
enum Column { File, Was, Outcome, Asks };
constexpr int ResultRole = Qt::UserRole + 1;
} // namespace

ConvertFolderDialog::ConvertFolderDialog(const QString &lastFolder, Prompter &prompter, QWidget *parent) : QDialog(parent), m_prompter(prompter)
{
    setObjectName(QStringLiteral("convertFolderDialog"));
    build(lastFolder);
    connect(&m_job, &Job::progress, this, [this](qint64 done, qint64 total) {
        m_total = total;
        m_bar->setRange(0, int(std::max<qint64>(1, total)));
        m_bar->setValue(int(done));
        m_state->setText(tr("%1 of %2").arg(done).arg(total));
        takeRows();
    });
    connect(&m_job, &Job::finished, this, &ConvertFolderDialog::end);
}

ConvertFolderDialog::~ConvertFolderDialog() = default;

QLineEdit *ConvertFolderDialog::addFolder(QVBoxLayout *box, const QString &label, const QString &name, const QString &path)
{
    auto *holder = new QWidget(this);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *edit = new QLineEdit(path, holder);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    auto *choose = pushButton(tr("Choose…"), nullptr, holder);
    choose->setObjectName(name + QStringLiteral("Choose"));
    choose->setAccessibleName(tr("Choose: %1").arg(label));
    choose->setAutoDefault(false);
    row->addWidget(edit, 1);
    row->addWidget(choose);
    dialogs::addRow(box, label, holder);
    connect(choose, &QPushButton::clicked, this, [this, edit, label] {
        m_prompter.chooseFolder(this, label, edit->text(), [edit](const QStringList &paths) {
            if (!paths.isEmpty())
                edit->setText(paths.first());
        });
    });
    return edit;
}

void ConvertFolderDialog::build(const QString &lastFolder)
{
    auto *box = dialogs::begin(this, tr("Convert a folder"));
    resize(960, 600);
    setMinimumSize(560, 420);
    m_from = addFolder(box, tr("Source folder"), QStringLiteral("convertFrom"), lastFolder);
    m_to = addFolder(box, tr("Target folder"), QStringLiteral("convertTo"), {});
    auto *holder = new QWidget(this);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_release = new QComboBox(holder);
    m_release->setObjectName(QStringLiteral("folderRelease"));
    m_stac = new QComboBox(holder);
    m_stac->setObjectName(QStringLiteral("folderStac"));
    m_stac->setAccessibleName(tr("Version of STAC"));
    fillTargets(m_release, m_stac);
    m_replace = new QCheckBox(tr("Replace earlier results"), holder);
    m_replace->setObjectName(QStringLiteral("folderReplace"));
    m_release->setMinimumWidth(128);
    m_stac->setMinimumWidth(128);
    row->addWidget(m_release);
    row->addWidget(m_stac);
    row->addSpacing(8);
    row->addWidget(m_replace);
    row->addStretch(1);
    dialogs::addRow(box, tr("Convert to"), holder);
    m_release->setAccessibleName(tr("Release of MLM"));
    auto *what = new Caption(tr("Every document below the source folder is written under the same name below the target folder. Sources are never overwritten."), {look::Role::Soft, -1}, this);
    what->setWordWrap(true);
    box->addWidget(what);

    m_list = new QTreeWidget(this);
    m_list->setObjectName(QStringLiteral("folderSummary"));
    m_list->setAccessibleName(tr("What became of each file"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setTabKeyNavigation(false);
    m_list->setHeaderLabels({tr("File"), tr("Was"), tr("Outcome"), tr("Needs you")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Outcome, QHeaderView::Stretch);
    m_list->header()->resizeSection(File, 230);
    m_list->header()->resizeSection(Was, 130);
    m_list->header()->resizeSection(Asks, 90);
    box->addWidget(m_list, 1);
    m_bar = dialogs::progressLine(QStringLiteral("folderProgress"), this);
    box->addWidget(m_bar);
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    m_icon = new IconLabel(QStringLiteral("ok"), look::Ink::Accent, 16, this);
    m_state = new Caption({}, {look::Role::Text, -1}, this);
    m_state->setObjectName(QStringLiteral("folderState"));
    m_state->setWordWrap(true);
    state->addWidget(m_icon, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    box->addLayout(state);
    QSizePolicy place = m_bar->sizePolicy();
    place.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(place);
    m_bar->hide();
    m_icon->hide();
    const auto buttons = dialogs::addButtons(this, box, tr("Convert"));
    m_close = buttons.cancel;
    m_close->setText(tr("Close"));
    m_act = buttons.act;
    connect(m_act, &QPushButton::clicked, this, &ConvertFolderDialog::start);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &ConvertFolderDialog::openCurrent);
    m_list->installEventFilter(this);
    const auto ready = [this] { m_act->setEnabled(!m_running && !m_from->text().isEmpty() && !m_to->text().isEmpty()); };
    for (QLineEdit *edit : {m_from, m_to})
        connect(edit, &QLineEdit::textChanged, this, ready);
    ready();
    m_from->setFocus();
}

bool ConvertFolderDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Enter in the summary opens a result; it does not convert again.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ConvertFolderDialog::openCurrent()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (const QString path = item ? item->data(File, ResultRole).toString() : QString(); !path.isEmpty())
        Q_EMIT openRequested(path);
}

void ConvertFolderDialog::start()
{
    if (m_running)
        return;
    auto work = std::make_shared<FolderConversion>(m_from->text(), m_to->text(), chosenTarget(m_release, m_stac), m_replace->isChecked());
    if (const auto can = work->check(); !can) {
        showState(QStringLiteral("error"), can.error().text());
        return;
    }
    m_list->clear();
    m_converted = m_asking = m_failed = m_left = 0;
    m_total = 0;
    m_cancelled = false;
    m_running = true;
    m_shared = std::make_shared<Shared>();
    m_act->setEnabled(false);
    m_close->setText(tr("Cancel"));
    m_icon->hide();
    m_bar->setRange(0, 0);
    m_bar->show();
    m_state->setText(tr("Looking for documents…"));
    m_job.start([work, shared = m_shared](Job::Control &control) -> std::function<void()> {
        const QStringList files = work->files(control.cancelled);
        for (qsizetype i = 0; i < files.size() && control.progress(i, files.size()); ++i) {
            FolderRow row = work->convert(files[i]);
            const std::lock_guard hold(shared->lock);
            shared->rows << std::move(row);
        }
        return [] {};
    });
}

void ConvertFolderDialog::reject()
{
    if (!m_running) {
        QDialog::reject();
        return;
    }
    m_cancelled = true;
    m_state->setText(tr("Cancelling…"));
    m_job.cancel();
}

void ConvertFolderDialog::takeRows()
{
    if (!m_shared)
        return;
    QList<FolderRow> rows;
    {
        const std::lock_guard hold(m_shared->lock);
        rows.swap(m_shared->rows);
    }
    for (const FolderRow &row : rows)
        addRow(row);
}

void ConvertFolderDialog::addRow(const FolderRow &row)
{
    auto *item = new QTreeWidgetItem(m_list, {row.file, row.was, row.outcome, row.questions > 0 ? QString::number(row.questions) : QString()});
    item->setData(File, ResultRole, row.result);
    item->setTextAlignment(Asks, Qt::AlignRight | Qt::AlignVCenter);
    item->setSizeHint(File, QSize(0, 28));
    item->setToolTip(File, row.result.isEmpty() ? row.file : row.result);
    item->setToolTip(Outcome, row.outcome);
    if (row.failed)
        item->setIcon(Outcome, look::icon(Severity::Error));
    else if (row.questions > 0)
        item->setIcon(Outcome, look::icon(Severity::Warning));
    item->setData(File, Qt::AccessibleTextRole, QStringLiteral("%1; %2; %3; %4").arg(row.file, row.was, row.outcome, row.questions > 0 ? tr("%1 need you").arg(row.questions) : QString()));
    m_failed += row.failed;
    m_converted += !row.result.isEmpty();
    m_asking += row.questions > 0;
    m_left += !row.failed && row.result.isEmpty();
}

void ConvertFolderDialog::end()
{
    takeRows();
    m_running = false;
    m_act->setEnabled(true);
    m_close->setText(tr("Close"));
    m_bar->setRange(0, int(std::max<qint64>(1, m_total)));
    m_bar->setValue(m_list->topLevelItemCount());
    QString text = tr("%1 converted, %2 of them need you, %3 not converted, %4 left out.").arg(m_converted).arg(m_asking).arg(m_failed).arg(m_left);
    if (m_cancelled)
        text = tr("Cancelled after %1 of %2. What was written stays. ").arg(m_list->topLevelItemCount()).arg(m_total) + text;
    else if (m_list->topLevelItemCount() == 0)
        text = tr("There are no documents below the source folder.");
    else if (m_converted > 0)
        text += QLatin1Char(' ') + tr("Enter or a double click opens a result.");
    showState(m_cancelled || m_failed > 0 || m_asking > 0 ? QStringLiteral("warning") : QStringLiteral("ok"), text);
    if (m_list->topLevelItemCount() > 0) {
        m_list->setCurrentItem(m_list->topLevelItem(0));
        m_list->setFocus();
    }
}

void ConvertFolderDialog::showState(const QString &icon, const QString &text)
{
    m_icon->setIcon(icon, icon == QLatin1String("ok") ? look::Ink::Accent : icon == QLatin1String("error") ? look::Ink::Error : look::Ink::Warning);
    m_icon->show();
    m_state->setText(text);
}

} // namespace mlm
