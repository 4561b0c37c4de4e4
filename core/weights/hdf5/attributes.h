// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/hdf5/heaps.h"
#include "core/weights/hdf5/objectheader.h"
#include <map>

namespace mlm::weights::hdf5 {

/// The attributes of an object by name; with its text where it is a single text, else empty.
using Attributes = std::map<std::string, std::optional<std::string>, std::less<>>;

/// Reads all attributes of an object (specification IV.A.2.m), those in a fractal heap too. What is no text, or is
/// stored in ways that are not read here, has no value.
Result<Attributes> attributesOf(File &file, GlobalHeap &texts, const Messages &messages);

} // namespace mlm::weights::hdf5
