// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/jsontext.h"
#include "widgets/style/theme.h"
#include "widgets/views/jsoncolours.h"
#include "widgets/views/jsongutter.h"
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

namespace mlm {

namespace {
constexpr int LongestLine = 4000; ///< shown of a line while not editing; the rest would only cost time
}

JsonText::JsonText(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("jsonText"));
    setAccessibleName(tr("JSON text"));
    setFont(look::fixedFont(-1));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
    setCursorWidth(1);
    m_gutter = new JsonGutter(this);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonText::layOutGutter);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int scrolled) {
        if (scrolled)
            m_gutter->scroll(0, scrolled);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
    connect(document(), &QTextDocument::contentsChange, this, [this](int from, int, int added) {
        if (!m_editing || m_colouring)
            return;
        stale(document()->findBlock(from).blockNumber(), document()->findBlock(from + added).blockNumber());
    });
    layOutGutter();
}

void JsonText::showText(const std::string &text)
{
    JsonLines now(text);
    const auto change = now.changeFrom(m_lines);
    if (change.added == 0 && change.removed == 0)
        return;
    QStringList shown;
    for (int i = change.first; i < change.first + change.added; ++i)
        shown << now.line(i, LongestLine);
    const int before = m_lines.count();
    m_lines = std::move(now);
    if (change.removed >= before) {
        setPlainText(shown.join(QLatin1Char('\n')));
    } else {
        const int top = verticalScrollBar()->value();
        const QTextBlock first = document()->findBlockByNumber(change.first);
        const QTextBlock last = document()->findBlockByNumber(change.first + change.removed - 1);
        QTextCursor cursor(document());
        cursor.setPosition(first.position());
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
        cursor.insertText(shown.join(QLatin1Char('\n')));
        if (change.first + change.removed <= top)
            verticalScrollBar()->setValue(top + change.added - change.removed);
    }
    stale(change.first, change.first + change.added);
}

void JsonText::stale(int firstLine, int lastLine)
{
    QTextBlock block = document()->findBlockByNumber(std::max(0, firstLine));
    for (int line = firstLine; block.isValid() && line <= lastLine; ++line, block = block.next())
        block.setUserState(-1);
    viewport()->update();
}

void JsonText::setMarks(std::vector<Mark> marks)
{
    QHash<int, QList<Mark>> now;
    for (auto &mark : marks)
        now[mark.line].append(std::move(mark));
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it) {
        if (now.value(it.key()) != it.value())
            stale(it.key(), it.key());
    }
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        if (!m_marks.contains(it.key()))
            stale(it.key(), it.key());
    }
    m_marks = std::move(now);
    m_gutter->update();
}

void JsonText::setCurrentLines(int first, int last)
{
    if (first == m_firstCurrent && last == m_lastCurrent)
        return;
    m_firstCurrent = first;
    m_lastCurrent = last;
    viewport()->update();
    m_gutter->update();
}

void JsonText::reveal(int line, bool always)
{
    const int top = verticalScrollBar()->value();
    const int visible = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    if (always || line < top || line >= top + visible - 1)
        verticalScrollBar()->setValue(std::max(0, line - visible / 3));
}

void JsonText::beginEdit()
{
    const int top = verticalScrollBar()->value();
    const int line = textCursor().blockNumber();
    m_editing = true;
    setPlainText(m_lines.lines(0, m_lines.count()).join(QLatin1Char('\n')));
    document()->setUndoRedoEnabled(true);
    document()->setModified(false);
    setTextInteractionFlags(Qt::TextEditorInteraction);
    setTabChangesFocus(false);
    setProperty("ownUndo", true);
    ++m_generation;
    setMarks({});
    setTextCursor(QTextCursor(document()->findBlockByNumber(line)));
    verticalScrollBar()->setValue(top);
    setFocus();
}

void JsonText::endEdit()
{
    const int top = verticalScrollBar()->value();
    m_editing = false;
    document()->setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setProperty("ownUndo", false);
    ++m_generation;
    const std::string text = m_lines.text();
    m_lines = JsonLines();
    clear();
    setMarks({});
    showText(text);
    verticalScrollBar()->setValue(top);
}

QStringList JsonText::editedLines() const
{
    // Raw: plain text would turn no-break spaces into spaces.
    return document()->toRawText().split(QChar::ParagraphSeparator);
}

std::size_t JsonText::cursorOffset() const
{
    const QTextCursor cursor = textCursor();
    return m_lines.offset({cursor.blockNumber(), cursor.positionInBlock()});
}

void JsonText::colour(const QTextBlock &block)
{
    const QString text = block.text();
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&](int from, int length, look::Role role) {
        QTextLayout::FormatRange range;
        range.start = from;
        range.length = length;
        range.format.setForeground(look::color(role));
        ranges.append(range);
    };
    add(0, int(text.size()), look::Role::Soft);
    for (const JsonToken &token : jsonTokens(text)) {
        add(token.from, token.length,
            token.kind == JsonToken::Kind::Name     ? look::Role::Text
            : token.kind == JsonToken::Kind::String ? look::Role::JsonString
                                                    : look::Role::JsonNumber);
    }
    for (const Mark &mark : m_marks.value(block.blockNumber())) {
        if (mark.to <= mark.from)
            continue;
        QTextLayout::FormatRange range;
        range.start = mark.from;
        range.length = mark.to - mark.from;
        range.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        range.format.setUnderlineColor(look::color(mark.severity));
        ranges.append(range);
    }
    block.layout()->setFormats(ranges);
    document()->markContentsDirty(block.position(), block.length());
    QTextBlock(block).setUserState(m_generation);
}

void JsonText::colourVisible()
{
    m_colouring = true;
    qreal bottom = 0;
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && bottom <= viewport()->height(); block = block.next()) {
        if (block.userState() != m_generation)
            colour(block);
        bottom += blockBoundingRect(block).height();
    }
    m_colouring = false;
}

void JsonText::paintEvent(QPaintEvent *event)
{
    colourVisible();
    if (m_firstCurrent >= 0) {
        QPainter painter(viewport());
        qreal top = blockBoundingGeometry(firstVisibleBlock()).translated(contentOffset()).top();
        for (QTextBlock block = firstVisibleBlock(); block.isValid() && top <= viewport()->height(); block = block.next()) {
            const qreal height = blockBoundingRect(block).height();
            if (block.blockNumber() >= m_firstCurrent && block.blockNumber() <= m_lastCurrent)
                painter.fillRect(QRectF(0, top, viewport()->width(), height), look::color(look::Role::Tint));
            top += height;
        }
    }
    QPlainTextEdit::paintEvent(event);
}

void JsonText::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        ++m_generation;
        viewport()->update();
    }
    QPlainTextEdit::changeEvent(event);
}

bool JsonText::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept(); // in here it searches the text; elsewhere it finds a field
        return true;
    }
    return QPlainTextEdit::event(event);
}

void JsonText::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (!m_editing && event->button() == Qt::LeftButton && !textCursor().hasSelection())
        Q_EMIT placeChosen(false);
}

void JsonText::mouseDoubleClickEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseDoubleClickEvent(event);
    if (!m_editing && event->button() == Qt::LeftButton)
        Q_EMIT placeChosen(true);
}

void JsonText::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        Q_EMIT findRequested();
        return;
    }
    if (!m_editing && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT placeChosen(true);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace mlm
