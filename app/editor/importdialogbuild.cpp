// SPDX-License-Identifier: Apache-2.0
// How the import dialog is put together.
#include "app/editor/dialogs.h"
#include "app/editor/factsview.h"
#include "app/editor/facttables.h"
#include "app/editor/importdialog.h"
#include "app/editor/importmodel.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace mlm {

namespace {

void setCardGround(QWidget *view)
{
    QPalette colours = view->palette();
    colours.setColor(QPalette::Base, look::color(look::Role::Card));
    view->setPalette(colours);
}

} // namespace

void ImportDialog::build()
{
    auto *box = dialogs::begin(this, m_context ? tr("Import from weights") : tr("New from weights"));
    QSize size(868, 620);
    if (const QWidget *under = parentWidget())
        size = size.boundedTo(under->window()->size() - QSize(32, 32)).expandedTo({560, 380});
    resize(size);
    buildHead(box);
    m_facts = new FactsView(this);
    box->addWidget(m_facts);
    buildTabs(box);
    buildFoot(box);
}

void ImportDialog::buildHead(QVBoxLayout *box)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(new IconLabel(QStringLiteral("assets"), look::Ink::Soft, 16, this));
    m_name = new Caption({}, {look::Role::Text, 0, QFont::Medium, false, Qt::ElideMiddle}, this);
    m_name->setObjectName(QStringLiteral("importName"));
    m_size = new Caption({}, {look::Role::Soft}, this);
    m_asset = new QComboBox(this);
    m_asset->setObjectName(QStringLiteral("importAsset"));
    m_asset->setAccessibleName(tr("Asset"));
    m_asset->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_asset->setMaximumWidth(200);
    m_newKey = new QLineEdit(QStringLiteral("model"), this);
    m_newKey->setObjectName(QStringLiteral("importNewKey"));
    m_newKey->setAccessibleName(tr("Key of the new asset"));
    m_newKey->setMaximumWidth(140);
    auto *others = textButton(QStringLiteral("open"), tr("Other files…"), look::Ink::Soft, nullptr, this);
    others->setObjectName(QStringLiteral("importOthers"));
    auto *folder = textButton(QStringLiteral("folders"), tr("Folder…"), look::Ink::Soft, nullptr, this);
    folder->setObjectName(QStringLiteral("importFolder"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_name, m_size, m_asset, m_newKey})
        line->addWidget(part);
    line->addStretch(1);
    line->addWidget(others);
    line->addWidget(folder);
    box->addLayout(line);

    m_files = new QTreeWidget(this);
    m_files->setObjectName(QStringLiteral("importFiles"));
    m_files->setAccessibleName(tr("Files"));
    m_files->setHeaderLabels({tr("File"), tr("Format"), tr("Size"), m_context ? tr("Asset") : tr("Becomes the asset")});
    m_files->setRootIsDecorated(false);
    m_files->setUniformRowHeights(true);
    m_files->setFrameShape(QFrame::NoFrame);
    m_files->headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    m_files->header()->setStretchLastSection(false);
    m_files->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_files->header()->resizeSection(1, 170);
    m_files->header()->resizeSection(2, 90);
    m_files->header()->resizeSection(3, 190);
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCardGround(m_files);
    m_files->hide();
    box->addWidget(m_files);

    m_bar = dialogs::progressLine(QStringLiteral("importProgress"), this);
    box->addWidget(m_bar);
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    m_stateIcon = new IconLabel(QStringLiteral("ok"), look::Ink::Accent, 16, this);
    m_state = new Caption({}, {look::Role::Soft, -1}, this);
    m_state->setObjectName(QStringLiteral("importState"));
    m_state->setWordWrap(true);
    m_state->setMinimumHeight(24);
    m_stop = pushButton(tr("Stop reading"), "small", this);
    m_stop->setObjectName(QStringLiteral("importStop"));
    m_stop->setAutoDefault(false);
    state->addWidget(m_stateIcon);
    state->addWidget(m_state, 1);
    state->addWidget(m_stop);
    box->addLayout(state);

    connect(m_stop, &QPushButton::clicked, this, [this] { isReading() ? m_job.stop() : start(m_job.paths()); });
    connect(m_newKey, &QLineEdit::textChanged, this, &ImportDialog::chooseAsset);
    connect(m_asset, &QComboBox::currentIndexChanged, this, &ImportDialog::chooseAsset);
    connect(others, &QToolButton::clicked, this, [this] { chooseOthers(false); });
    connect(folder, &QToolButton::clicked, this, [this] { chooseOthers(true); });
    connect(m_files, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        m_current = std::max(0, m_files->indexOfTopLevelItem(item));
        showFile();
    });
}

