// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/hdf5/file.h"
#include <functional>
#include <vector>

namespace mlm::weights::hdf5 {

/// The addresses of the symbol nodes below a B-tree of version 1 (specification III.A.1), in order.
Result<std::vector<std::uint64_t>> symbolNodes(File &file, std::uint64_t tree);
/// The bytes that all chunks below a B-tree of version 1 take in the file; `dimensions` with that of the element.
Result<std::uint64_t> chunkBytes(File &file, std::uint64_t tree, unsigned dimensions);
/// Calls `take` with each record of a B-tree of version 2 (specification III.A.2), node by node, until it gives an error.
Result<void> eachRecord(File &file, std::uint64_t tree, const std::function<Result<void>(std::string_view record)> &take);

} // namespace mlm::weights::hdf5
