// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights {

/// HDF5: plain, Keras weights, or a whole Keras model of before version 3.
class Hdf5Reader final : public Reader
{
public:
    std::string_view id() const override { return "hdf5"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

/// Adds the tensors of a Keras weights file that is a part of another file, without those of the optimiser.
Reading addHdf5Tensors(Facts facts, const Source &source);

} // namespace mlm::weights
