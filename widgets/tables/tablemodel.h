// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include "widgets/context.h"
#include "widgets/tables/cells.h"
#include "widgets/tables/column.h"
#include <QAbstractTableModel>
#include <QColor>
#include <map>
#include <set>

namespace mlm {

/// How one cell is to be painted.
struct CellView
{
    enum class State { Value, Null, Absent, Unused };
    State state = State::Absent;
    QString text;               ///< as in the document
    QString note;               ///< said softly after the text, or instead of it
    QColor swatch;              ///< valid: a colour to show before the text
    bool soft = false;
    bool fixed = false;
    bool right = false;
    int decimals = -1;          ///< digits after the point in this column; -1: not aligned on it
    std::optional<Severity> severity = {};
};

/// A table over part of a Document, read on demand (no copy of the values), written as Edits: one undo step an operation. Subclasses say
/// what rows and columns there are and what a change of rows means; everything a spreadsheet does stands here.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    TableModel(Context &context, Pointer base, QObject *parent = nullptr);

    Context &context() const { return m_context; }
    const Pointer &base() const { return m_base; }
    const std::vector<Column> &columns() const { return m_columns; }
    int columnOf(std::string_view member) const; ///< -1: not shown
    QString label() const; ///< of the undo steps

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    CellView view(int row, int column) const;
    std::vector<const Finding *> findingsAt(int row, int column) const;
    /// All at or below the table's own part of the document, in document order.
    const std::vector<Finding> &findings() const { return m_findings; }
    /// The cell of a pointer; (-1, -1) where it is none of this table's.
    virtual std::pair<int, int> locate(const Pointer &pointer) const = 0;
    virtual Pointer rowPointer(int row) const = 0;
    /// Where the JSON view looks while a cell is current.
    virtual Pointer focusPointer(int row, int column) const;
    /// What a row is called in a message: "B05", "Row 3".
    virtual QString rowName(int row) const;
    /// Words for the title row: "13 rows".
    virtual QString summary() const;
    /// Columns that could be shown besides those that are.
    virtual std::vector<Column> furtherColumns() const { return {}; }
    void showColumn(const std::string &member);

    // Operations: one undo step each; true where something changed.
    Cells copy(const std::vector<std::pair<int, int>> &cells) const; ///< the rectangle around the cells
    bool paste(int row, int column, const Cells &cells);             ///< grows the table where it must
    /// The columns that the first of several rows from elsewhere names, one for each of its cells (nothing: left out); empty where it holds no names.
    std::vector<std::optional<Column>> headingsOf(const Cells &cells) const;
    /// Cells below headings go to the columns they name, and to the rows they name where they all do; else to those from `row` on.
    bool pasteNamed(int row, const std::vector<std::optional<Column>> &headings, const Cells &cells);
    bool importRows(const std::vector<RowInput> &rows, bool append);   ///< from the first row on, in place of all others; or below them
    bool fillDown(const std::vector<std::pair<int, int>> &cells);
    bool clear(const std::vector<std::pair<int, int>> &cells);
    bool setNull(const std::vector<std::pair<int, int>> &cells);
    bool insertRow(int at);
    bool removeRows(const std::set<int> &rows);
    bool moveRows(const std::set<int> &rows, bool up);
    virtual bool canGrow() const { return true; }

protected:
    virtual int countRows() const = 0;
    virtual std::vector<Column> findColumns() const = 0;
    /// The value of a cell or nullptr; `at` gets its pointer, which is filled where a value could go as well.
    virtual const Json *value(int row, int column, Pointer *at = nullptr) const = 0;
    virtual bool applies(int row, int column) const;
    /// Adds what follows from cells that were given by name: a type that uses them.
    virtual void complete(int, RowInput &) const {}
    virtual bool isEditable(int row, int column) const;
    virtual void dress(int row, int column, CellView &view) const;
    virtual void rowEdits(int row, const RowInput &input, Edits &edits) const = 0;
    virtual void insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const = 0;
    virtual void removeEdits(int row, Edits &edits) const = 0;
    virtual void moveEdits(int from, int to, Edits &edits) const = 0;
    /// True where the columns shown are enough for a row, so that a change in it cannot ask for others.
    virtual bool fitsColumns(int row) const;
    virtual bool concerns(const Pointer &changed) const;

    bool wants(const std::string &member) const { return m_wanted.contains(member); }
    bool applyEdits(const Edits &edits);
    /// Writes rows, each with its number, as one edit; those behind the last are added if the table can grow.
    bool applyRows(std::vector<std::pair<int, RowInput>> rows);
    /// To be called last in the constructor of a subclass.
    void sync();
    std::string spelling(const Pointer &pointer, const Json &value) const;

private:
    void syncColumns();
    void syncRows(int now);
    std::vector<std::size_t> marksOf() const;
    void readFindings();
    int decimalsOf(int column) const;
    int decimalsAt(int row, int column, bool exact) const;

    Context &m_context;
    Pointer m_base;
    std::vector<Column> m_columns;
    std::set<std::string> m_wanted;  ///< columns the user asked for
    int m_rows = 0;
    bool m_dirty = false;
    int m_hint = -1;                 ///< the only row touched since the last sync; -1 none, -2 several
    std::vector<Finding> m_findings;
    std::map<std::pair<int, int>, std::vector<std::size_t>> m_cellFindings;
    mutable std::vector<int> m_decimals;
    std::vector<std::size_t> m_marks; ///< what each row held, to tell which ones came or went
};

/// Edits that set or take out one member of an object, new ones where the specification has them.
void memberEdits(const Context &context, const Pointer &object, const std::string &member, const CellInput &input,
                 Edits &edits);

/// A row object from what was put into its cells; numbers with a spelling of their own are written by `after`.
Json newRowObject(const std::vector<Column> &columns, const RowInput &input, const Pointer &at, Edits &after);

} // namespace mlm
