// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/textarea.h"
#include "widgets/style/paint.h"
#include <QPainter>
#include <QScrollBar>
#include <QTextDocument>
#include <QWheelEvent>
#include <cmath>

namespace mlm {

TextArea::TextArea(QWidget *parent) : QPlainTextEdit(parent)
{
    look::setKind(this, "field");
    setFrameShape(QFrame::StyledPanel);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalScrollBar()->setAttribute(Qt::WA_OpaquePaintEvent, false); // the box and its round corners are the field's
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &TextArea::fit);
    fit();
}

void TextArea::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    fit();
}

void TextArea::setMarks(std::optional<QString> nullMeaning, bool emptyText)
{
    if (m_null == nullMeaning && m_emptyText == emptyText)
        return;
    m_null = std::move(nullMeaning);
    m_emptyText = emptyText;
    viewport()->update();
}

void TextArea::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if ((!m_null && !m_emptyText) || !document()->isEmpty())
        return;
    QPainter painter(viewport());
    const QRect room = viewport()->rect();
    if (m_null) {
        look::drawNull(&painter, room, *m_null, font(), isEnabled());
        return;
    }
    painter.setFont(look::fixedFont());
    painter.setPen(look::color(look::Role::Text));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("\"\""));
}

QString TextArea::plainText() const
{
    QString text = document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

void TextArea::showText(const QString &text)
{
    if (plainText() == text)
        return;
    const int at = textCursor().position();
    setPlainText(text);
    if (hasFocus()) {
        QTextCursor cursor = textCursor();
        cursor.setPosition(std::min(at, int(text.size())));
        setTextCursor(cursor);
    }
    fit();
}

void TextArea::fit()
{
    const int line = QFontMetrics(font()).lineSpacing();
    // A QPlainTextEdit measures its document in lines.
    const int lines = qBound(1, int(std::ceil(document()->size().height())), m_maximumLines);
    const int pad = std::max(2, (look::controlHeight - 2 - line) / 2);
    setViewportMargins(7, pad, 3, pad);
    setVerticalScrollBarPolicy(document()->size().height() > m_maximumLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int height = std::max(look::controlHeight, lines * line + 2 * pad + 2);
    if (minimumHeight() != height || maximumHeight() != height)
        setFixedHeight(height);
}

QSize TextArea::sizeHint() const { return {240, minimumHeight()}; }

void TextArea::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void TextArea::wheelEvent(QWheelEvent *event)
{
    // Where all is seen, or the keyboard is elsewhere, the wheel is the page's.
    if (!hasFocus() || verticalScrollBar()->maximum() == 0)
        event->ignore();
    else
        QPlainTextEdit::wheelEvent(event);
}

} // namespace mlm
