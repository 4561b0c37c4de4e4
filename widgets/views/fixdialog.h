// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/fixall.h"
#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace mlm {

class Context;

/// Several fixes before they are made: field, before and after, rule, each with a tick; below, the lines of the document that will change.
/// What is ticked becomes one undo step. Use open(); deletes itself.
class FixDialog : public QDialog
{
    Q_OBJECT
public:
    FixDialog(Context &context, std::set<FindingKey> named, const QString &title, QWidget *parent = nullptr);

    int fixCount() const; ///< rows of the list
    int ticked() const;
    void accept() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void shareWidth();
    void build(const QString &title);
    void fill();
    void tickAll(bool on);
    std::set<FindingKey> chosen() const;
    void showLines(const FixPlan &plan);
    void refresh();

    Context &m_context;
    std::set<FindingKey> m_named;
    std::vector<FindingKey> m_rows; ///< one a row of the list
    QTreeWidget *m_list = nullptr;
    QPlainTextEdit *m_lines = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace mlm
