// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QPlainTextEdit>

namespace mlm {

/// Several lines in the box of a field: grows with its content from one line to ten. Tab leaves it; undo is the document's.
class TextArea : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextArea(QWidget *parent = nullptr);
    void setMaximumLines(int lines);
    /// Sets the text where it differs, the cursor stays as near as it can.
    void showText(const QString &text);
    /// What stands there, to the character: toPlainText() would make plain spaces of no-break ones.
    QString plainText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, minimumHeight()}; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fit();
    int m_maximumLines = 10;
};

} // namespace mlm
