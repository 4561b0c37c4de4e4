// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/inspect.h"
#include <iosfwd>

namespace mlm::cli {

/// An element of "files" in `inspect --format json`.
Json inspectionJson(const weights::Inspection &inspection, bool tensors);
/// A row each, then what is to be known of each; with one model, all that is known of it.
void printInspections(const std::vector<weights::Inspection> &inspections, bool tensors, std::ostream &out);

} // namespace mlm::cli
