// SPDX-License-Identifier: Apache-2.0
#include "widgets/style/theme.h"
#include "widgets/views/problems.h"
#include "widgets/views/problemsmodel.h"
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace mlm {

namespace {
/// Where each part of a row begins; the message takes what the others leave.
struct Columns
{
    int message, where, rule, button;
};

Columns columnsOf(const QRect &row)
{
    const int button = row.right() - 56;
    const int ruleWidth = row.width() >= 640 ? std::clamp(row.width() / 5, 168, 240) : 0;
    const int whereWidth = std::clamp(row.width() / 6, 112, 260);
    const int rule = button - ruleWidth;
    return {row.left() + 36, rule - whereWidth - 8, rule, button};
}

void drawText(QPainter &p, const QRect &rect, const QString &text, Qt::TextElideMode mode = Qt::ElideRight)
{
    p.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text, mode, rect.width()));
}
} // namespace

QRect ProblemsDelegate::buttonRect(const QRect &row)
{
    const int width = QFontMetrics(look::font(-1, QFont::Medium)).horizontalAdvance(tr("Fix")) + 16;
    return {row.right() - 8 - width + 1, row.center().y() - 10, width, 22};
}

QSize ProblemsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {200, 28}; }

void ProblemsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QPainter &p = *painter;
    const QRect r = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    if (selected || option.state & QStyle::State_MouseOver)
        p.fillRect(r, look::color(selected ? look::Role::Tint : look::Role::Hover));
    const auto severity = Severity(index.data(ProblemsModel::SeverityRole).toInt());
    p.drawPixmap(QPointF(r.left() + 12, r.center().y() - 7),
                 look::pixmap(look::severityIconName(severity), look::severityInk(severity), 16, p.device()->devicePixelRatioF()));
    const Columns c = columnsOf(r);
    p.setFont(look::font());
    p.setPen(look::color(look::Role::Text));
    drawText(p, QRect(c.message, r.top(), c.where - 12 - c.message, r.height()), index.data().toString());
    drawText(p, QRect(c.where, r.top(), c.rule - 8 - c.where, r.height()), index.data(ProblemsModel::WhereRole).toString(),
             Qt::ElideLeft);
    if (c.button > c.rule) {
        p.setFont(look::fixedFont(-1));
        p.setPen(look::color(look::Role::Soft));
        drawText(p, QRect(c.rule, r.top(), c.button - 8 - c.rule, r.height()), index.data(ProblemsModel::RuleRole).toString());
    }
    if (!index.data(ProblemsModel::FixRole).toString().isEmpty()) {
        const QRectF button = QRectF(buttonRect(r)).adjusted(.5, .5, -.5, -.5);
        p.setPen(look::color(look::Role::Edge));
        p.setBrush(look::color(look::isDark() ? look::Role::Pressed : look::Role::Card));
        p.drawRoundedRect(button, 4, 4);
        p.setFont(look::font(-1, QFont::Medium));
        p.setPen(look::color(look::Role::Text));
        p.drawText(button, Qt::AlignCenter, tr("Fix"));
    }
    if (option.state & QStyle::State_HasFocus) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(look::color(look::Role::Accent), 2));
        p.drawRect(QRectF(r).adjusted(1, 1, -1, -1));
    }
    p.restore();
}

bool ProblemsDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                   const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && !index.data(ProblemsModel::FixRole).toString().isEmpty()) {
        auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && buttonRect(option.rect).contains(mouse->position().toPoint())) {
            Q_EMIT fixClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace mlm
