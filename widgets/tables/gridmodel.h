// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/tablemodel.h"

namespace mlm {

/// Arrays of plain values: one array as one row (bbox), or an array of arrays with a row each (a ring of coordinates, temporal intervals).
class GridModel : public TableModel
{
    Q_OBJECT
public:
    enum class Shape { OneRow, ManyRows };
    /// `columns` describe the places of a row; longer rows get further columns.
    GridModel(Context &context, Pointer base, Shape shape, std::vector<Column> columns, QObject *parent = nullptr);

    /// West, south, east, north; with heights where the array has six numbers.
    static std::vector<Column> bboxColumns(bool withHeights);
    static std::vector<Column> coordinateColumns();
    static std::vector<Column> intervalColumns();

    std::pair<int, int> locate(const Pointer &pointer) const override;
    Pointer rowPointer(int row) const override;
    Pointer focusPointer(int row, int column) const override;
    bool canGrow() const override { return m_shape == Shape::ManyRows; }

protected:
    int countRows() const override;
    std::vector<Column> findColumns() const override;
    const Json *value(int row, int column, Pointer *at) const override;
    bool isEditable(int row, int column) const override;
    void rowEdits(int row, const RowInput &input, Edits &edits) const override;
    void insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const override;
    void removeEdits(int row, Edits &edits) const override;
    void moveEdits(int from, int to, Edits &edits) const override;

private:
    const Json *list() const;
    const Json *row(int index) const;
    Shape m_shape;
    std::vector<Column> m_configured;
};

} // namespace mlm
