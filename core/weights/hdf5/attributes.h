// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/hdf5/heaps.h"
#include "core/weights/hdf5/objectheader.h"
#include <map>

namespace mlm::weights::hdf5 {

/// The attributes of an object by name, with the text of those that were asked for, where they are a single text.
using Attributes = std::map<std::string, std::optional<std::string>, std::less<>>;

/// Reads all attributes of an object (specification IV.A.2.m), those in a fractal heap too, and the texts of those in
/// `wanted`: a file may have thousands, and their texts anywhere.
Result<Attributes> attributesOf(File &file, GlobalHeap &texts, const Messages &messages, std::span<const std::string_view> wanted);

} // namespace mlm::weights::hdf5
