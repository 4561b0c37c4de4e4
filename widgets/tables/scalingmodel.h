// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/tables/bandrowsmodel.h"

namespace mlm {

/// `value_scaling` of a model input: one row an entry, named after the input's bands where the counts agree. What a type does not use
/// is an unused cell; a change of type keeps the values that the new one still uses.
class ScalingModel : public BandRowsModel
{
    Q_OBJECT
public:
    /// `input`: the model input object.
    ScalingModel(Context &context, const Pointer &input, QObject *parent = nullptr);

protected:
    bool applies(int row, int column) const override;
    bool fitsColumns(int) const override { return false; } // another type may use other members
    bool isUsed(const Column &column) const override;
    void complete(int row, RowInput &input) const override;
    void rowEdits(int row, const RowInput &input, Edits &edits) const override;
    void insertEdits(int at, const std::vector<RowInput> &rows, Edits &edits) const override;
    Json freshRow(int at) const override;

private:
    /// Members that a type of scaling uses; nullptr where the type is not known.
    const spec::Type *variant(const Json *type) const;
    bool uses(const Json *type, const std::string &member) const;
};

} // namespace mlm
