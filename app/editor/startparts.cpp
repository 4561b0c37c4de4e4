// SPDX-License-Identifier: Apache-2.0
#include "app/editor/startparts.h"
#include "widgets/style/paint.h"
#include "widgets/style/theme.h"
#include "widgets/views/parts.h"
#include <QPainter>

namespace mlm {

OfferButton::OfferButton(const QString &icon, const QString &text, const QString &about, const QString &keys, QWidget *parent)
    : QAbstractButton(parent), m_icon(icon), m_about(about), m_keys(keys)
{
    setText(text);
    setAccessibleDescription(about);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFixedHeight(56);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OfferButton::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    if (isDown() || underMouse())
        look::drawPanel(&p, rect(), look::color(isDown() ? look::Role::Pressed : look::Role::Hover), {});
    look::drawIcon(&p, QRect(12, 0, 16, height()), m_icon, look::Ink::Accent);
    const int left = 44;
    p.setFont(look::font(0, QFont::Medium));
    p.setPen(look::color(look::Role::Text));
    const int keysWidth = p.fontMetrics().horizontalAdvance(m_keys) + 24;
    const QRect upper(left, 9, width() - left - keysWidth, 20);
    p.drawText(upper, Qt::AlignVCenter | Qt::TextHideMnemonic, text());
    p.setFont(look::font(-1));
    p.setPen(look::color(look::Role::Soft));
    p.drawText(QRect(left, 29, width() - left - keysWidth, 18), Qt::AlignVCenter,
               p.fontMetrics().elidedText(m_about, Qt::ElideRight, width() - left - keysWidth));
    p.drawText(QRect(width() - keysWidth, 0, keysWidth - 12, height()), Qt::AlignVCenter | Qt::AlignRight, m_keys);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        look::drawFocusRing(&p, rect());
}

void DropFrame::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    QPen pen(look::color(look::Role::EdgeStrong), 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 3});
    p.setPen(pen);
    p.setBrush(look::color(look::Role::Card));
    p.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 8, 8);
}

void RecentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QPainter &p = *painter;
    p.save();
    const QRect r = option.rect.adjusted(8, 0, -8, 0);
    const bool focus = option.state & QStyle::State_HasFocus;
    if (option.state & QStyle::State_MouseOver)
        look::drawPanel(&p, r, look::color(look::Role::Hover), {});
    const QRect text = r.adjusted(8, 0, -8, 0);
    const int counts[] = {index.data(ErrorsRole).toInt(), index.data(WarningsRole).toInt(), index.data(AdviceRole).toInt()};
    const int free = parts::drawCounts(p, QRect(text.left(), text.top() + 26, text.width(), 18), counts);
    p.setFont(look::font(0));
    p.setPen(look::color(look::Role::Text));
    p.drawText(QRect(text.left(), text.top() + 6, text.width(), 20), Qt::AlignVCenter,
               p.fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));
    p.setFont(look::font(-1));
    p.setPen(look::color(look::Role::Soft));
    const QRect about(text.left(), text.top() + 26, free - text.left() - 4, 18);
    p.drawText(about, Qt::AlignVCenter, p.fontMetrics().elidedText(index.data(AboutRole).toString(), Qt::ElideMiddle, about.width()));
    if (focus)
        look::drawFocusRing(&p, r);
    p.restore();
}

} // namespace mlm
