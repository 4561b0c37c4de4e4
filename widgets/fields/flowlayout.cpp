// SPDX-License-Identifier: Apache-2.0
#include "widgets/fields/flowlayout.h"
#include <QWidget>

namespace mlm {

FlowLayout::FlowLayout(QWidget *parent, int across, int down) : QLayout(parent), m_across(across), m_down(down)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

int FlowLayout::count() const { return int(m_items.size()); }
QLayoutItem *FlowLayout::itemAt(int index) const { return m_items.value(index); }

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    invalidate();
    return m_items.takeAt(index);
}

void FlowLayout::invalidate()
{
    m_knownWidth = -1;
    QLayout::invalidate();
}

int FlowLayout::heightForWidth(int width) const
{
    if (width != m_knownWidth) {
        m_knownHeight = arrange(QRect(0, 0, width, 0), false);
        m_knownWidth = width;
    }
    return m_knownHeight;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::sizeHint() const
{
    // All on one line, if nobody asks for less.
    QSize size;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = QSize(size.width() + (size.width() > 0 ? m_across : 0) + hint.width(), std::max(size.height(), hint.height()));
    }
    const QMargins margins = contentsMargins();
    return size.grownBy(margins);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect &rect, bool place) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    QList<QLayoutItem *> line;
    int used = 0, height = 0, y = room.top();
    const auto finish = [&] {
        int x = room.left();
        for (QLayoutItem *item : std::as_const(line)) {
            const QSize hint = item->sizeHint();
            int width = std::min(hint.width(), room.width());
            if (item == line.last() && (item->expandingDirections() & Qt::Horizontal))
                width = std::max(width, room.right() + 1 - x);
            if (place)
                item->setGeometry(QRect(x, y + (height - hint.height()) / 2, width, hint.height()));
            x += width + m_across;
        }
        y += height + m_down;
        line.clear();
        used = height = 0;
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        if (!line.isEmpty() && used + m_across + hint.width() > room.width())
            finish();
        used += (line.isEmpty() ? 0 : m_across) + hint.width();
        height = std::max(height, hint.height());
        line.append(item);
    }
    if (!line.isEmpty())
        finish();
    const int inside = y > room.top() ? y - m_down - room.top() : 0;
    return inside + contentsMargins().top() + contentsMargins().bottom();
}

} // namespace mlm
