// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/jsongutter.h"
#include "widgets/style/theme.h"
#include "widgets/views/jsontext.h"
#include <QHelpEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QTextBlock>
#include <QToolTip>
#include <cmath>

namespace mlm {

JsonGutter::JsonGutter(JsonText *text) : QWidget(text), m_text(text) {}

void JsonGutter::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    m_text->paintGutter(painter, event->rect());
}

bool JsonGutter::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = m_text->gutterTip(help->pos().y());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

int JsonText::gutterWidth() const
{
    const int digits = std::max(3, int(QString::number(blockCount()).size()));
    return 22 + QFontMetrics(look::fixedFont(-2)).horizontalAdvance(QLatin1Char('0')) * digits + 14;
}

void JsonText::layOutGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect all = contentsRect();
    m_gutter->setGeometry(all.left(), all.top(), gutterWidth(), all.height());
}

void JsonText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layOutGutter();
}

QString JsonText::gutterTip(int y) const
{
    const int line = cursorForPosition({0, y}).blockNumber();
    QStringList texts;
    for (const Mark &mark : m_marks.value(line))
        texts << mark.text;
    return texts.join(QLatin1Char('\n'));
}

void JsonText::paintGutter(QPainter &painter, const QRect &area)
{
    painter.fillRect(area, look::color(look::Role::Base));
    painter.setFont(look::fixedFont(-2));
    const qreal ratio = devicePixelRatioF();
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= area.bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        const int line = block.blockNumber();
        const QRectF row(0, top, m_gutter->width(), height);
        top += height;
        if (row.bottom() < area.top())
            continue;
        const bool current = m_firstCurrent >= 0 && line >= m_firstCurrent && line <= m_lastCurrent;
        if (current)
            painter.fillRect(row, look::color(look::Role::Tint));
        painter.setPen(look::color(current ? look::Role::Text : look::Role::Faint));
        painter.drawText(row.adjusted(0, 0, -14, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
        const auto marks = m_marks.constFind(line);
        if (marks == m_marks.constEnd() || marks->isEmpty())
            continue;
        Severity worst = Severity::Advice;
        for (const Mark &mark : *marks)
            worst = std::max(worst, mark.severity);
        painter.drawPixmap(QPointF(4, std::round(row.top() + (height - 14) / 2)),
                           look::pixmap(look::severityIconName(worst), look::severityInk(worst), 14, ratio));
    }
}

} // namespace mlm
