// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/appstyle.h"
#include "widgets/style/paint.h"
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace mlm::look {
namespace {

QString kindOf(const QWidget *widget) { return widget ? widget->property("kind").toString() : QString(); }

FieldState fieldState(const QStyleOption &option, const QWidget *widget)
{
    FieldState state;
    state.enabled = option.state & QStyle::State_Enabled;
    state.hover = option.state & QStyle::State_MouseOver;
    state.focus = option.state & QStyle::State_HasFocus;
    state.readOnly = option.state & QStyle::State_ReadOnly;
    state.severity = severityOf(widget);
    return state;
}

/// Buttons take the focus on a click too; the ring is for those who came by keyboard.
bool ringed(const QStyleOption &option)
{
    return (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
}

void drawPushButton(QPainter *painter, const QStyleOptionButton &button, const QString &kind)
{
    const bool enabled = button.state & QStyle::State_Enabled;
    const bool hover = enabled && (button.state & QStyle::State_MouseOver);
    const bool down = button.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool accent = kind == QLatin1String("default")
                        || ((button.features & QStyleOptionButton::DefaultButton) && kind != QLatin1String("small"));
    if (accent) {
        drawPanel(painter, button.rect, color(!enabled ? Role::Line : hover || down ? Role::AccentHover : Role::Accent), {});
    } else if ((button.features & QStyleOptionButton::Flat) || kind == QLatin1String("link")) {
        if (hover || down)
            drawPanel(painter, button.rect, color(down ? Role::Pressed : Role::Hover), {});
    } else {
        // On dark a button must stand out from its card by its fill: the line alone is too weak there.
        const Role fill = down    ? Role::Pressed
                          : hover ? (isDark() ? Role::Edge : Role::Hover)
                                  : (isDark() ? Role::Pressed : Role::Card);
        drawPanel(painter, button.rect, enabled ? color(fill) : QColor(), color(Role::Edge));
    }
    if (ringed(button)) {
        drawFocusRing(painter, button.rect);
        if (accent) // accent on accent is not seen without a gap
            drawPanel(painter, button.rect.adjusted(2, 2, -2, -2), {}, color(Role::OnAccent), 3);
    }
}

void drawToolButton(QPainter *painter, const QStyleOption &option, const QString &kind)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    const bool down = option.state & QStyle::State_Sunken;
    const bool on = option.state & QStyle::State_On;
    if (kind == QLatin1String("absent")) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QPen pen(color(!enabled ? Role::Edge : hover ? Role::Accent : Role::EdgeStrong), 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 2});
        painter->setPen(pen);
        painter->setBrush(down ? QBrush(color(Role::Pressed)) : hover ? QBrush(color(Role::Hover)) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), controlRadius, controlRadius);
        painter->restore();
    } else if (down || hover || on) {
        drawPanel(painter, option.rect, color(down ? Role::Pressed : on ? Role::Tint : Role::Hover), {});
    }
    if (ringed(option))
        drawFocusRing(painter, option.rect);
}

void drawTick(QPainter *painter, const QStyleOption &option)
{
    QRect box(0, 0, 16, 16);
    box.moveCenter(option.rect.center());
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool hover = enabled && (option.state & QStyle::State_MouseOver);
    if (on)
        drawPanel(painter, box, color(!enabled ? Role::Faint : hover ? Role::AccentHover : Role::Accent), {}, 3);
    else
        drawPanel(painter, box, color(enabled ? Role::Base : Role::Page),
                  color(!enabled ? Role::Edge : hover ? Role::Accent : Role::EdgeStrong), 3);
    if (option.state & QStyle::State_NoChange)
        painter->fillRect(QRect(box.left() + 4, box.top() + 7, 8, 2), color(Role::OnAccent));
    else if (on)
        drawIcon(painter, box, QStringLiteral("check"), Ink::OnAccent, 14);
}

void drawRadio(QPainter *painter, const QStyleOption &option)
{
    QRect box(0, 0, 16, 16);
    box.moveCenter(option.rect.center());
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    drawPanel(painter, box, color(enabled ? Role::Base : Role::Page),
              color(!enabled ? Role::Edge : on ? Role::Accent : Role::EdgeStrong), 8);
    if (on)
        drawPanel(painter, box.adjusted(4, 4, -4, -4), color(enabled ? Role::Accent : Role::Faint), {}, 4);
}

} // namespace

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool hover = enabled && (option->state & State_MouseOver);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            drawField(painter, option->rect, fieldState(*option, widget));
            if (kindOf(widget) == QLatin1String("choice") && !(option->state & State_ReadOnly))
                drawIcon(painter, QRect(option->rect.right() - controlHeight + 1, option->rect.top(), controlHeight, option->rect.height()),
                         QStringLiteral("chevron-down"), enabled ? Ink::Soft : Ink::Faint);
        }
        return;
    case PE_Frame:
        if (kindOf(widget) == QLatin1String("field")) {
            drawField(painter, option->rect, fieldState(*option, widget));
        } else if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            painter->save();
            painter->setPen(color(Role::Line));
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            painter->restore();
        }
        return;
    case PE_FrameFocusRect:
        // Fields, buttons with a panel and cells draw their own; this is for what is flat at rest.
        if (widget && widget->inherits("QToolButton"))
            drawFocusRing(painter, widget->rect());
        else if (widget && (widget->inherits("QCheckBox") || widget->inherits("QRadioButton")))
            drawFocusRing(painter, QRect(option->rect.left() - 4, widget->rect().top() + 2, option->rect.width() + 8, widget->height() - 4));
        return;
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawPushButton(painter, *button, kindOf(widget));
        return;
    case PE_PanelButtonTool: drawToolButton(painter, *option, kindOf(widget)); return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawTick(painter, *option); return;
    case PE_IndicatorRadioButton: drawRadio(painter, *option); return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            drawIcon(painter, option->rect, option->state & State_Open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                     Ink::Faint, 12);
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(option->rect, item->backgroundBrush);
            if (option->state & State_Selected)
                painter->fillRect(option->rect, color(Role::Tint));
            else if (hover)
                painter->fillRect(option->rect, color(isDark() ? Role::Hover : Role::Page));
        }
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, color(Role::Chrome));
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), color(Role::Edge));
        return;
    case PE_PanelScrollAreaCorner: painter->fillRect(option->rect, color(Role::Base)); return;
    case PE_PanelMenu:
    case PE_FrameMenu: drawPanel(painter, option->rect, color(Role::Card), color(Role::Edge), 0); return;
    case PE_PanelTipLabel: drawPanel(painter, option->rect, option->palette.toolTipBase().color(), {}, 3); return;
    case PE_IndicatorTabClose:
        if (hover)
            drawPanel(painter, option->rect, color(Role::Pressed), {}, 3);
        drawIcon(painter, option->rect, QStringLiteral("close"), hover ? Ink::Text : Ink::Faint, 12);
        return;
    case PE_IndicatorToolBarSeparator:
        painter->fillRect(QRect(option->rect.center().x(), option->rect.center().y() - 9, 1, 20), color(Role::Edge));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawIcon(painter, option->rect,
                     header->sortIndicator == QStyleOptionHeader::SortUp ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                     Ink::Soft, 12);
        return;
    case PE_IndicatorArrowDown: drawIcon(painter, option->rect, QStringLiteral("chevron-down"), Ink::Soft, 12); return;
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_PanelMenuBar:
    case PE_PanelItemViewRow:
    case PE_FrameButtonBevel: return; // nothing: the parts within are enough
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace mlm::look
