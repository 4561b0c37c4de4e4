// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include "core/weights/hdf5/attributes.h"

namespace mlm::weights::hdf5 {

struct Dataset
{
    std::optional<TensorFact> tensor; ///< without its name; absent where its elements are no numbers
    std::optional<bool> bigEndian;
    std::uint64_t bytes = 0; ///< of all elements
    bool written = true;     ///< a place in the file has been made for them
    QString outside;         ///< where its data would come from another file: what leads there
};

bool isDataset(const Messages &messages);
/// Reads shape, type and layout of a dataset (specification IV.A.2.i). Refused, in half a sentence: a layout that
/// reaches past the end, or over 4 GiB that take less than a thousandth of that in the file.
Result<Dataset> readDataset(File &file, GlobalHeap &texts, const Messages &messages);

} // namespace mlm::weights::hdf5
