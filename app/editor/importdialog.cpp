// SPDX-License-Identifier: Apache-2.0
#include "app/editor/importdialog.h"
#include "app/editor/bytestext.h"
#include "app/editor/factsview.h"
#include "app/editor/facttables.h"
#include "app/editor/importmodel.h"
#include "app/editor/prompter.h"
#include "core/stac/build.h"
#include "widgets/context.h"
#include "widgets/fields/labels.h"
#include "widgets/views/caption.h"
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <algorithm>

namespace mlm {

using State = weights::Proposal::State;

ImportDialog::ImportDialog(Context *context, const QString &assetKey, Prompter &prompter, QWidget *parent)
    : QDialog(parent), m_context(context), m_prompter(prompter), m_wantedAsset(assetKey)
{
    setObjectName(QStringLiteral("importDialog"));
    build();
    connect(&m_job, &WeightsJob::looked, this, &ImportDialog::take);
    connect(&m_job, &WeightsJob::progress, this, &ImportDialog::showProgress);
    connect(&m_job, &WeightsJob::finished, this, [this] {
        take();
        showEnd();
    });
}

ImportDialog::ImportDialog(Context &context, const QStringList &paths, const QString &assetKey, Prompter &prompter, QWidget *parent)
    : ImportDialog(&context, assetKey, prompter, parent)
{
    connect(&context.document(), &Document::stateChanged, this, &ImportDialog::propose); // a reload from disk, say
    start(paths);
}

ImportDialog::ImportDialog(const QStringList &paths, Prompter &prompter, QWidget *parent) : ImportDialog(nullptr, {}, prompter, parent)
{
    if (const auto empty = stac::newItem({}))
        m_base = *empty;
    m_base["properties"] = Json::object(); // what a template proposes is not of the document's author
    m_base["assets"] = Json::object();
    start(paths);
}

ImportDialog::~ImportDialog() = default;

const Json &ImportDialog::root() const { return m_context ? m_context->root() : m_base; }

const weights::Inspection *ImportDialog::file() const
{
    return m_current >= 0 && m_current < int(m_imports.size()) ? &m_imports[std::size_t(m_current)].inspection : nullptr;
}

void ImportDialog::start(const QStringList &paths)
{
    m_imports.clear();
    m_choices.clear();
    m_plan = {};
    m_current = 0;
    m_name->setText(QFileInfo(paths.value(0)).fileName());
    m_name->setToolTip(paths.value(0));
    m_size->setText({});
    m_bar->setRange(0, 0);
    m_stateIcon->hide();
    m_state->setText(tr("Reading. Nothing in the file is run."));
    m_stop->setText(tr("Stop reading"));
    m_stop->show();
    m_stop->setFocus();
    showFiles();
    propose();
    m_job.start(paths);
}

void ImportDialog::chooseOthers(bool folder)
{
    const QString from = QFileInfo(m_job.paths().value(0)).path();
    const auto take = [this](const QStringList &paths) {
        if (!paths.isEmpty())
            start(paths);
    };
    if (folder)
        m_prompter.chooseFolder(this, windowTitle(), from, take);
    else
        m_prompter.openFiles(this, windowTitle(), from, tr("All files (*)"), true, take);
}

void ImportDialog::showProgress(qint64 done, qint64 total)
{
    m_bar->setRange(0, 1000);
    m_bar->setValue(total > 0 ? int(double(done) / double(total) * 1000) : 0);
    m_state->setText(m_job.progressText() + tr(". Nothing in the file is run."));
}

void ImportDialog::take()
{
    // Assets that were chosen meanwhile stay chosen.
    std::vector<weights::Target> chosen;
    for (const auto &import : m_imports)
        chosen.push_back(import.target);
    m_imports = weights::importFiles(root(), m_context ? m_context->path() : QString(), m_job.files(), m_wantedAsset.toStdString());
    if (chosen.size() == m_imports.size())
        for (std::size_t i = 0; i < chosen.size(); ++i)
            m_imports[i].target = chosen[i];
    showFiles();
    propose();
}

void ImportDialog::showState(const QString &icon, const QString &text)
{
    m_stateIcon->setIcon(icon, icon == QLatin1String("ok") ? look::Ink::Accent : icon == QLatin1String("error") ? look::Ink::Error : look::Ink::Warning);
    m_stateIcon->show();
    m_state->setText(text);
}

void ImportDialog::showEnd()
{
    QWidget *at = focusWidget(); // before what has it is hidden
    const bool stopped = m_job.state() == WeightsJob::State::Stopped;
    const auto failed = std::count_if(m_imports.begin(), m_imports.end(), [](const auto &import) { return import.inspection.error.has_value(); });
    m_bar->setRange(0, 1000);
    m_bar->setValue(stopped || failed > 0 ? 0 : 1000);
    m_stop->setText(tr("Read again"));
    m_stop->setVisible(stopped || failed > 0);
    if (stopped && m_imports.empty())
        showState(QStringLiteral("warning"), tr("Cancelled. Nothing was changed."));
    else if (stopped)
        showState(QStringLiteral("warning"), tr("Cancelled before every byte was read: there are no checksums."));
    else if (failed > 0)
        showState(QStringLiteral("error"), m_imports.size() == 1 ? m_imports.front().inspection.error->text()
                                                                 : tr("%1 of %2 files could not be read.").arg(failed).arg(m_imports.size()));
    else if (m_job.progressText().isEmpty())
        showState(QStringLiteral("ok"), tr("Read and hashed. Nothing in the file was run."));
    else
        showState(QStringLiteral("ok"), tr("Read and hashed, %1. Nothing in the file was run.").arg(m_job.progressText()));
    const bool mayMove = !at || at == this || qobject_cast<QAbstractButton *>(at); // not from a field or a list that is in use
    if (mayMove && m_apply->isEnabled())
        m_table->setFocus();
    else if (mayMove && m_stop->isVisibleTo(this))
        m_stop->setFocus();
}

void ImportDialog::showFiles()
{
    const QSignalBlocker quiet(m_files);
    m_files->clear();
    m_files->setVisible(m_imports.size() > 1);
    for (const auto &import : m_imports) {
        const weights::Inspection &inspection = import.inspection;
        auto *item = new QTreeWidgetItem(m_files, {QString::fromStdString(inspection.name), inspection.reading.facts.formatName,
                                                   bytesShort(inspection.size), QString::fromStdString(import.target.assetKey)});
        item->setSizeHint(0, QSize(0, 28));
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(0, inspection.path);
        if (inspection.problem()) {
            item->setIcon(0, look::icon(inspection.error ? Severity::Error : Severity::Warning));
            item->setText(1, inspection.error ? tr("could not be read") : tr("refused"));
        }
    }
    const int rows = std::min(height() < 615 ? 2 : 4, int(m_imports.size())); // the fields keep the room
    m_files->setFixedHeight(m_files->header()->sizeHint().height() + rows * 28 + 2);
    if (m_current < m_files->topLevelItemCount())
        m_files->setCurrentItem(m_files->topLevelItem(m_current));
    showFile();
}

void ImportDialog::showFile()
{
    const weights::Inspection *shown = file();
    m_facts->show(shown);
    m_facts->setVisible(shown);
    m_asset->setVisible(shown && m_context);
    if (shown) {
        m_name->setText(QString::fromStdString(shown->name.empty() ? QFileInfo(shown->path).fileName().toStdString() : shown->name));
        m_name->setToolTip(shown->path);
        m_size->setText(shown->error ? QString() : bytesShort(shown->size) + (m_context ? tr(", for the asset") : QString()));
        const QSignalBlocker quiet(m_asset);
        const QSignalBlocker quietKey(m_newKey);
        const QString key = QString::fromStdString(m_imports[std::size_t(m_current)].target.assetKey);
        m_asset->clear();
        if (root().is_object() && root().contains("assets") && root()["assets"].is_object())
            for (const auto &[name, asset] : root()["assets"].items())
                m_asset->addItem(QString::fromStdString(name), QString::fromStdString(name));
        m_asset->addItem(tr("a new one"), QString());
        const int known = m_asset->findData(key);
        const bool isNew = key.isEmpty() || known < 0;
        m_asset->setCurrentIndex(isNew ? m_asset->count() - 1 : known);
        if (isNew)
            m_newKey->setText(key.isEmpty() ? QStringLiteral("model") : key);
        m_newKey->setVisible(isNew && m_context);
    } else {
        m_newKey->hide();
    }
    showTabs();
}

void ImportDialog::showTabs()
{
    const weights::Inspection *shown = file();
    static const weights::Facts none;
    const weights::Facts &facts = shown && !shown->error ? shown->reading.facts : none;
    m_tensors->show(facts.tensors ? &*facts.tensors : nullptr);
    m_importLines->show(importLines(facts));
    m_noteLines->show(shown ? noteLines(*shown, m_plan.notes) : std::vector<LinesModel::Line>());
    m_detailLines->show(detailLines(facts));
    const auto tab = [this](Tab index, const QString &title, int count) {
        m_tabs->setTabText(index, count > 0 ? tr("%1 (%2)").arg(title, QLocale(QLocale::English).toString(count)) : title);
        m_tabs->setTabVisible(index, count > 0 || index == Fields);
    };
    tab(Fields, tr("Fields"), int(m_model->proposals().size()));
    tab(Tensors, tr("Tensors"), m_tensors->rowCount());
    tab(Imports, tr("Imports"), m_importLines->rowCount());
    tab(Notes, tr("Notes"), m_noteLines->rowCount());
    tab(Details, tr("Details"), m_detailLines->rowCount());
    if (!m_tabs->isTabVisible(m_tabs->currentIndex()))
        m_tabs->setCurrentIndex(Fields);
}

void ImportDialog::chooseAsset()
{
    if (!file())
        return;
    weights::Target &target = m_imports[std::size_t(m_current)].target;
    const QString key = m_asset->currentData().toString();
    m_newKey->setVisible(key.isEmpty());
    target.assetKey = key.isEmpty() ? m_newKey->text().trimmed().toStdString() : key.toStdString();
    const bool isNew = !(Pointer::of("/assets") / target.assetKey).in(root());
    target.href = isNew ? weights::proposedHref(m_context ? m_context->path() : QString(), file()->path) : std::string();
    if (auto *item = m_files->topLevelItem(m_current))
        item->setText(3, QString::fromStdString(target.assetKey));
    propose();
}

void ImportDialog::propose()
{
    m_plan = m_imports.empty() ? weights::ImportPlan() : weights::importPlan(root(), m_imports);
    for (auto &proposal : m_plan.proposals)
        if (const auto choice = m_choices.find(proposal.pointer); choice != m_choices.end())
            proposal.ticked = choice->second;
    if (!m_context) // a new Item takes what has nothing to be confirmed
        std::erase_if(m_plan.proposals, [](const auto &proposal) { return !proposal.ticked; });
    const int row = m_table->currentIndex().row();
    m_model->show(root(), m_plan.proposals, !m_context);
    m_table->clearSpans();
    for (const int heading : m_model->headings())
        m_table->setSpan(heading, 0, 1, ImportModel::Columns);
    m_table->setCurrentIndex(m_model->index(m_model->proposalAt(row) ? row : m_model->firstRow(), 0));
    showTabs();
    showCounts();
}

void ImportDialog::noteChoice(const QModelIndex &first, const QModelIndex &last)
{
    for (int row = first.row(); row <= last.row(); ++row)
        if (const auto *proposal = m_model->proposalAt(row))
            m_choices[proposal->pointer] = proposal->ticked;
    showCounts();
}

void ImportDialog::showCounts()
{
    const int ticked = m_model->ticked();
    const bool ended = m_job.state() == WeightsJob::State::Done || m_job.state() == WeightsJob::State::Stopped;
    const bool named = std::none_of(m_imports.begin(), m_imports.end(), [](const auto &import) { return import.target.assetKey.empty() && !import.inspection.error; });
    if (!m_context) {
        const bool any = std::any_of(m_imports.begin(), m_imports.end(), [](const auto &import) { return !import.inspection.error; });
        m_apply->setEnabled(ended && any);
        m_counts->setText(any ? tr("What the file does not say is asked for afterwards.") : QString());
        return;
    }
    m_apply->setText(ticked > 0 ? tr("Apply %1").arg(ticked) : tr("Apply"));
    m_apply->setEnabled(ended && ticked > 0 && named);
    const bool any = m_model->firstRow() >= 0;
    m_all->setEnabled(any);
    m_none->setEnabled(any);
    const int differ = m_model->count(State::Differs);
    m_counts->setText(!any                                                            ? QString()
                      : m_model->count(State::Agrees) == int(m_model->proposals().size()) ? tr("The document says the same as the file.")
                      : differ == 0                                                   ? tr("%1 ticked. One undo step.").arg(ticked)
                      : differ == 1 ? tr("%1 ticked. One differs: tick it to replace the document’s. One undo step.").arg(ticked)
                                    : tr("%1 ticked. %2 differ: tick them to replace the document’s. One undo step.").arg(ticked).arg(differ));
}

void ImportDialog::applyTicked()
{
    if (!m_context) {
        const auto item = weights::newFromWeights(m_job.files());
        if (!item) {
            showState(QStringLiteral("error"), item.error().text());
            return;
        }
        accept();
        Q_EMIT created(*item);
        return;
    }
    disconnect(&m_context->document(), nullptr, this, nullptr);
    const auto edits = weights::importEdits(root(), m_model->proposals());
    const QString label = m_imports.size() == 1 ? tr("Import %1").arg(QString::fromStdString(m_imports.front().inspection.name))
                                                : tr("Import %1 files").arg(m_imports.size());
    const Pointer asset = Pointer::of("/assets") / m_imports.front().target.assetKey;
    if (!edits.empty() && !m_context->apply(label, edits))
        return; // told through Context::problem
    accept();
    Q_EMIT applied(asset);
}

} // namespace mlm
