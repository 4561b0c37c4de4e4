// SPDX-License-Identifier: Apache-2.0
// How the dialog is put together.
#include "app/editor/convertdialog.h"
#include "app/editor/convertpanes.h"
#include "app/editor/convertquestions.h"
#include "app/editor/convertreportmodel.h"
#include "app/editor/dialogs.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace mlm {

namespace {

/// The end of a place tells more than its beginning.
class PlaceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideLeft;
    }
};

} // namespace

void fillTargets(QComboBox *release, QComboBox *stac)
{
    const auto &releases = convert::mlmReleases();
    for (auto it = releases.rbegin(); it != releases.rend(); ++it)
        release->addItem(QStringLiteral("MLM ") + QString::fromStdString(*it), QString::fromStdString(*it));
    release->setCurrentIndex(std::max(0, release->findData(QString::fromStdString(convert::Target().mlm))));
    stac->addItem(ConvertDialog::tr("STAC as it is"), QString());
    stac->setItemData(0, ConvertDialog::tr("The document's own version; 1.0.0 where that is older"), Qt::ToolTipRole);
    for (const std::string &version : convert::stacVersions())
        stac->addItem(QStringLiteral("STAC ") + QString::fromStdString(version), QString::fromStdString(version));
}

convert::Target chosenTarget(const QComboBox *release, const QComboBox *stac)
{
    return {release->currentData().toString().toStdString(), stac->currentData().toString().toStdString()};
}

void ConvertDialog::build()
{
    auto *box = dialogs::begin(this, tr("Convert"));
    const QSize room = parentWidget() ? parentWidget()->size() - QSize(48, 48) : QSize(1200, 800);
    resize(std::clamp(room.width(), 640, 1280), std::clamp(room.height(), 480, 860));
    // The title names the target, and changes with it.
    delete box->takeAt(0)->widget();
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_title = new Caption(tr("Convert"), {look::Role::Text, 5, QFont::DemiBold, false, Qt::ElideRight}, this);
    m_title->setObjectName(QStringLiteral("convertTitle"));
    head->addWidget(m_title, 1);
    m_release = new QComboBox(this);
    m_release->setObjectName(QStringLiteral("convertRelease"));
    m_release->setAccessibleName(tr("Release of MLM"));
    m_stac = new QComboBox(this);
    m_stac->setObjectName(QStringLiteral("convertStac"));
    m_stac->setAccessibleName(tr("Version of STAC"));
    m_releaseRow = m_release;
    fillTargets(m_release, m_stac);
    for (QComboBox *choice : {m_release, m_stac}) {
        choice->setFocusPolicy(Qt::StrongFocus);
        choice->setMinimumWidth(128);
        head->addWidget(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, &ConvertDialog::restart);
    }
    box->insertLayout(0, head);
    m_about = new Caption({}, {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, this);
    box->addWidget(m_about);

    auto *down = new QSplitter(Qt::Vertical, this);
    down->setChildrenCollapsible(false);
    down->setHandleWidth(9);
    m_panes = new ConvertPanes(down);
    auto *across = new QSplitter(Qt::Horizontal, down);
    across->setChildrenCollapsible(false);
    across->setHandleWidth(17);
    across->addWidget(buildReport());
    across->addWidget(buildQuestions());
    across->setSizes({660, 340});
    down->setSizes({540, 460});
    box->addWidget(down, 1);

    const auto buttons = dialogs::addButtons(this, box, tr("Apply to this document"));
    m_apply = buttons.act;
    m_apply->setObjectName(QStringLiteral("convertApply"));
    m_save = pushButton(tr("Save report…"), nullptr, this);
    m_save->setObjectName(QStringLiteral("convertSaveReport"));
    m_open = pushButton(tr("Open in a new tab"), nullptr, this);
    m_open->setObjectName(QStringLiteral("convertOpen"));
    buttons.row->insertWidget(0, m_save);
    buttons.row->insertWidget(2, m_open);
    for (QPushButton *other : {m_save, m_open})
        other->setAutoDefault(false);
    connect(m_apply, &QPushButton::clicked, this, &ConvertDialog::apply);
    m_apply->setToolTip(tr("One undo step (Ctrl+Enter)"));
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, m_apply, &QPushButton::click);
    connect(m_open, &QPushButton::clicked, this, &ConvertDialog::openInTab);
    connect(m_save, &QPushButton::clicked, this, &ConvertDialog::saveReport);
    connect(m_panes, &ConvertPanes::chosen, this, [this](ConvertPanes::Side side, const Pointer &place) {
        const int row = side == ConvertPanes::Source ? m_model->rowOf(place) : m_model->rowOfResult(place);
        if (row >= 0)
            m_list->setCurrentIndex(m_model->index(row, 0));
    });
}

QWidget *ConvertDialog::buildReport()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_filter = new QComboBox(part);
    m_filter->setObjectName(QStringLiteral("convertFilter"));
    m_filter->setAccessibleName(tr("What the list shows"));
    m_filter->setFocusPolicy(Qt::StrongFocus);
    m_filter->setMinimumContentsLength(18);
    for (int filter = 0; filter < ConvertReportModel::Filters; ++filter)
        m_filter->addItem(ConvertReportModel::filterName(ConvertReportModel::Filter(filter)));
    m_filter->setCurrentIndex(ConvertReportModel::Changes);
    row->addWidget(m_filter);
    m_counts = new Caption({}, {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, part);
    m_counts->setObjectName(QStringLiteral("convertCounts"));
    row->addWidget(m_counts, 1);
    column->addLayout(row);

    m_model = new ConvertReportModel(this);
    m_list = new QTreeView(part);
    m_list->setObjectName(QStringLiteral("convertList"));
    m_list->setAccessibleName(tr("What became of each value"));
    m_list->setModel(m_model);
    m_list->installEventFilter(this);
    for (const int place : {ConvertReportModel::From, ConvertReportModel::To})
        m_list->setItemDelegateForColumn(place, new PlaceDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setTabKeyNavigation(false);
    m_list->setMinimumSize(280, 90);
    m_list->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(ConvertReportModel::FateColumn, 104);
    m_list->header()->resizeSection(ConvertReportModel::From, 190);
    m_list->header()->resizeSection(ConvertReportModel::To, 190);
    column->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) { showRow(now.row()); });
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_model->setFilter(ConvertReportModel::Filter(index));
        if (m_model->rowCount() > 0)
            m_list->setCurrentIndex(m_model->index(0, 0));
    });
    return part;
}

QWidget *ConvertDialog::buildQuestions()
{
    m_asks = new QWidget(this);
    m_asks->setMinimumWidth(240);
    auto *column = new QVBoxLayout(m_asks);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    auto *title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(new IconLabel(Severity::Warning, 16, m_asks));
    m_asksTitle = new Caption({}, {look::Role::Text, 0, QFont::DemiBold}, m_asks);
    m_asksTitle->setObjectName(QStringLiteral("convertAsks"));
    title->addWidget(m_asksTitle, 1);
    column->addLayout(title);
    m_questions = new ConvertQuestions(m_asks);
    column->addWidget(m_questions, 1);
    connect(m_questions, &ConvertQuestions::answered, this, &ConvertDialog::start);
    connect(m_questions, &ConvertQuestions::entered, this, &ConvertDialog::showQuestion);
    return m_asks;
}

} // namespace mlm
