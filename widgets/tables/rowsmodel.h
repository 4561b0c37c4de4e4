// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/tablemodel.h"
#include <functional>

namespace mlm {

/// An array of objects, an array of scalars, or an object of objects (rows named by their member). Columns are configured; members that
/// rows have beyond them get columns of their own, so that nothing is hidden.
class RowsModel : public TableModel
{
    Q_OBJECT
public:
    using Columns = std::function<std::vector<Column>(const spec::Type *row)>;
    RowsModel(Context &context, Pointer array, Columns columns, QObject *parent = nullptr);

    std::pair<int, int> locate(const Pointer &pointer) const override;
    Pointer rowPointer(int row) const override;
    QString rowName(int row) const override;
    std::vector<Column> furtherColumns() const override;
    /// The specification's type of a row, if it has one.
    const spec::Type *rowType() const;

protected:
    struct Defer {}; ///< for subclasses: they call sync() themselves
    RowsModel(Context &context, Pointer array, Columns columns, QObject *parent, Defer);

    int countRows() const override;
    std::vector<Column> findColumns() const override;
    bool fitsColumns(int row) const override;
    const Json *value(int row, int column, Pointer *at) const override;
    bool applies(int row, int column) const override;
    void dress(int row, int column, CellView &view) const override;
    void rowEdits(int row, const RowInput &input, Edits &edits) const override;
    void insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const override;
    void removeEdits(int row, Edits &edits) const override;
    void moveEdits(int from, int to, Edits &edits) const override;

    const Json *array() const; ///< the array or object, nullptr where there is none
    const Json *row(int index) const;
    int rawColumn() const; ///< where a row that is no object shows its value
    virtual bool isUsed(const Column &column) const;
    virtual Json freshRow(int at) const;

private:
    Columns m_configured;
};

} // namespace mlm
