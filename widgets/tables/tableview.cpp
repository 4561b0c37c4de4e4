// SPDX-License-Identifier: Apache-2.0
#include "widgets/tables/tableview.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>

namespace mlm {
namespace {
constexpr int kHeader = 28;
constexpr int kRowsShown = 200;     ///< more scroll in a frame of their own
constexpr int kRowsInFrame = 20;
constexpr int kSampledRows = 40;    ///< whose widths decide about the columns
} // namespace

TableView::TableView(TableModel *model, CellDelegate::Lines lines, int rowHeight, QWidget *parent)
    : QTableView(parent), m_model(model), m_rowHeight(rowHeight)
{
    setObjectName(model->base().toQString());
    setAccessibleName(model->label());
    setModel(model);
    setItemDelegate(new CellDelegate(lines, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(AnyKeyPressed | EditKeyPressed | DoubleClicked | SelectedClicked);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false); // the card shows through, whatever its palette
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(rowHeight); // before the default, which it bounds
    verticalHeader()->setDefaultSectionSize(rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setFixedHeight(kHeader);
    horizontalHeader()->setMinimumSectionSize(32);
    horizontalHeader()->setFont(look::font(-1, QFont::Medium));

    const auto again = [this] {
        fit();
        layOut();
    };
    // Rows that come and go above what is seen leave it where it is on the screen.
    const auto keepInPlace = [this](int first, int rows) {
        if (m_scrolls && first * m_rowHeight < verticalScrollBar()->value())
            verticalScrollBar()->setValue(verticalScrollBar()->value() + rows * m_rowHeight);
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, [again, keepInPlace](const QModelIndex &, int first, int last) {
        again();
        keepInPlace(first, last - first + 1);
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, [again, keepInPlace](const QModelIndex &, int first, int last) {
        keepInPlace(first, first - last - 1);
        again();
    });
    connect(model, &QAbstractItemModel::columnsInserted, this, again);
    connect(model, &QAbstractItemModel::columnsRemoved, this, again);
    connect(model, &QAbstractItemModel::modelReset, this, again);
    again();
}

void TableView::setHeaderShown(bool shown)
{
    horizontalHeader()->setVisible(shown);
    fit();
}

void TableView::fit()
{
    const int rows = m_model->rowCount();
    m_scrolls = rows > kRowsShown;
    const int shown = m_scrolls ? kRowsInFrame : rows;
    const int bar = m_tooWide ? horizontalScrollBar()->sizeHint().height() : 0;
    setVerticalScrollBarPolicy(m_scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int height = (horizontalHeader()->isHidden() ? 0 : kHeader) + shown * m_rowHeight + bar;
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

void TableView::layOut()
{
    const auto &columns = m_model->columns();
    if (columns.empty())
        return;
    std::vector<int> widths;
    int used = 0;
    int shares = 0;
    const int rows = std::min(m_model->rowCount(), kSampledRows);
    const QFontMetrics metrics(horizontalHeader()->font());
    for (int c = 0; c < int(columns.size()); ++c) {
        const Column &column = columns[std::size_t(c)];
        int width = std::max(column.width, metrics.horizontalAdvance(column.label) + 18);
        // Figures and names are shown whole where they reasonably can be; words may be cut off.
        const bool words = column.stretch > 0 && !column.isRight();
        for (int r = 0; r < rows; ++r)
            width = std::max(width, std::min(CellDelegate::naturalWidth(m_model->index(r, c)), words ? column.width : 260));
        widths.push_back(width);
        used += width;
        shares += column.stretch;
    }
    const int spare = viewport()->width() - used;
    if (spare > 0) {
        int left = spare;
        // Where no column asks for more, all get some: figures at the far right would stand alone.
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const int share = shares > 0 ? spare * columns[c].stretch / shares : spare / int(columns.size());
            widths[c] += share;
            left -= share;
        }
        widths.back() += left;
    } else {
        // Words give way before anything has to be scrolled.
        int missing = -spare;
        for (std::size_t c = columns.size(); c-- > 0 && missing > 0;) {
            if (columns[c].isRight() || columns[c].kind == Column::Kind::Label)
                continue;
            const int give = std::min(missing, std::max(0, widths[c] - 72));
            widths[c] -= give;
            missing -= give;
        }
    }
    int total = 0;
    for (int c = 0; c < int(widths.size()); ++c) {
        setColumnWidth(c, widths[std::size_t(c)]);
        total += widths[std::size_t(c)];
    }
    m_tooWide = total > viewport()->width();
    fit();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        layOut();
}

void TableView::wheelEvent(QWheelEvent *event)
{
    // The page scrolls, not a table that is shown whole; a long table scrolls once it has the focus.
    if (!m_scrolls || !hasFocus())
        return event->ignore();
    QTableView::wheelEvent(event);
}

bool TableView::reveal(const Pointer &pointer)
{
    const auto [row, column] = m_model->locate(pointer);
    if (row < 0 || row >= m_model->rowCount()) {
        if (pointer != m_model->base())
            return false;
        setFocus(Qt::OtherFocusReason);
        return true;
    }
    setCurrentIndex(m_model->index(row, std::clamp(column, 0, m_model->columnCount() - 1)));
    setFocus(Qt::OtherFocusReason);
    showCurrent();
    return true;
}

void TableView::showCurrent()
{
    const QRect cell = visualRect(currentIndex());
    for (QWidget *widget = parentWidget(); widget; widget = widget->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(widget); area && area->widget()) {
            const QPoint centre = viewport()->mapTo(area->widget(), cell.center());
            area->ensureVisible(centre.x(), centre.y(), 0, m_rowHeight * 2);
            return;
        }
    }
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!current.isValid() || !hasFocus())
        return;
    m_model->context().setCurrent(m_model->focusPointer(current.row(), current.column()));
    showCurrent();
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
    if (const QModelIndex now = currentIndex(); now.isValid())
        m_model->context().setCurrent(m_model->focusPointer(now.row(), now.column()));
    viewport()->update();
}

bool TableView::focusNextPrevChild(bool next)
{
    // Tab walks the cells and leaves at either end, so that the keyboard is never caught.
    const QModelIndex now = currentIndex();
    const int width = m_model->columnCount();
    const int place = now.isValid() ? now.row() * width + now.column() + (next ? 1 : -1) : -1;
    if (state() == EditingState || place < 0 || place >= width * m_model->rowCount())
        return QWidget::focusNextPrevChild(next);
    setCurrentIndex(m_model->index(place / width, place % width));
    return true;
}

void TableView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    QTableView::closeEditor(editor, hint);
    const QModelIndex now = currentIndex();
    if (hint == QAbstractItemDelegate::SubmitModelCache && now.isValid() && now.row() + 1 < m_model->rowCount())
        setCurrentIndex(now.sibling(now.row() + 1, now.column()));
}

bool TableView::ours(const QKeyEvent *event) const
{
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut) || event->matches(QKeySequence::Paste)
        || event->matches(QKeySequence::SelectAll))
        return true;
    const bool plain = event->modifiers() == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_D:
        return event->modifiers() == Qt::ControlModifier;
    case Qt::Key_Up:
    case Qt::Key_Down:
        return event->modifiers() == Qt::AltModifier;
    case Qt::Key_Delete:
        return plain || event->modifiers() == Qt::ControlModifier;
    case Qt::Key_Insert:
    case Qt::Key_Backspace:
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return plain;
    default:
        return false;
    }
}

bool TableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && ours(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const bool command = event->modifiers() == Qt::ControlModifier;
    const QModelIndex now = currentIndex();
    if (event->matches(QKeySequence::Copy))
        return copyCells();
    if (event->matches(QKeySequence::Cut))
        return cutCells();
    if (event->matches(QKeySequence::Paste))
        return pasteCells();
    switch (event->key()) {
    case Qt::Key_D:
        if (command)
            return fillDown();
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event->modifiers() == Qt::AltModifier)
            return event->key() == Qt::Key_Up ? moveUp() : moveDown();
        break;
    case Qt::Key_Delete:
        return command ? removeRows() : clearCells();
    case Qt::Key_Backspace:
        return clearCells();
    case Qt::Key_Insert:
        return insertRow();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (now.isValid() && m_model->flags(now) & Qt::ItemIsEditable)
            edit(now);
        return;
    case Qt::Key_Escape:
        if (state() != EditingState) {
            QWidget::focusNextPrevChild(true);
            return;
        }
        break;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

} // namespace mlm
