// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QPlainTextEdit>
#include <optional>

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
    /// Shows null (pill and meaning) or an empty text ("") where nothing is typed.
    void setMarks(std::optional<QString> nullMeaning, bool emptyText);
    /// What stands there, to the character: toPlainText() would make plain spaces of no-break ones.
    QString plainText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, minimumHeight()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fit();
    int m_maximumLines = 10;
    bool m_fitting = false;
    std::optional<QString> m_null;
    bool m_emptyText = false;
};

} // namespace mlm
