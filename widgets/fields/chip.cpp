// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/chip.h"
#include "widgets/style/paint.h"
#include <QMouseEvent>
#include <QPainter>

namespace mlm {
namespace {
constexpr int chipHeight = 20;
constexpr int crossSize = 18;
constexpr int widest = 360;
} // namespace

Chip::Chip(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setObjectName(QStringLiteral("chip"));
    setAccessibleName(text);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setFixed(bool fixed)
{
    if (m_fixed == fixed)
        return;
    m_fixed = fixed;
    updateGeometry();
    update();
}

void Chip::setClosable(bool closable)
{
    m_closable = closable;
    updateGeometry();
    update();
}

void Chip::setSelected(bool selected)
{
    if (m_selected == selected)
        return;
    m_selected = selected;
    update();
}

void Chip::setFinding(std::optional<Severity> severity, const QString &message)
{
    setToolTip(message);
    setAccessibleDescription(message);
    if (m_severity == severity)
        return;
    m_severity = severity;
    updateGeometry();
    update();
}

QFont Chip::textFont() const { return m_fixed ? look::fixedFont() : look::font(-1); }

QSize Chip::sizeHint() const
{
    const int words = std::min(widest, QFontMetrics(textFont()).horizontalAdvance(m_text) + 1);
    return {(m_severity ? 22 : 8) + words + (m_closable ? 2 + crossSize + 2 : 8), chipHeight};
}

QSize Chip::minimumSizeHint() const { return {std::min(40, sizeHint().width()), chipHeight}; }

QRect Chip::crossRect() const { return m_closable ? QRect(width() - crossSize - 1, 1, crossSize, crossSize) : QRect(); }

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = m_selected   ? look::color(look::Role::Tint)
                          : m_severity ? look::tint(*m_severity)
                                       : look::color(look::isDark() ? look::Role::Pressed : look::Role::Hover);
    look::drawPanel(&painter, rect(), ground, m_severity ? look::color(*m_severity) : QColor());
    if (m_selected)
        look::drawFocusRing(&painter, rect());
    int left = 8;
    if (m_severity) {
        look::drawIcon(&painter, QRect(4, 0, 14, height()), look::severityIconName(*m_severity), look::severityInk(*m_severity), 14, ground);
        left = 22;
    }
    const int right = m_closable ? crossSize + 4 : 8;
    const QRect words(left, 0, width() - left - right, height());
    painter.setFont(textFont());
    painter.setPen(look::color(look::Role::Text));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, words.width()));
    if (m_closable) {
        if (m_crossHover)
            look::drawPanel(&painter, crossRect().adjusted(1, 1, -1, -1), look::color(look::Role::Edge), {}, 3);
        look::drawIcon(&painter, crossRect(), QStringLiteral("close"), m_crossHover ? look::Ink::Text : look::Ink::Faint, 12);
    }
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_crossDown = crossRect().contains(event->position().toPoint());
    if (!m_crossDown)
        Q_EMIT pressed();
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_crossDown, false) && crossRect().contains(event->position().toPoint()))
        Q_EMIT removeRequested();
}

void Chip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!crossRect().contains(event->position().toPoint()))
        Q_EMIT editRequested();
}

void Chip::mouseMoveEvent(QMouseEvent *event)
{
    const bool over = crossRect().contains(event->position().toPoint());
    if (std::exchange(m_crossHover, over) != over)
        update();
}

void Chip::leaveEvent(QEvent *event)
{
    m_crossHover = false;
    update();
    QWidget::leaveEvent(event);
}

} // namespace mlm
