// SPDX-License-Identifier: Apache-2.0
#include "app/editor/importdialog.h"
#include "app/editor/bytestext.h"
#include "app/editor/dialogs.h"
#include "app/editor/importmodel.h"
#include "app/editor/prompter.h"
#include "widgets/context.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace mlm {

ImportDialog::ImportDialog(Context &context, const QString &weightsPath, const QString &assetKey, Prompter &prompter, QWidget *parent)
    : QDialog(parent), m_context(context), m_prompter(prompter), m_wantedAsset(assetKey)
{
    setObjectName(QStringLiteral("importDialog"));
    build();
    connect(&m_job, &Job::progress, this, &ImportDialog::showProgress);
    connect(&m_job, &Job::finished, this, [this] {
        if (!m_fingerprint && m_stop->isVisible()) { // cancelled: no answer came
            m_stop->hide();
            m_state->setText(tr("Cancelled. Nothing was changed."));
        }
    });
    setFile(weightsPath);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::setFile(const QString &path)
{
    m_path = path;
    m_name->setText(QFileInfo(path).fileName());
    m_name->setToolTip(path);
    m_size->setText(bytesShort(QFileInfo(path).size()) + tr(", for the asset"));
    const Json &root = m_context.root();
    const QString guess = m_wantedAsset.isEmpty() ? QString::fromStdString(weights::guessAsset(root, path)) : m_wantedAsset;
    const QSignalBlocker quiet(m_asset);
    m_asset->clear();
    if (root.is_object() && root.contains("assets") && root["assets"].is_object()) {
        for (const auto &[key, asset] : root["assets"].items())
            m_asset->addItem(QString::fromStdString(key), QString::fromStdString(key));
    }
    m_asset->addItem(tr("a new one"), QString());
    m_asset->setCurrentIndex(guess.isEmpty() ? m_asset->count() - 1 : std::max(0, m_asset->findData(guess)));
    m_newKey->setVisible(m_asset->currentData().toString().isEmpty());
    read();
}

void ImportDialog::read()
{
    m_fingerprint.reset();
    m_model->show(m_context.root(), {});
    m_bar->setRange(0, 0);
    m_stateIcon->hide();
    m_state->setText(tr("Reading. Nothing in the file is run."));
    m_stop->show();
    m_clock.start();
    showCounts();
    m_job.start([this, path = m_path](Job::Control &control) -> std::function<void()> {
        auto outcome = std::make_shared<Result<weights::Fingerprint>>(
            weights::fingerprint(path, {weights::Hash::Sha2_256}, control.progress));
        return [this, outcome] { showOutcome(std::move(*outcome)); };
    });
}

void ImportDialog::showProgress(qint64 done, qint64 total)
{
    m_bar->setRange(0, 1000);
    m_bar->setValue(total > 0 ? int(double(done) / double(total) * 1000) : 0);
    const double seconds = double(std::max<qint64>(1, m_clock.elapsed())) / 1000.0;
    m_state->setText(tr("%1 of %2, %3/s").arg(bytesShort(done), bytesShort(total), bytesShort(qint64(double(done) / seconds))));
}

void ImportDialog::showOutcome(Result<weights::Fingerprint> outcome)
{
    m_stop->hide();
    m_bar->setRange(0, 1000);
    m_stateIcon->show();
    if (!outcome) {
        m_bar->setValue(0);
        m_stateIcon->setIcon(QStringLiteral("error"), look::Ink::Error);
        m_state->setText(outcome.error().text());
        showCounts();
        return;
    }
    m_fingerprint = std::move(*outcome);
    const double seconds = double(std::max<qint64>(1, m_clock.elapsed())) / 1000.0;
    m_bar->setValue(1000);
    m_stateIcon->setIcon(QStringLiteral("ok"), look::Ink::Accent);
    m_state->setText(seconds < 0.05 ? tr("Read and hashed. Nothing in the file was run.")
                                    : tr("Read and hashed in %1 s, %2/s. Nothing in the file was run.")
                                          .arg(QString::number(seconds, 'f', 1),
                                               bytesShort(qint64(double(m_fingerprint->size) / seconds))));
    propose();
    if (m_apply->isEnabled())
        m_apply->setFocus();
}

weights::Target ImportDialog::target() const
{
    weights::Target target;
    target.assetKey = m_asset->currentData().toString().toStdString();
    if (target.assetKey.empty())
        target.assetKey = m_newKey->text().trimmed().toStdString();
    const Pointer asset = Pointer::of("/assets") / target.assetKey;
    if (!asset.in(m_context.root()))
        target.href = weights::proposedHref(m_context.path(), m_path);
    return target;
}

void ImportDialog::propose()
{
    if (!m_fingerprint)
        return;
    m_model->show(m_context.root(), weights::proposals(m_context.root(), target(), *m_fingerprint));
    m_table->setCurrentIndex(m_model->index(0, 0));
    showCounts();
}

void ImportDialog::showCounts()
{
    const int ticked = m_model->ticked();
    const bool newAsset = !m_asset->currentText().isEmpty() && m_asset->currentData().toString().isEmpty();
    const bool named = !newAsset || !m_newKey->text().trimmed().isEmpty();
    m_apply->setText(ticked > 0 ? tr("Apply %1").arg(ticked) : tr("Apply"));
    m_apply->setEnabled(ticked > 0 && named);
    using State = weights::Proposal::State;
    QString text;
    if (m_fingerprint) {
        if (m_model->count(State::Agrees) == m_model->rowCount())
            text = tr("The document says the same as the file.");
        else if (m_model->count(State::Differs) > 0)
            text = tr("%1 ticked. What differs is ticked only by you. One undo step.").arg(ticked);
        else
            text = tr("%1 ticked. One undo step.").arg(ticked);
    }
    m_counts->setText(text);
}

void ImportDialog::applyTicked()
{
    const weights::Target where = target();
    const auto edits = weights::importEdits(m_context.root(), where, m_model->proposals());
    if (!edits.empty() && !m_context.apply(tr("Import %1").arg(QFileInfo(m_path).fileName()), edits))
        return; // told through Context::problem
    accept();
    Q_EMIT applied(Pointer::of("/assets") / where.assetKey);
}

void ImportDialog::build()
{
    auto *box = dialogs::begin(this, tr("Import from weights"));
    resize(868, 380);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(new IconLabel(QStringLiteral("assets"), look::Ink::Soft, 16, this));
    m_name = new Caption({}, {look::Role::Text, 0, QFont::Medium, false, Qt::ElideMiddle}, this);
    m_size = new Caption({}, {look::Role::Soft}, this);
    m_asset = new QComboBox(this);
    m_asset->setObjectName(QStringLiteral("importAsset"));
    m_asset->setAccessibleName(tr("Asset"));
    m_asset->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_newKey = new QLineEdit(QStringLiteral("model"), this);
    m_newKey->setObjectName(QStringLiteral("importNewKey"));
    m_newKey->setAccessibleName(tr("Key of the new asset"));
    m_newKey->setMaximumWidth(140);
    auto *other = textButton(QStringLiteral("open"), tr("Another file…"), look::Ink::Soft, nullptr, this);
    for (QWidget *part : std::initializer_list<QWidget *>{m_name, m_size, m_asset, m_newKey})
        file->addWidget(part);
    file->addStretch(1);
    file->addWidget(other);
    box->addLayout(file);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("importProgress"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    box->addWidget(m_bar);
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    m_stateIcon = new IconLabel(QStringLiteral("ok"), look::Ink::Accent, 16, this);
    m_state = new Caption({}, {look::Role::Soft, -1}, this);
    m_state->setObjectName(QStringLiteral("importState"));
    m_state->setWordWrap(true);
    m_stop = pushButton(tr("Stop reading"), "small", this);
    m_stop->setObjectName(QStringLiteral("importStop"));
    m_stop->setAutoDefault(false);
    state->addWidget(m_stateIcon);
    state->addWidget(m_state, 1);
    state->addWidget(m_stop);
    box->addLayout(state);

    m_model = new ImportModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("importTable"));
    m_table->setAccessibleName(tr("What the file says"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ImportDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(32);
    m_table->verticalHeader()->setDefaultSectionSize(32);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QPalette colours = m_table->palette();
    colours.setColor(QPalette::Base, look::color(look::Role::Card));
    m_table->setPalette(colours);
    box->addWidget(m_table, 1);

    const auto buttons = dialogs::addButtons(this, box, tr("Apply"));
    m_apply = buttons.act;
    m_apply->setObjectName(QStringLiteral("importApply"));
    m_counts = new Caption({}, {look::Role::Soft, -1, QFont::Normal, false, Qt::ElideRight}, this);
    buttons.row->insertWidget(0, m_counts, 10);
    connect(m_apply, &QPushButton::clicked, this, &ImportDialog::applyTicked);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_job.cancel(); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ImportDialog::showCounts);
    connect(m_newKey, &QLineEdit::textChanged, this, &ImportDialog::propose);
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        m_newKey->setVisible(m_asset->currentData().toString().isEmpty());
        propose();
    });
    connect(other, &QToolButton::clicked, this, [this] {
        m_prompter.openFiles(this, tr("Import weights"), QFileInfo(m_path).path(), tr("All files (*)"), false,
                             [this](const QStringList &paths) {
                                 if (!paths.isEmpty())
                                     setFile(paths.first());
                             });
    });
}

} // namespace mlm
