// SPDX-License-Identifier: Apache-2.0
#include "widgets/views/caption.h"
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace mlm {

Caption::Caption(const QString &text, const Set &set, QWidget *parent) : QLabel(text, parent), m_set(set)
{
    setTextFormat(Qt::PlainText);
    setFont(set.fixed ? look::fixedFont(set.delta) : look::font(set.delta, set.weight));
    if (set.elide != Qt::ElideNone)
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize Caption::minimumSizeHint() const
{
    const QSize all = QLabel::minimumSizeHint();
    return m_set.elide == Qt::ElideNone ? all : QSize(0, all.height());
}

bool Caption::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_set.elide != Qt::ElideNone && toolTip().isEmpty()
        && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

void Caption::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(look::color(isEnabled() ? m_set.role : look::Role::Faint));
    const QRect rect = contentsRect();
    if (wordWrap()) {
        painter.drawText(rect, int(alignment()) | Qt::TextWordWrap, text());
        return;
    }
    painter.drawText(rect, int(alignment()) | Qt::TextSingleLine,
                     m_set.elide == Qt::ElideNone ? text() : fontMetrics().elidedText(text(), m_set.elide, rect.width()));
}

} // namespace mlm
