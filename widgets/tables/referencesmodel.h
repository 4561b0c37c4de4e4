// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/rowsmodel.h"

namespace mlm {

/// Bands or variables of an input or output. A row is a plain name, or an object with the expression that computes it: a name that is given a
/// language or an expression becomes an object in place, and an object that loses both becomes a name again.
class ReferencesModel : public RowsModel
{
    Q_OBJECT
public:
    ReferencesModel(Context &context, Pointer array, QObject *parent = nullptr);

protected:
    bool applies(int row, int column) const override;
    void rowEdits(int row, const RowInput &input, Edits &edits) const override;
};

} // namespace mlm
