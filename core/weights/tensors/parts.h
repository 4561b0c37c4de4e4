// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

/// The readers of this folder, each in a file of its own. Internal to core/weights/tensors.
namespace mlm::weights {

std::unique_ptr<Reader> makeLfsPointerReader();
std::unique_ptr<Reader> makeSafetensorsReader();
std::unique_ptr<Reader> makeShardIndexReader();
std::unique_ptr<Reader> makeGgufReader();
std::unique_ptr<Reader> makeGgmlReader();
std::unique_ptr<Reader> makeNpyReader();
std::unique_ptr<Reader> makeFlaxReader();
std::unique_ptr<ArchiveReader> makeNpzReader();
std::unique_ptr<ArchiveReader> makeSkopsReader();

} // namespace mlm::weights
