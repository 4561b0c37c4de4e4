// SPDX-License-Identifier: Apache-2.0
#include "widgets/pages/entrylist.h"
#include "widgets/style/paint.h"
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QWheelEvent>
#include <array>

namespace mlm {
namespace {
constexpr int kRow = 52;
constexpr int kMostRows = 14;
enum Role { Facts = Qt::UserRole + 1, Errors, Warnings, Advices };

class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, kRow}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = option.state & QStyle::State_Selected;
        const QRect rect = option.rect.adjusted(0, 0, 0, -4);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setBrush(look::color(selected ? look::Role::Tint : look::Role::Hover));
            painter->drawRoundedRect(rect, 4, 4);
        }
        if (selected) {
            painter->setBrush(look::color(look::Role::Accent));
            painter->drawRoundedRect(QRectF(rect.left(), rect.top() + 8, 3, rect.height() - 16), 1.5, 1.5);
        }
        const QRect second(rect.left() + 12, rect.top() + 25, rect.width() - 20, 18);
        int x = rect.right() - 10;
        const std::array counts{std::pair(Severity::Advice, Advices), std::pair(Severity::Warning, Warnings), std::pair(Severity::Error, Errors)};
        painter->setFont(look::font(-1, QFont::Medium));
        for (const auto &[severity, role] : counts) {
            const int count = index.data(role).toInt();
            if (!count)
                continue;
            const QString number = QString::number(count);
            const int width = painter->fontMetrics().horizontalAdvance(number);
            painter->setPen(look::color(look::Role::Text));
            painter->drawText(QRect(x - width, second.top(), width, second.height()), Qt::AlignVCenter, number);
            x -= width + 4 + 14;
            look::icon(severity).paint(painter, QRect(x, second.top() + 2, 14, 14));
            x -= 8;
        }
        painter->setFont(look::font(0, selected ? QFont::Medium : QFont::Normal));
        painter->setPen(look::color(look::Role::Text));
        const QRect first(rect.left() + 12, rect.top() + 5, rect.width() - 20, 20);
        painter->drawText(first, Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, first.width()));
        painter->setFont(look::font(-1));
        painter->setPen(look::color(look::Role::Soft));
        painter->drawText(second, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(Facts).toString(), Qt::ElideRight, x - second.left()));
        if (option.state & QStyle::State_HasFocus)
            look::drawFocusRing(painter, rect);
        painter->restore();
    }
};
} // namespace

EntryList::EntryList(QWidget *parent) : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    setTabKeyNavigation(false);
}

void EntryList::setEntries(const std::vector<Entry> &entries)
{
    while (m_model.rowCount() > int(entries.size()))
        m_model.removeRow(m_model.rowCount() - 1);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (int(i) >= m_model.rowCount())
            m_model.appendRow(new QStandardItem);
        else if (i < m_entries.size() && m_entries[i] == entries[i])
            continue;
        QStandardItem *item = m_model.item(int(i));
        item->setText(entries[i].title);
        item->setData(entries[i].facts, Facts);
        item->setData(int(entries[i].errors), Errors);
        item->setData(int(entries[i].warnings), Warnings);
        item->setData(int(entries[i].advices), Advices);
        QString said = entries[i].title + QStringLiteral(", ") + entries[i].facts;
        if (const auto wrong = entries[i].errors + entries[i].warnings)
            said += QStringLiteral(", ") + tr("%n problems", nullptr, int(wrong));
        item->setData(said, Qt::AccessibleTextRole);
        item->setToolTip(entries[i].title);
    }
    m_entries = entries;
    const int rows = std::min(int(entries.size()), kMostRows);
    setVerticalScrollBarPolicy(int(entries.size()) > kMostRows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(rows * kRow);
    setVisible(rows > 0);
}

void EntryList::setCurrent(int row)
{
    if (row != current() && row < m_model.rowCount())
        setCurrentIndex(m_model.index(row, 0));
}

void EntryList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentRowChanged(current.row());
}

void EntryList::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        Q_EMIT moveRequested(event->key() == Qt::Key_Up);
        return;
    }
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
        Q_EMIT removeRequested();
        return;
    }
    QListView::keyPressEvent(event);
}

void EntryList::wheelEvent(QWheelEvent *event)
{
    if (int(m_entries.size()) <= kMostRows)
        return event->ignore();
    QListView::wheelEvent(event);
}

} // namespace mlm
