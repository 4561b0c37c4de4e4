// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/jobs/job.h"
#include "core/json/pointer.h"
#include "core/weights/import.h"
#include <QDialog>
#include <QElapsedTimer>

class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace mlm {

class Caption;
class Context;
class IconLabel;
class ImportModel;
class Prompter;

/// Reads a model file (size and checksum, in the background), shows what it says beside what the document says, and writes what is ticked as one
/// undo step. The file is read as bytes, nothing in it is run.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `assetKey`: the asset the file is for; empty: the likeliest is chosen.
    ImportDialog(Context &context, const QString &weightsPath, const QString &assetKey, Prompter &prompter, QWidget *parent = nullptr);
    ~ImportDialog() override;
    bool isReading() const { return m_job.isRunning(); }

Q_SIGNALS:
    void applied(const mlm::Pointer &asset);

private:
    void build();
    void setFile(const QString &path);
    void read();
    void showProgress(qint64 done, qint64 total);
    void showOutcome(Result<weights::Fingerprint> outcome);
    void propose();
    void showCounts();
    void applyTicked();
    weights::Target target() const;

    Context &m_context;
    Prompter &m_prompter;
    QString m_path;
    QString m_wantedAsset;
    std::optional<weights::Fingerprint> m_fingerprint;
    QElapsedTimer m_clock;
    Caption *m_name = nullptr;
    Caption *m_size = nullptr;
    QComboBox *m_asset = nullptr;
    QLineEdit *m_newKey = nullptr;
    QProgressBar *m_bar = nullptr;
    IconLabel *m_stateIcon = nullptr;
    Caption *m_state = nullptr;
    QPushButton *m_stop = nullptr;
    ImportModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    Caption *m_counts = nullptr;
    QPushButton *m_apply = nullptr;
    Job m_job; ///< last: ends before the widgets it reports to
};

} // namespace mlm
