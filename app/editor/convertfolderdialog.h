// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/convertfolder.h"
#include "core/jobs/job.h"
#include <QDialog>
#include <mutex>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace mlm {

class Caption;
class IconLabel;
class Prompter;

/// Converts the documents below a folder into another folder, with progress and a summary, a row each file. Escape ends a running conversion first.
class ConvertFolderDialog : public QDialog
{
    Q_OBJECT
public:
    ConvertFolderDialog(const QString &lastFolder, Prompter &prompter, QWidget *parent = nullptr);
    ~ConvertFolderDialog() override;
    bool isRunning() const { return m_running; }
    void reject() override;

Q_SIGNALS:
    void openRequested(const QString &path); ///< a result

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Rows on their way from the thread that converts.
    struct Shared
    {
        std::mutex lock;
        QList<FolderRow> rows;
    };
    void build(const QString &lastFolder);
    QLineEdit *addFolder(class QVBoxLayout *box, const QString &label, const QString &name, const QString &path);
    void start();
    void takeRows();
    void addRow(const FolderRow &row);
    void openCurrent();
    void end();
    void showState(const QString &icon, const QString &text);

    Prompter &m_prompter;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QComboBox *m_release = nullptr;
    QComboBox *m_stac = nullptr;
    QCheckBox *m_replace = nullptr;
    QProgressBar *m_bar = nullptr;
    IconLabel *m_icon = nullptr;
    Caption *m_state = nullptr;
    QTreeWidget *m_list = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_act = nullptr;
    std::shared_ptr<Shared> m_shared;
    qint64 m_total = 0;
    int m_converted = 0, m_asking = 0, m_failed = 0, m_left = 0;
    bool m_running = false;
    bool m_cancelled = false;
    Job m_job; ///< last: ends before the widgets it reports to
};

} // namespace mlm
