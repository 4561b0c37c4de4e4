// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/surface.h"
#include "widgets/views/problemsmodel.h"

class QComboBox;
class QLineEdit;

namespace mlm {

/// The row of what the problems list lets through: words, severity, who says so, page. Esc empties and closes it.
class ProblemsFilterBar : public Surface
{
    Q_OBJECT
public:
    static constexpr int Height = 40;
    explicit ProblemsFilterBar(Context &context, QWidget *parent = nullptr);
    ProblemsFilter filter() const;
    void open();
    void clear();

Q_SIGNALS:
    void changed();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillPages();

    Context &m_context;
    QLineEdit *m_text = nullptr;
    QComboBox *m_severity = nullptr;
    QComboBox *m_source = nullptr;
    QComboBox *m_page = nullptr;
};

} // namespace mlm
