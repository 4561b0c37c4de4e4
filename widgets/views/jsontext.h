// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "widgets/views/jsonlines.h"
#include <QHash>
#include <QPlainTextEdit>

namespace mlm {

/// JSON as text with line numbers, colours and marks. Read only it shows what it is given and follows it line by line; being edited it is a plain
/// text editor. Only what can be seen is coloured, so that a large document costs no more than a small one.
class JsonText : public QPlainTextEdit
{
    Q_OBJECT
public:
    struct Mark
    {
        int line = 0;              ///< from 0
        int from = 0, to = 0;      ///< columns to underline, UTF-16 units; none where they are equal
        Severity severity = Severity::Error;
        QString text;              ///< for the tooltip in the gutter
        bool operator==(const Mark &) const = default;
    };

    explicit JsonText(QWidget *parent = nullptr);

    /// Shows a text in place of the one before; what is in view stays in view. Not while editing.
    void showText(const std::string &text);
    const JsonLines &lines() const { return m_lines; }
    void setMarks(std::vector<Mark> marks);
    /// Tints the lines of the current field, from 0; -1 for none.
    void setCurrentLines(int first, int last);
    std::pair<int, int> currentLines() const { return {m_firstCurrent, m_lastCurrent}; }
    /// Scrolls so that the line is in view, near the top third if it was not.
    void reveal(int line, bool always = false);

    void beginEdit();
    void endEdit();
    bool isEditing() const { return m_editing; }
    QStringList editedLines() const;
    /// Byte of the text under the cursor; only when not editing.
    std::size_t cursorOffset() const;
    int gutterWidth() const;
    void paintGutter(QPainter &painter, const QRect &area);
    QString gutterTip(int y) const;

Q_SIGNALS:
    /// The user clicked a place or pressed Enter on it (`enter`), while not editing.
    void placeChosen(bool enter);
    void findRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOutGutter();
    void stale(int firstLine, int lastLine);
    void colourVisible();
    void colour(const QTextBlock &block);

    JsonLines m_lines;
    QWidget *m_gutter = nullptr;
    QHash<int, QList<Mark>> m_marks;
    int m_firstCurrent = -1;
    int m_lastCurrent = -1;
    int m_generation = 1; ///< of colours; a block whose state is another is coloured when it comes into view
    bool m_editing = false;
    bool m_colouring = false;
};

} // namespace mlm
