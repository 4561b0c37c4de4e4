// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/celldelegate.h"
#include "widgets/tables/tablemodel.h"
#include <QTableView>
#include <set>

namespace mlm {

/// A TableModel as a spreadsheet-like grid that is as high as its rows (to a limit), inside a scrolling page. Arrow keys and Tab go, typing,
/// F2 and Enter edit, Ctrl+C, Ctrl+X and Ctrl+V exchange cells, Ctrl+D fills down, Alt+Up and Alt+Down move rows, Insert adds one, Delete
/// clears cells or whole rows, Ctrl+Delete removes rows; Escape or Tab past the last cell leave.
class TableView : public QTableView
{
    Q_OBJECT
public:
    TableView(TableModel *model, CellDelegate::Lines lines, int rowHeight, QWidget *parent = nullptr);

    TableModel *table() const { return m_model; }
    /// Makes the pointer's cell current and takes the focus; false where it is none of this table's.
    bool reveal(const Pointer &pointer);
    void setHeaderShown(bool shown);

public Q_SLOTS:
    void copyCells();
    void cutCells();
    void pasteCells();
    void fillDown();
    void clearCells();
    void setCellsNull();
    void insertRow();       ///< above the current one
    void appendRow();       ///< at the end, and goes there
    void removeRows();
    void moveUp();
    void moveDown();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool focusNextPrevChild(bool next) override;

protected Q_SLOTS:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    std::vector<std::pair<int, int>> chosen() const;
    std::set<int> chosenRows() const;
    void moveRows(bool up);
    void fit();
    void layOut();
    void showCurrent();
    bool ours(const QKeyEvent *event) const;

    TableModel *m_model;
    int m_rowHeight;
    bool m_scrolls = false;
    bool m_tooWide = false;
};

} // namespace mlm
