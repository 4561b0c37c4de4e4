// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/appstyle.h"
#include "widgets/style/paint.h"
#include <QFrame>
#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QStyleOption>
#include <QTableView>

namespace mlm::look {
namespace {

QString kindOf(const QWidget *widget) { return widget ? widget->property("kind").toString() : QString(); }

void drawMenuItem(QPainter *painter, const QStyleOptionMenuItem &item)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(item.rect.left() + 8, item.rect.center().y(), item.rect.width() - 16, 1), color(Role::Line));
        return;
    }
    const bool enabled = item.state & QStyle::State_Enabled;
    if (enabled && (item.state & QStyle::State_Selected))
        drawPanel(painter, item.rect.adjusted(4, 0, -4, 0), color(Role::Hover), {});
    const QRect mark(item.rect.left() + 8, item.rect.top(), 16, item.rect.height());
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked)
        drawIcon(painter, mark, QStringLiteral("check"), Ink::Accent);
    else if (!item.icon.isNull())
        item.icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    const qsizetype tab = item.text.indexOf(QLatin1Char('\t'));
    const QRect words = item.rect.adjusted(32, 0, -24, 0);
    painter->save();
    painter->setFont(item.font);
    painter->setPen(color(enabled ? Role::Text : Role::Faint));
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic, item.text.left(tab));
    if (tab >= 0) {
        painter->setPen(color(Role::Soft));
        painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, item.text.mid(tab + 1));
    }
    painter->restore();
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(painter, QRect(item.rect.right() - 23, item.rect.top(), 16, item.rect.height()), QStringLiteral("chevron-right"), Ink::Soft, 12);
}

void drawTab(QPainter *painter, const QStyleOptionTab &tab)
{
    const bool selected = tab.state & QStyle::State_Selected;
    const QRect all = tab.rect;
    painter->fillRect(all, !selected && (tab.state & QStyle::State_MouseOver) ? color(Role::Hover) : tab.palette.color(QPalette::Window));
    painter->fillRect(QRect(all.left(), all.bottom(), all.width(), 1), color(Role::Edge));
    if (selected)
        painter->fillRect(QRect(all.left() + 8, all.bottom() - 1, all.width() - 16, 2), color(Role::Accent));
    if (tab.state & QStyle::State_HasFocus && tab.state & QStyle::State_KeyboardFocusChange)
        drawFocusRing(painter, all.adjusted(2, 2, -2, -3));
}

void drawTabLabel(QPainter *painter, const QStyleOptionTab &tab)
{
    const bool selected = tab.state & QStyle::State_Selected;
    QRect rest = tab.rect.adjusted(16, 0, tab.rightButtonSize.width() > 0 ? -30 : -12, 0);
    if (!tab.icon.isNull()) {
        tab.icon.paint(painter, QRect(rest.left(), rest.top(), 16, rest.height()));
        rest.setLeft(rest.left() + 24);
    }
    painter->save();
    painter->setFont(font(0, selected ? QFont::Medium : QFont::Normal));
    painter->setPen(color(selected ? Role::Text : Role::Soft));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic,
                      painter->fontMetrics().elidedText(tab.text, Qt::ElideMiddle, rest.width()));
    painter->restore();
}

void drawHeaderLabel(QPainter *painter, const QStyleOptionHeader &header)
{
    painter->save();
    painter->setFont(font(-1, QFont::Medium));
    painter->setPen(color(Role::Soft));
    QRect rest = header.rect;
    if (!header.icon.isNull()) {
        header.icon.paint(painter, QRect(rest.left(), rest.top(), 16, rest.height()));
        rest.setLeft(rest.left() + 20);
    }
    painter->drawText(rest, int(header.textAlignment) | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                      painter->fontMetrics().elidedText(header.text, Qt::ElideRight, rest.width()));
    painter->restore();
}

/// Icon and words from the left: Fusion centres each in a half of its own.
void drawToolButtonLabel(QPainter *painter, const QStyleOptionToolButton &button, const QString &kind, bool soft)
{
    const bool enabled = button.state & QStyle::State_Enabled;
    const bool on = button.state & QStyle::State_On;
    const int pad = kind == QLatin1String("toolbar") ? 10 : 8;
    QRect rest = button.rect.adjusted(pad, 0, -4, 0);
    if (!button.icon.isNull()) {
        const QIcon::Mode mode = !enabled                                          ? QIcon::Disabled
                                 : (button.state & QStyle::State_MouseOver) ? QIcon::Active
                                                                                   : QIcon::Normal;
        button.icon.paint(painter, QRect(rest.left(), rest.top(), 16, rest.height()), Qt::AlignCenter, mode, on ? QIcon::On : QIcon::Off);
        rest.setLeft(rest.left() + 24);
    }
    painter->save();
    painter->setFont(button.font);
    const bool accent = on || kind == QLatin1String("link");
    painter->setPen(color(!enabled ? Role::Faint : accent ? Role::Accent : soft ? Role::Soft : Role::Text));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic, button.text);
    painter->restore();
}

void drawProgress(QPainter *painter, const QStyleOptionProgressBar &bar)
{
    const QRect groove(bar.rect.left(), bar.rect.center().y() - 2, bar.rect.width(), 6);
    if (bar.maximum > bar.minimum) {
        const double done = double(bar.progress - bar.minimum) / double(bar.maximum - bar.minimum);
        const int width = int(groove.width() * qBound(0.0, done, 1.0));
        if (width > 0)
            drawPanel(painter, QRect(groove.topLeft(), QSize(std::max(width, 6), 6)), color(Role::Accent), {}, 3);
    } else { // nothing is known yet: a third, in the middle, standing still
        drawPanel(painter, groove.adjusted(groove.width() / 3, 0, -groove.width() / 3, 0), color(Role::Accent), {}, 3);
    }
}

} // namespace

void AppStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const QRect all = option->rect;
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case CE_ToolBar:
    case CE_MenuBarEmptyArea: painter->fillRect(all, color(Role::Chrome)); return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(all, color(Role::Chrome));
            if (option->state & (State_Selected | State_Sunken))
                drawPanel(painter, all.adjusted(0, 2, 0, -2), color(Role::Pressed), {});
            painter->setPen(color(enabled ? Role::Text : Role::Faint));
            painter->drawText(all, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextHideMnemonic, item->text);
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuItem(painter, *item);
        return;
    case CE_Splitter:
        painter->fillRect(option->state & State_Horizontal ? QRect(all.center().x(), all.top(), 1, all.height())
                                                           : QRect(all.left(), all.center().y(), all.width(), 1),
                          color(Role::Edge));
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton own(*button);
            const QString kind = kindOf(widget);
            const bool accent = kind == QLatin1String("default")
                                || ((button->features & QStyleOptionButton::DefaultButton) && kind != QLatin1String("small"));
            own.palette.setColor(QPalette::ButtonText, color(!enabled                       ? Role::Faint
                                                             : accent                       ? Role::OnAccent
                                                             : kind == QLatin1String("link") ? Role::Accent
                                                                                            : Role::Text));
            QProxyStyle::drawControl(element, &own, painter, widget);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        const auto *view = qobject_cast<const QHeaderView *>(widget);
        const bool rows = view && view->orientation() == Qt::Vertical;
        painter->fillRect(all, color(Role::Card));
        painter->fillRect(QRect(all.left(), all.bottom(), all.width(), 1), color(rows ? Role::Line : Role::Edge));
        return;
    }
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawHeaderLabel(painter, *header);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            drawTab(painter, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            drawTabLabel(painter, *tab);
        return;
    case CE_ComboBoxLabel:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (box->editable)
                return;
            QRect rest = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).adjusted(2, 0, 0, 0);
            painter->save();
            painter->setFont(widget ? widget->font() : painter->font());
            const QVariant null = widget ? widget->property("nullMeaning") : QVariant();
            if (null.isValid()) {
                drawNull(painter, rest, null.toString(), painter->font(), enabled);
            } else {
                if (!box->currentIcon.isNull()) {
                    box->currentIcon.paint(painter, QRect(rest.left(), rest.top(), 16, rest.height()));
                    rest.setLeft(rest.left() + 24);
                }
                const bool soft = widget && widget->property("softText").toBool();
                painter->setPen(color(!enabled ? Role::Faint : soft ? Role::Faint : Role::Text));
                painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                                  painter->fontMetrics().elidedText(box->currentText, Qt::ElideRight, rest.width()));
            }
            painter->restore();
        }
        return;
    case CE_ProgressBarGroove:
        drawPanel(painter, QRect(all.left(), all.center().y() - 2, all.width(), 6), color(Role::Edge), {}, 3);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            drawProgress(painter, *bar);
        return;
    case CE_ProgressBarLabel: return;
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            // Words on a tint stay text; the current cell has a ring of its own.
            QStyleOptionViewItem own(*item);
            own.palette.setColor(QPalette::HighlightedText, color(Role::Text));
            own.state &= ~State_HasFocus;
            QProxyStyle::drawControl(element, &own, painter, widget);
            if ((item->state & State_HasFocus) && qobject_cast<const QTableView *>(widget))
                drawFocusRing(painter, all, 2);
        }
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                painter->fillRect(frame->frameShape == QFrame::HLine ? QRect(all.left(), all.center().y(), all.width(), 1)
                                                                     : QRect(all.center().x(), all.top(), 1, all.height()),
                                  color(Role::Line));
                return;
            }
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool words = button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
            if (words && button->toolButtonStyle != Qt::ToolButtonTextUnderIcon) {
                QStyleOptionToolButton own(*button);
                if (button->toolButtonStyle == Qt::ToolButtonTextOnly)
                    own.icon = {};
                drawToolButtonLabel(painter, own, kindOf(widget), widget && widget->foregroundRole() == SoftRole);
                return;
            }
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const bool enabled = option->state & State_Enabled;
    const bool hover = enabled && (option->state & State_MouseOver);
    if (control == CC_ComboBox) {
        FieldState state;
        state.enabled = enabled;
        state.hover = hover;
        state.focus = option->state & State_HasFocus;
        state.severity = severityOf(widget);
        drawField(painter, option->rect, state);
        drawIcon(painter, subControlRect(control, option, SC_ComboBoxArrow, widget), QStringLiteral("chevron-down"),
                 enabled ? Ink::Soft : Ink::Faint);
        return;
    }
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        // A page's bar stands on the page, those of lists and texts on what they scroll.
        const QWidget *area = widget && widget->parentWidget() ? widget->parentWidget()->parentWidget() : nullptr;
        if (kindOf(area) != QLatin1String("field"))
            painter->fillRect(option->rect, color(qobject_cast<const QScrollArea *>(area) ? Role::Page : Role::Base));
        if (bar && bar->maximum > bar->minimum) {
            const QRect slider = subControlRect(control, option, SC_ScrollBarSlider, widget);
            const bool across = bar->orientation == Qt::Horizontal;
            const QColor rest = isDark() ? color(Role::Edge) : QColor(0xBA, 0xC2, 0xC9);
            drawPanel(painter, across ? slider.adjusted(2, 3, -2, -3) : slider.adjusted(3, 2, -3, -2), hover ? color(Role::Faint) : rest, {}, 3);
        }
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace mlm::look
