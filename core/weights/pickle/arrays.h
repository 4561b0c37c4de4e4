// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/pickle/tree.h"

namespace mlm::weights::pickle {

/// An array of numpy, as pickle or joblib store it.
struct Array
{
    std::string dtype; ///< "object" for one of Python's own objects
    std::vector<std::int64_t> shape;
    std::uint64_t elements = 0;
    std::uint64_t bytes = 0;  ///< of its numbers
    bool hasObjects = false;  ///< its items are pickled, not stored as numbers
};

/// True for an object that joblib writes in place of an array whose numbers follow it.
bool isJoblibArray(const Tree &tree, Ref ref);
/// The array that a call makes: numpy's own, or joblib's. Nothing for other calls, for unknown dtypes and for sizes that do
/// not fit.
std::optional<Array> arrayOf(const Tree &tree, Ref ref);

} // namespace mlm::weights::pickle
