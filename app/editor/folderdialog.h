// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/jobs/job.h"
#include <QDialog>

class QListWidget;
class QPushButton;

namespace mlm {

class Caption;

/// The STAC documents below a folder, to choose from. The folder is searched in the background; closing the dialog ends the search.
class FolderDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr int MostFiles = 2000;

    explicit FolderDialog(const QString &folder, QWidget *parent = nullptr);
    QStringList chosen() const;

private:
    void show(const QString &folder, const QList<std::pair<QString, QString>> &found, bool more);

    QListWidget *m_list = nullptr;
    Caption *m_state = nullptr;
    QPushButton *m_open = nullptr;
    Job m_job; ///< last: ends before the widgets it reports to
};

} // namespace mlm
