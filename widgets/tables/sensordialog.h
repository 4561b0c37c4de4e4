// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/context.h"
#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace mlm {

/// "Add bands from a sensor…": a list of sensors, the bands of the one chosen to tick, and where the figures come from. Accepting adds
/// the ticked bands that the array does not name yet, as one undo step.
class SensorDialog : public QDialog
{
    Q_OBJECT
public:
    /// `target`: an array of `eo:bands` or of `bands`, or where one is to be made.
    SensorDialog(Context &context, Pointer target, QWidget *parent = nullptr);
    void accept() override;

private:
    void filter();
    void showSensor();
    void count();
    Context &m_context;
    Pointer m_target;
    QLineEdit *m_find;
    QListWidget *m_list;
    QTableWidget *m_bands;
    QLabel *m_source;
    QPushButton *m_add;
};

} // namespace mlm
