// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/tablemodel.h"
#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace mlm {

/// Shows what a separated text would put into a table: which of its columns goes where, whether its first line holds names, and
/// whether it replaces the rows or follows them. Accepting writes one undo step.
class CsvDialog : public QDialog
{
    Q_OBJECT
public:
    CsvDialog(TableModel *model, const QString &text, QWidget *parent = nullptr);
    /// What accepting would write.
    std::vector<RowInput> rows() const;
    void accept() override;

private:
    void read();
    void show();
    QPointer<TableModel> m_model;
    QString m_text;
    std::vector<QStringList> m_rows;
    std::vector<Column> m_columns;     ///< shown ones and those that could be
    QComboBox *m_separator;
    QCheckBox *m_names;
    QComboBox *m_mode;
    QTableWidget *m_preview;
    std::vector<QComboBox *> m_targets;
    QLabel *m_summary;
    QPushButton *m_apply;
};

} // namespace mlm
