// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/rowsmodel.h"

namespace mlm {

/// A list of a model input with an entry for each of its bands or variables, or one for all: the rows are named after them where the counts
/// agree. The columns begin with one for that name.
class BandRowsModel : public RowsModel
{
    Q_OBJECT
public:
    /// `input`: the model input object; `member`: the list in it.
    BandRowsModel(Context &context, const Pointer &input, const char *member, Columns columns, QObject *parent = nullptr);

    QString rowName(int row) const override;
    QString summary() const override;

protected:
    BandRowsModel(Context &context, const Pointer &input, const char *member, Columns columns, QObject *parent, Defer);
    bool concerns(const Pointer &changed) const override;
    void dress(int row, int column, CellView &view) const override;

private:
    QString bandName(int row) const;
    Pointer m_input;
};

} // namespace mlm
