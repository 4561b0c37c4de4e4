// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/fieldlabel.h"
#include "widgets/style/paint.h"
#include <QMouseEvent>
#include <QPainter>

namespace mlm {
namespace {
constexpr int gap = 12;
}

FieldLabel::FieldLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFixedHeight(look::controlHeight);
}

void FieldLabel::setRequired(bool required)
{
    m_required = required;
    update();
}

void FieldLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(foregroundRole()));
    const int mark = m_required ? 4 + fontMetrics().horizontalAdvance(QLatin1Char('*')) : 0;
    const QRect room = rect().adjusted(0, 0, -gap - mark, 0);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (m_required) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.setPen(look::color(look::Role::Accent));
        const int at = fontMetrics().horizontalAdvance(shown) + 4;
        painter.drawText(rect().adjusted(at, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("*"));
    }
}

void FieldLabel::mousePressEvent(QMouseEvent *event)
{
    if (buddy() && event->button() == Qt::LeftButton)
        buddy()->setFocus(Qt::MouseFocusReason);
}

} // namespace mlm
