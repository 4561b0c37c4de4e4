// SPDX-License-Identifier: Apache-2.0
#include "app/editor/importmodel.h"
#include "widgets/style/paint.h"
#include "widgets/style/theme.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace mlm {

using State = weights::Proposal::State;

namespace {

void drawHeading(QPainter &p, const QRect &r, const QString &text)
{
    p.fillRect(r, look::color(look::Role::Card));
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), look::color(look::Role::Line));
    p.setFont(look::font(-1, QFont::DemiBold));
    p.setPen(look::color(look::Role::Text));
    p.drawText(r.adjusted(8, 4, -8, 0), Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text, Qt::ElideMiddle, r.width() - 16));
}

/// The tick, or "=" where there is nothing to apply; gives what is left for the words.
QRect drawMark(QPainter &p, const QRect &text, const QModelIndex &index, bool agrees)
{
    const QRect mark(text.left(), text.center().y() - 8, 16, 16);
    if (agrees) {
        p.setFont(look::fixedFont(-1));
        p.setPen(look::color(look::Role::Soft));
        p.drawText(mark, Qt::AlignCenter, QStringLiteral("="));
    } else if (index.data(ImportModel::TickableRole).toBool()) {
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        look::drawPanel(&p, mark, look::color(on ? look::Role::Accent : look::Role::Base), on ? QColor() : look::color(look::Role::EdgeStrong), 3);
        if (on)
            look::drawIcon(&p, mark, QStringLiteral("check"), look::Ink::OnAccent, 14);
    } else {
        return text;
    }
    return text.adjusted(28, 0, 0, 0);
}

/// Icon and word of a value that differs; gives what is left for the value.
QRect drawDiffers(QPainter &p, const QRect &text)
{
    p.drawPixmap(QPointF(text.left(), text.center().y() - 7), look::pixmap(QStringLiteral("warning"), look::Ink::Warning, 14, p.device()->devicePixelRatioF()));
    p.setFont(look::font(-1, QFont::Medium));
    const QString differs = ImportModel::tr("differs");
    const int width = p.fontMetrics().horizontalAdvance(differs);
    p.setPen(look::color(look::Role::Text));
    p.drawText(QRect(text.right() - width, text.top(), width + 1, text.height()), Qt::AlignVCenter, differs);
    return text.adjusted(20, 0, -width - 8, 0);
}

} // namespace

void ImportDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QPainter &p = *painter;
    const QRect r = option.rect;
    p.save();
    if (index.data(ImportModel::HeadingRole).toBool()) {
        drawHeading(p, r, index.data().toString());
        p.restore();
        return;
    }
    const auto state = State(index.data(ImportModel::StateRole).toInt());
    const bool agrees = state == State::Agrees;
    const bool selected = option.state & QStyle::State_Selected;
    p.fillRect(r, look::color(selected ? look::Role::Tint : state == State::Differs ? look::Role::WarningTint : look::Role::Card));
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), look::color(look::Role::Line));
    QRect text = r.adjusted(8, 0, -8, -1);
    if (index.column() == ImportModel::Field)
        text = drawMark(p, text, index, agrees);
    if (index.column() == ImportModel::FromFile && state == State::Differs)
        text = drawDiffers(p, text);
    const bool fixed = index.data(ImportModel::FixedRole).toBool();
    const QString words = index.data().toString();
    p.setFont(fixed ? look::fixedFont(-1) : look::font(-1));
    p.setPen(look::color(agrees || !fixed ? look::Role::Soft : look::Role::Text));
    const auto elide = index.column() == ImportModel::WhereFrom ? Qt::ElideRight : Qt::ElideMiddle;
    p.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(words, elide, text.width()));
    if (option.state & QStyle::State_HasFocus)
        look::drawFocusRing(&p, r.adjusted(0, 0, 0, -1), 2);
    p.restore();
}

bool ImportDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const QModelIndex tick = index.siblingAtColumn(ImportModel::Field);
    if (!(tick.flags() & Qt::ItemIsUserCheckable))
        return false;
    bool toggle = false;
    if (event->type() == QEvent::MouseButtonRelease)
        toggle = static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton && option.rect.contains(static_cast<QMouseEvent *>(event)->position().toPoint());
    else if (event->type() == QEvent::KeyPress)
        toggle = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!toggle)
        return false;
    const bool on = tick.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(tick, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace mlm
