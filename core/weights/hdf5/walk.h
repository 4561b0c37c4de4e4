// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include "core/weights/hdf5/attributes.h"
#include <set>

namespace mlm::weights::hdf5 {

/// What an HDF5 file holds.
struct Contents
{
    std::vector<TensorFact> tensors; ///< datasets of numbers; named by their path without the first '/'
    std::size_t datasets = 0;        ///< all
    std::size_t unwritten = 0;       ///< those for whose data no place has been made
    std::set<std::string> rootNames; ///< what the root group holds
    Attributes attributes;           ///< of the root group
    bool little = false;             ///< some numbers are little-endian
    bool big = false;
    bool complete = false;           ///< all of it was walked through
    std::optional<Error> refusal;    ///< the first thing that is damaged or leads outside; what was found until then stands
};

/// Walks through all groups, each object once. Nothing that a file points to outside of itself is opened: soft and
/// external links, external storage and virtual datasets end in a refusal that names them.
Contents walk(File &file);

} // namespace mlm::weights::hdf5
