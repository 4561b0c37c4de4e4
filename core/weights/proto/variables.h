// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include "core/weights/facts.h"

namespace mlm::weights::proto {

/// Reads variables/variables.index of a SavedModel's folder and looks for the files with the numbers: tensors, totals,
/// byte order, parts and notes. What describes the objects, counts or belongs to an optimiser is left out of the tensors.
/// `expected`: the graph has variables, so that a missing index is a warning. An error: what is damaged.
Result<void> readVariables(const Folder &folder, bool expected, Facts &facts);

} // namespace mlm::weights::proto
