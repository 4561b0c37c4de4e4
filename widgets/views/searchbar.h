// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/fields/surface.h"

class QLineEdit;
class QPlainTextEdit;

namespace mlm {

class Caption;

/// Looks for words in a text widget: Enter for the next place, Shift+Enter for the one before, Escape to close.
class SearchBar : public Surface
{
    Q_OBJECT
public:
    explicit SearchBar(QPlainTextEdit *text, QWidget *parent = nullptr);
    void open();
    void close();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(bool backward, bool fromHere);

    QPlainTextEdit *m_text;
    QLineEdit *m_field;
    Caption *m_outcome;
};

} // namespace mlm
