// SPDX-License-Identifier: Apache-2.0
// What the keys and the menu of a TableView do.
#include "widgets/tables/tableview.h"
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>

namespace mlm {

std::vector<std::pair<int, int>> TableView::chosen() const
{
    std::vector<std::pair<int, int>> cells;
    const auto indexes = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : indexes)
        cells.emplace_back(index.row(), index.column());
    if (cells.empty() && currentIndex().isValid())
        cells.emplace_back(currentIndex().row(), currentIndex().column());
    return cells;
}

std::set<int> TableView::chosenRows() const
{
    std::set<int> rows;
    for (const auto &[row, column] : chosen())
        rows.insert(row);
    return rows;
}

void TableView::copyCells()
{
    if (const Cells cells = m_model->copy(chosen()); !cells.isEmpty())
        QApplication::clipboard()->setMimeData(toMime(cells));
}

void TableView::cutCells()
{
    copyCells();
    m_model->clear(chosen());
}

void TableView::pasteCells()
{
    Cells cells = fromMime(QApplication::clipboard()->mimeData());
    if (cells.isEmpty())
        return;
    const auto targets = chosen();
    int row = m_model->rowCount();
    int column = 0;
    int bottom = row;
    int right = 0;
    if (!targets.empty()) {
        row = bottom = targets.front().first;
        column = right = targets.front().second;
    }
    for (const auto &[r, c] : targets) {
        row = std::min(row, r);
        bottom = std::max(bottom, r);
        column = std::min(column, c);
        right = std::max(right, c);
    }
    if (const auto headings = m_model->headingsOf(cells); !headings.empty()) {
        if (targets.empty())
            row = 0;
        m_model->pasteNamed(row, headings, cells);
        if (row < m_model->rowCount())
            setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column())));
        return;
    }
    // One cell copied goes into each cell chosen.
    if (cells.rows.size() == 1 && cells.rows[0].size() == 1 && targets.size() > 1) {
        const std::vector<Cells::Cell> line(std::size_t(right - column + 1), cells.rows[0][0]);
        cells.rows.assign(std::size_t(bottom - row + 1), line);
    }
    m_model->paste(row, column, cells);
    const int last = std::min(row + int(cells.rows.size()), m_model->rowCount()) - 1;
    const int end = std::min(column + int(cells.width()), m_model->columnCount()) - 1;
    if (last < row || end < column)
        return;
    setCurrentIndex(m_model->index(row, column));
    selectionModel()->select(QItemSelection(m_model->index(row, column), m_model->index(last, end)),
                             QItemSelectionModel::ClearAndSelect);
}

void TableView::fillDown() { m_model->fillDown(chosen()); }

void TableView::clearCells()
{
    // Whole rows chosen are meant whole; one row with one column is a cell.
    const auto cells = chosen();
    const auto rows = chosenRows();
    if (m_model->columnCount() > 1 && !rows.empty() && cells.size() == rows.size() * std::size_t(m_model->columnCount()))
        return removeRows();
    if (m_model->columnCount() == 1 && m_model->columns()[0].member.empty())
        return removeRows();
    m_model->clear(cells);
}

void TableView::setCellsNull() { m_model->setNull(chosen()); }

void TableView::insertRow()
{
    const int at = currentIndex().isValid() ? currentIndex().row() : m_model->rowCount();
    if (m_model->insertRow(at))
        setCurrentIndex(m_model->index(at, std::max(0, currentIndex().column())));
}

void TableView::appendRow()
{
    if (!m_model->insertRow(m_model->rowCount()))
        return;
    const int row = m_model->rowCount() - 1;
    int column = 0;
    while (column + 1 < m_model->columnCount() && !(m_model->flags(m_model->index(row, column)) & Qt::ItemIsEditable))
        ++column;
    setFocus(Qt::OtherFocusReason);
    setCurrentIndex(m_model->index(row, column));
}

void TableView::removeRows()
{
    const auto rows = chosenRows();
    const int column = std::max(0, currentIndex().column());
    if (rows.empty() || !m_model->removeRows(rows))
        return;
    const int row = std::min(*rows.begin(), m_model->rowCount() - 1);
    if (row >= 0)
        setCurrentIndex(m_model->index(row, std::min(column, m_model->columnCount() - 1)));
}

void TableView::moveRows(bool up)
{
    const auto cells = chosen();
    const QModelIndex now = currentIndex();
    if (!m_model->moveRows(chosenRows(), up))
        return;
    const int step = up ? -1 : 1;
    QItemSelection moved;
    for (const auto &[row, column] : cells) {
        const QModelIndex index = m_model->index(row + step, column);
        moved.select(index, index);
    }
    if (now.isValid())
        selectionModel()->setCurrentIndex(m_model->index(now.row() + step, now.column()), QItemSelectionModel::NoUpdate);
    selectionModel()->select(moved, QItemSelectionModel::ClearAndSelect);
    showCurrent();
}

void TableView::moveUp() { moveRows(true); }

void TableView::moveDown() { moveRows(false); }

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QKeySequence &keys, void (TableView::*slot)()) {
        QAction *action = menu->addAction(text, this, slot);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    add(tr("Copy"), QKeySequence::Copy, &TableView::copyCells);
    add(tr("Paste"), QKeySequence::Paste, &TableView::pasteCells);
    add(tr("Fill down"), Qt::CTRL | Qt::Key_D, &TableView::fillDown);
    add(tr("Clear"), Qt::Key_Delete, &TableView::clearCells);
    add(tr("Set null"), {}, &TableView::setCellsNull);
    if (m_model->canGrow()) {
        menu->addSeparator();
        add(tr("Insert a row above"), Qt::Key_Insert, &TableView::insertRow);
        add(tr("Remove rows"), Qt::CTRL | Qt::Key_Delete, &TableView::removeRows);
        add(tr("Move up"), Qt::ALT | Qt::Key_Up, &TableView::moveUp);
        add(tr("Move down"), Qt::ALT | Qt::Key_Down, &TableView::moveDown);
        const auto further = m_model->furtherColumns();
        if (!further.empty()) {
            QMenu *columns = menu->addMenu(tr("Show a column"));
            for (const Column &column : further)
                columns->addAction(column.label, this, [this, member = column.member] { m_model->showColumn(member); });
        }
    }
    if (const QModelIndex now = currentIndex(); now.isValid()) {
        menu->addSeparator();
        const Pointer pointer = m_model->focusPointer(now.row(), now.column());
        menu->addAction(tr("Copy pointer"), this, [pointer] { QApplication::clipboard()->setText(pointer.toQString()); });
        menu->addAction(tr("Show in JSON"), this, [this, pointer] { m_model->context().showInJson(pointer); });
    }
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                                                               : event->globalPos());
}

} // namespace mlm
