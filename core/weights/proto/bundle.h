// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <vector>

namespace mlm::weights::proto {

/// One variable of a TensorFlow checkpoint (tensor_bundle.proto).
struct BundleEntry
{
    std::string name;
    std::string dtype;
    std::vector<std::int64_t> shape;
    std::uint64_t shard = 0;
    std::uint64_t offset = 0; ///< bytes from the beginning of the shard
    std::uint64_t size = 0;   ///< bytes
    bool sliced = false;      ///< stored in parts under names of their own
};

struct Bundle
{
    std::uint64_t shards = 0;
    bool bigEndian = false;
    bool damaged = false; ///< the check sum of a block is not that of its bytes
    std::vector<BundleEntry> entries; ///< without the parts of sliced variables
};

/// Reads variables.index: a LevelDB table whose blocks may be packed with Snappy. Errors: what is wrong, at which byte.
Result<Bundle> readBundle(const Source &source);

} // namespace mlm::weights::proto