QTableView *ImportDialog::addTab(const QString &name, const QString &title, QAbstractItemModel *model)
{
    auto *table = new QTableView(this);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setIconSize({14, 14});
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(28);
    table->verticalHeader()->setDefaultSectionSize(28);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCardGround(table);
    m_tabs->addTab(title);
    m_pages->addWidget(table);
    return table;
}

void ImportDialog::buildTabs(QVBoxLayout *box)
{
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("importTabs"));
    m_tabs->setAccessibleName(tr("What the file says"));
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setDocumentMode(true);
    m_pages = new QStackedWidget(this);
    buildFields();
    m_tensors = new TensorListModel(this);
    auto *tensors = addTab(QStringLiteral("importTensors"), tr("Tensors"), m_tensors);
    m_importLines = new LinesModel({tr("Name"), tr("What it takes")}, this);
    auto *imports = addTab(QStringLiteral("importImports"), tr("Imports"), m_importLines);
    m_noteLines = new LinesModel({tr("Note")}, this);
    auto *notes = addTab(QStringLiteral("importNotes"), tr("Notes"), m_noteLines);
    m_detailLines = new LinesModel({tr("Of the file"), tr("Value"), tr("Where from")}, this);
    auto *details = addTab(QStringLiteral("importDetails"), tr("Details"), m_detailLines);
    // Widths are set once: nothing measures thousands of rows.
    tensors->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    tensors->horizontalHeader()->resizeSection(1, 110);
    tensors->horizontalHeader()->resizeSection(2, 190);
    tensors->horizontalHeader()->resizeSection(3, 130);
    for (auto *table : {imports, details})
        table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    notes->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    notes->horizontalHeader()->hide();
    notes->setWordWrap(true);
    notes->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    box->addWidget(m_tabs);
    box->addWidget(m_pages, 1);
}

void ImportDialog::buildFields()
{
    m_model = new ImportModel(this);
    m_table = addTab(QStringLiteral("importTable"), tr("Fields"), m_model);
    m_table->setItemDelegate(new ImportDelegate(m_table));
    m_table->verticalHeader()->setMinimumSectionSize(32);
    m_table->verticalHeader()->setDefaultSectionSize(32);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setColumnHidden(ImportModel::Now, !m_context);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ImportDialog::noteChoice);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        const QString sentence = m_model->sentence(now.row());
        m_sentence->setText(sentence);
        m_sentence->setToolTip(sentence);
    });
}

void ImportDialog::buildFoot(QVBoxLayout *box)
{
    m_sentence = new Caption({}, {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, this);
    m_sentence->setObjectName(QStringLiteral("importSentence"));
    box->addWidget(m_sentence);
    const auto buttons = dialogs::addButtons(this, box, m_context ? tr("Apply") : tr("Create the Item"));
    m_apply = buttons.act;
    m_apply->setObjectName(QStringLiteral("importApply"));
    m_all = textButton({}, tr("Tick all"), look::Ink::Accent, "link", this);
    m_all->setObjectName(QStringLiteral("tickAll"));
    m_none = textButton({}, tr("Tick none"), look::Ink::Accent, "link", this);
    m_none->setObjectName(QStringLiteral("tickNone"));
    for (auto *link : {m_all, m_none}) {
        link->setFocusPolicy(Qt::StrongFocus);
        link->setVisible(m_context);
    }
    m_counts = new Caption({}, {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, this);
    m_counts->setObjectName(QStringLiteral("importCounts"));
    buttons.row->insertWidget(0, m_all);
    buttons.row->insertWidget(1, m_none);
    buttons.row->insertWidget(2, m_counts, 10);
    connect(m_apply, &QPushButton::clicked, this, &ImportDialog::applyTicked);
    connect(m_all, &QToolButton::clicked, this, [this] { m_model->tickAll(true); });
    connect(m_none, &QToolButton::clicked, this, [this] { m_model->tickAll(false); });
}

} // namespace mlm
