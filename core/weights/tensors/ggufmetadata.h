// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include "core/weights/tensors/stream.h"

namespace mlm::weights {

/// What a reader wants of the key-value pairs at the beginning of a GGUF file.
struct GgufMetadata
{
    std::uint64_t alignment = 32;
    std::uint64_t splitCount = 1; ///< files that the model was split into
    std::vector<std::pair<QString, QString>> details; ///< "general.*" and the main sizes, as text
};

/// Walks over `count` pairs; on success the stream stands behind them. Errors (Refused, Limit, Io): a key twice, a type
/// that is not known, an array of arrays or a length that does not fit, with the place.
Result<GgufMetadata> readGgufMetadata(Stream &stream, std::uint64_t count);

/// A text behind its 8-byte length, at most `limit` bytes of it.
std::string readGgufText(Stream &stream, std::uint64_t limit);

} // namespace mlm::weights
