// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/jobs/job.h"
#include "core/stac/build.h"
#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace mlm {

class Caption;
class MainWindow;

/// Export of a Collection: which Items (open ones and files), its id and texts, and the folder. Says what is wrong where it cannot be done.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(MainWindow &window, QWidget *parent = nullptr);

Q_SIGNALS:
    void exported(const QString &collectionFile);

private:
    struct Outcome { std::optional<Error> error; bool mayOverwrite = false; };
    void addOpenItems();
    void addFiles(const QStringList &paths);
    void start(bool overwrite);
    void finish(const Outcome &outcome, const QString &folder);
    void refuse(const QString &text);
    void showState();

    MainWindow &m_window;
    std::vector<stac::SourceItem> m_items; ///< one a row of the list
    QListWidget *m_list = nullptr;
    QLineEdit *m_id = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_description = nullptr;
    QLineEdit *m_license = nullptr;
    QLineEdit *m_folder = nullptr;
    Caption *m_message = nullptr;
    QPushButton *m_export = nullptr;
    Job m_job; ///< last: ends before the widgets it reports to
};

} // namespace mlm
