// SPDX-License-Identifier: Apache-2.0
#include "app/editor/convertdialog.h"
#include "app/editor/convertpanes.h"
#include "app/editor/convertquestions.h"
#include "app/editor/convertreportmodel.h"
#include "app/editor/prompter.h"
#include "core/convert/reporttext.h"
#include "core/document/file.h"
#include "core/json/write.h"
#include "widgets/context.h"
#include "widgets/views/caption.h"
#include "widgets/views/jsontext.h"
#include <QComboBox>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPushButton>
#include <QTreeView>

namespace mlm {

ConvertDialog::ConvertDialog(Context &context, const QString &name, const QString &source, Prompter &prompter, QWidget *parent)
    : QDialog(parent), m_context(context), m_name(name), m_source(source), m_prompter(prompter)
{
    setObjectName(QStringLiteral("convertDialog"));
    build();
    // Should the document change under the dialog, what it shows is no longer true.
    connect(&context.document(), &Document::stateChanged, this, [this] {
        if (m_context.document().revision() != m_revision)
            restart();
    });
    restart();
    m_list->setFocus();
}

ConvertDialog::~ConvertDialog() = default;

convert::Target ConvertDialog::target() const { return chosenTarget(m_release, m_stac); }

void ConvertDialog::restart()
{
    const bool same = m_context.document().revision() == m_revision;
    ConvertedText fresh;
    if (same)
        fresh.source = m_shown.source;
    m_shown = std::move(fresh);
    m_revision = m_context.document().revision();
    start();
}

void ConvertDialog::start()
{
    m_ready = false;
    for (QPushButton *button : {m_save, m_open, m_apply})
        button->setEnabled(false);
    m_counts->setText(tr("Converting…"));
    const std::vector<int> answers = m_shown.conversion ? m_questions->answers() : std::vector<int>();
    m_job.start([this, text = m_shown.source ? std::string() : m_context.document().text(), to = target(), answers, before = m_shown](Job::Control &) -> std::function<void()> {
        auto outcome = std::make_shared<Result<ConvertedText>>(convertText(text, to, answers, before));
        return [this, outcome] { showOutcome(*outcome); };
    });
}

void ConvertDialog::showOutcome(const Result<ConvertedText> &outcome)
{
    if (!outcome) {
        m_counts->setText(tr("Not converted. %1").arg(outcome.error().text()));
        return;
    }
    const bool anew = outcome->conversion != m_shown.conversion;
    m_shown = *outcome;
    const convert::Report &report = m_shown.conversion->report;
    const std::shared_ptr<const convert::Report> shared(m_shown.conversion, &report);
    m_panes->show(ConvertPanes::Source, tr("Before: %1").arg(report.from.name.isEmpty() ? m_name : report.from.name), m_shown.source);
    m_panes->show(ConvertPanes::Result, tr("After: %1, STAC %2").arg(targetName(report.to), QString::fromStdString(report.to.stac)), m_shown.result);
    if (anew) {
        m_title->setText(tr("Convert to %1").arg(targetName(report.to)));
        m_releaseRow->setVisible(!report.to.mlm.empty());
        m_questions->show(shared);
        m_asks->setVisible(!report.questions.empty());
        m_model->show(shared);
        const int wanted = m_filter->currentIndex();
        for (int filter = 0; filter < ConvertReportModel::Filters; ++filter)
            m_filter->setItemText(filter, QStringLiteral("%1 (%2)").arg(ConvertReportModel::filterName(ConvertReportModel::Filter(filter)))
                                              .arg(m_model->count(ConvertReportModel::Filter(filter))));
        m_filter->setCurrentIndex(wanted);
        if (m_model->rowCount() > 0)
            m_list->setCurrentIndex(m_model->index(0, 0));
    } else {
        m_model->setAnswers(m_questions->answers());
        showRow(m_list->currentIndex().row());
    }
    m_ready = true;
    showNotes();
    showCounts();
}

void ConvertDialog::showCounts()
{
    const convert::Report &report = m_shown.conversion->report;
    const bool changes = !m_shown.edits.empty();
    m_counts->setText(changes ? convert::summary(report) : tr("Nothing changes: it is %1 already.").arg(targetName(report.to)));
    m_apply->setEnabled(changes);
    m_open->setEnabled(changes);
    m_save->setEnabled(true);
    const int open = m_questions->open(), all = int(report.questions.size());
    m_asksTitle->setText(open == 0 ? tr("All answered") : open == all ? tr("Needs you: %1").arg(open) : tr("Needs you: %1 of %2").arg(open).arg(all));
    m_about->setText(open > 0 ? tr("What could not be decided stays open: answer it here, or later in the form. Every value of the source is accounted for below.")
                              : tr("Every value of the source is accounted for below."));
}

void ConvertDialog::showNotes()
{
    const convert::Report &report = m_shown.conversion->report;
    ConvertPanes::Notes source, result;
    for (const convert::Entry &entry : report.entries)
        if (entry.fate == convert::Fate::Dropped)
            source.emplace_back(entry.from, entry.how);
    for (std::size_t i = 0; i < report.questions.size(); ++i)
        if (m_questions->answers()[i] < 0 && m_shown.asked[i])
            result.emplace_back(*m_shown.asked[i], report.questions[i].text);
    m_panes->setNotes(ConvertPanes::Source, source);
    m_panes->setNotes(ConvertPanes::Result, result);
}

void ConvertDialog::showRow(int row)
{
    if (row < 0 || row >= m_model->rowCount() || !m_shown.conversion)
        return;
    m_panes->goTo(ConvertPanes::Source, m_model->source(row));
    const auto places = m_model->results(row);
    m_panes->goTo(ConvertPanes::Result, places.empty() ? std::nullopt : m_shown.placed(places.front()));
}

void ConvertDialog::showQuestion(int question)
{
    if (!m_shown.conversion)
        return;
    const convert::Report &report = m_shown.conversion->report;
    std::optional<Pointer> from;
    for (const convert::Entry &entry : report.entries) {
        if (entry.question == question) {
            from = entry.from;
            break;
        }
    }
    m_panes->goTo(ConvertPanes::Source, from);
    m_panes->goTo(ConvertPanes::Result, m_shown.asked[std::size_t(question)]);
}

bool ConvertDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Enter in the list goes on to the place; it does not apply by accident.
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            m_panes->text(ConvertPanes::Result)->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ConvertDialog::apply()
{
    if (!m_ready)
        return;
    disconnect(&m_context.document(), nullptr, this, nullptr);
    if (!m_context.apply(tr("Convert to %1").arg(targetName(m_shown.conversion->report.to)), m_shown.edits)) {
        reject(); // told through Context::problem
        return;
    }
    accept();
    Q_EMIT applied();
}

void ConvertDialog::openInTab()
{
    if (!m_ready)
        return;
    Q_EMIT openRequested(QString::fromStdString(m_shown.result->text), m_shown.conversion->report.to);
    accept();
}

void ConvertDialog::saveReport()
{
    const QFileInfo source(m_source.isEmpty() ? m_name : m_source);
    const QString path = source.path() + QLatin1Char('/') + source.completeBaseName() + QStringLiteral("-conversion.md");
    m_prompter.saveFile(this, tr("Save the report"), path, tr("Markdown (*.md);;JSON (*.json)"), [this](const QStringList &paths) {
        if (!paths.isEmpty())
            writeReport(QFileInfo(paths.first()).absoluteFilePath());
    });
}

void ConvertDialog::writeReport(const QString &path)
{
    if (!m_ready)
        return;
    const QString source = QFileInfo(m_source).canonicalFilePath();
    if (!m_source.isEmpty() && !source.isEmpty() && QFileInfo(path).canonicalFilePath() == source) {
        m_counts->setText(tr("Not saved: the report would take the place of the document. Choose another name."));
        return;
    }
    const convert::Report &report = m_shown.conversion->report;
    const bool json = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    const std::string text = json ? json::write(convert::toJson(report)) + '\n' : convert::toMarkdown(report, m_name).toStdString();
    const auto written = saveFile(path, text, {}, Overwrite::Always);
    m_counts->setText(written ? tr("Report saved as %1.").arg(QFileInfo(path).fileName()) : tr("Not saved. %1").arg(written.error().text()));
}

} // namespace mlm
