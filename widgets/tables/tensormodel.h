// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/tablemodel.h"

namespace mlm {

/// `shape` and `dim_order` of an input or result structure side by side: one row a dimension. Rows come, go and move in both arrays at
/// once; arrays that differ in length show what is there, the gaps marked.
class TensorModel : public TableModel
{
    Q_OBJECT
public:
    enum class Side { Input, Output };
    TensorModel(Context &context, Pointer structure, Side side, QObject *parent = nullptr);

    std::pair<int, int> locate(const Pointer &pointer) const override;
    Pointer rowPointer(int row) const override;
    Pointer focusPointer(int row, int column) const override;
    QString rowName(int row) const override;
    QString summary() const override; ///< "n × 13 × 64 × 64"

protected:
    int countRows() const override;
    std::vector<Column> findColumns() const override;
    const Json *value(int row, int column, Pointer *at) const override;
    bool isEditable(int row, int column) const override;
    void dress(int row, int column, CellView &view) const override;
    void rowEdits(int row, const RowInput &input, Edits &edits) const override;
    void insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const override;
    void removeEdits(int row, Edits &edits) const override;
    void moveEdits(int from, int to, Edits &edits) const override;

private:
    const Json *list(int column) const;
    Pointer listPointer(int column) const;
    QString meaning(int row) const;
    Side m_side;
};

} // namespace mlm
