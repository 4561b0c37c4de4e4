// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/convertwork.h"
#include "core/jobs/job.h"
#include <QDialog>

class QComboBox;
class QPushButton;
class QTreeView;

namespace mlm {

class Caption;
class Context;
class ConvertPanes;
class ConvertQuestions;
class ConvertReportModel;
class Prompter;

/// Converts the open document: source and result side by side, the report as a list that leads to both, the questions with their choices. Applied as one
/// undo step, or opened beside the document. The conversion runs in the background; closing the dialog ends it. Use open(); deletes itself.
class ConvertDialog : public QDialog
{
    Q_OBJECT
public:
    /// `name`: of the document, for the user; `source`: path of its file, empty where it has none.
    ConvertDialog(Context &context, const QString &name, const QString &source, Prompter &prompter, QWidget *parent = nullptr);
    ~ConvertDialog() override;

    /// What is shown; empty while the conversion runs or where it did not work.
    const ConvertedText &shown() const { return m_shown; }
    bool isReady() const { return m_ready; }
    bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    void applied();
    void openRequested(const QString &text, const mlm::convert::Target &target); ///< the result, for a tab of its own

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QWidget *buildReport();
    QWidget *buildQuestions();
    void restart();
    void start();
    void showOutcome(const Result<ConvertedText> &outcome);
    void showCounts();
    void showNotes();
    void showRow(int row);
    void showQuestion(int question);
    void apply();
    void openInTab();
    void saveReport();
    void writeReport(const QString &path);
    convert::Target target() const;

    Context &m_context;
    QString m_name;
    QString m_source;
    Prompter &m_prompter;
    ConvertedText m_shown;
    std::uint64_t m_revision = 0; ///< of the document that is shown
    bool m_ready = false;
    Caption *m_title = nullptr;
    Caption *m_about = nullptr;
    QWidget *m_releaseRow = nullptr;
    QComboBox *m_release = nullptr;
    QComboBox *m_stac = nullptr;
    ConvertPanes *m_panes = nullptr;
    ConvertReportModel *m_model = nullptr;
    QTreeView *m_list = nullptr;
    QComboBox *m_filter = nullptr;
    Caption *m_counts = nullptr;
    QWidget *m_asks = nullptr;
    Caption *m_asksTitle = nullptr;
    ConvertQuestions *m_questions = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_apply = nullptr;
    Job m_job; ///< last: ends before the widgets it reports to
};

/// The releases and versions to choose from, in two boxes. `stac` begins with "as it is".
void fillTargets(QComboBox *release, QComboBox *stac);
convert::Target chosenTarget(const QComboBox *release, const QComboBox *stac);

} // namespace mlm
