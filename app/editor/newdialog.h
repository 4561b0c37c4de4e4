// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/stac/build.h"
#include <QDialog>

class QComboBox;
class QLineEdit;
class QListWidget;

namespace mlm {

/// New from a template: which, its id, and the releases to write it in.
class NewDialog : public QDialog
{
    Q_OBJECT
public:
    explicit NewDialog(QWidget *parent = nullptr);
    stac::NewItem options() const;

private:
    QListWidget *m_templates;
    QLineEdit *m_id;
    QComboBox *m_mlm;
    QComboBox *m_stac;
};

} // namespace mlm
