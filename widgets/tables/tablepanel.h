// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/tableview.h"
#include <QWidget>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace mlm {

class Card;

/// A table with what stands around it: its findings above the header, "add" below the last row, buttons for a card's title row.
class TablePanel : public QWidget
{
    Q_OBJECT
public:
    enum Button { Fill = 1, Paste = 2, Csv = 4, Move = 8, Remove = 16 };
    Q_DECLARE_FLAGS(Buttons, Button)

    /// `adding`: text of the button below the rows ("Add class"); empty: none.
    TablePanel(TableModel *model, CellDelegate::Lines lines, int rowHeight, const QString &adding, QWidget *parent = nullptr);

    TableView *view() const { return m_view; }
    TableModel *model() const { return m_model; }
    /// Puts the panel into a card, its buttons into the title row and its summary behind the title.
    void placeIn(Card *card, Buttons buttons);
    /// An additional button beside "add".
    QToolButton *addTool(const QString &icon, const QString &text);
    bool reveal(const Pointer &pointer);

private:
    void readFindings();
    TableModel *m_model;
    TableView *m_view;
    QVBoxLayout *m_strips;
    QHBoxLayout *m_tools;
    QString m_shown;
};

/// Asks for a CSV or TSV file, shows what it would bring, and puts it into the table as one undo step.
void importCsv(TableModel *model, QWidget *window);

} // namespace mlm

Q_DECLARE_OPERATORS_FOR_FLAGS(mlm::TablePanel::Buttons)
