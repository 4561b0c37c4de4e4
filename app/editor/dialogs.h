// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QString>

class QDialog;
class QHBoxLayout;
class QProgressBar;
class QPushButton;
class QVBoxLayout;
class QWidget;

/// What the dialogs of the editor have in common: margins, a title, a row of buttons with the one that does it at the right.
namespace mlm::dialogs {

/// Sets the dialog up; it deletes itself when closed.
QVBoxLayout *begin(QDialog *dialog, const QString &title);
/// "Label   [editor]"; the label is the editor's buddy.
void addRow(QVBoxLayout *box, const QString &label, QWidget *editor);
struct Buttons { QHBoxLayout *row; QPushButton *cancel; QPushButton *act; };
Buttons addButtons(QDialog *dialog, QVBoxLayout *box, const QString &act);
/// A thin line that fills as work goes on, without a text of its own.
QProgressBar *progressLine(const QString &objectName, QWidget *parent);

} // namespace mlm::dialogs
