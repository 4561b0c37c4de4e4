// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/appstyle.h"
#include "widgets/style/paint.h"
#include <QStyleOption>
#include <QWidget>

namespace mlm::look {
namespace {

QString kindOf(const QWidget *widget) { return widget ? widget->property("kind").toString() : QString(); }

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool across = bar.orientation == Qt::Horizontal;
    const QRect all = bar.rect;
    const int length = across ? all.width() : all.height();
    const int range = bar.maximum - bar.minimum;
    const int slider = range > 0 ? qBound(std::min(32, length), int(qint64(bar.pageStep) * length / (qint64(range) + bar.pageStep)), length)
                                 : length;
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - slider, bar.upsideDown);
    const auto piece = [&](int from, int size) {
        return across ? QRect(all.left() + from, all.top(), size, all.height()) : QRect(all.left(), all.top() + from, all.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove: return all;
    case QStyle::SC_ScrollBarSlider: return piece(at, slider);
    case QStyle::SC_ScrollBarSubPage: return piece(0, at);
    case QStyle::SC_ScrollBarAddPage: return piece(at + slider, length - at - slider);
    default: return {}; // no arrows
    }
}

} // namespace

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const QString kind = kindOf(widget);
    switch (type) {
    case CT_LineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            result.setHeight(controlHeight);
        break;
    case CT_ComboBox:
        result = QSize(size.width() + 8 + controlHeight, controlHeight);
        break;
    case CT_SpinBox: result.setHeight(controlHeight); break;
    case CT_PushButton: {
        const bool small = kind == QLatin1String("small");
        result = QSize(small ? size.width() + 16 : std::max(size.width() + 24, kind == QLatin1String("link") ? 0 : 72),
                       small || kind == QLatin1String("link") ? smallHeight : controlHeight);
        break;
    }
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool bar = kind == QLatin1String("toolbar");
            const int height = bar ? 32 : smallHeight;
            const bool iconOnly = button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty();
            result = QSize(height, height);
            if (!iconOnly) {
                const int words = button->fontMetrics.horizontalAdvance(button->text);
                result.setWidth(words + (button->icon.isNull() ? 16 : bar ? 48 : 42));
            }
            if (button->features & QStyleOptionToolButton::MenuButtonPopup)
                result.rwidth() += 16;
        }
        break;
    case CT_HeaderSection: result.setHeight(controlHeight); break;
    case CT_MenuBarItem: result = QSize(size.width() + 16, controlHeight); break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            const bool separator = item->menuItemType == QStyleOptionMenuItem::Separator;
            result.setHeight(separator ? 9 : controlHeight);
            if (!separator) { // our own columns: mark or icon 32, words, 24, shortcut, 24
                const qsizetype tab = item->text.indexOf(QLatin1Char('\t'));
                const QString words = item->text.left(tab).remove(QLatin1Char('&'));
                const int shortcut = tab < 0 ? 0 : 24 + item->fontMetrics.horizontalAdvance(item->text.mid(tab + 1));
                result.setWidth(32 + item->fontMetrics.horizontalAdvance(words) + shortcut + 24);
            }
        }
        break;
    case CT_TabBarTab: result = QSize(qBound(120, result.width() + 12, 280), 34); break;
    case CT_CheckBox:
    case CT_RadioButton: result = QSize(result.width() + 8, controlHeight); break;
    case CT_ItemViewItem: result.setHeight(std::max(result.height(), 26)); break;
    default: break;
    }
    return result;
}

QRect AppStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        // QLineEdit keeps 2 px of its own beside its text.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth == 0)
            return option->rect;
        return option->rect.adjusted(6, 1, kindOf(widget) == QLatin1String("choice") ? -controlHeight : -6, -1);
    case SE_HeaderLabel: return option->rect.adjusted(8, 0, -8, 0);
    case SE_ItemViewItemText: return QProxyStyle::subElementRect(element, option, widget).adjusted(4, 0, -4, 0);
    case SE_TabBarTabLeftButton:
    case SE_TabBarTabRightButton: return QProxyStyle::subElementRect(element, option, widget).translated(4, 0);
    default: return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        const QRect all = option->rect;
        switch (part) {
        case SC_ComboBoxFrame:
        case SC_ComboBoxListBoxPopup: return all;
        case SC_ComboBoxArrow: return QRect(all.right() - controlHeight + 1, all.top(), controlHeight, all.height());
        case SC_ComboBoxEditField: return all.adjusted(6, 1, -controlHeight, -1);
        default: break;
        }
    }
    if (control == CC_ScrollBar)
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarPart(*bar, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace mlm::look
