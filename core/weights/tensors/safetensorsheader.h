// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include "core/weights/facts.h"

namespace mlm::weights {

/// The JSON at the beginning of a safetensors file.
struct SafetensorsHeader
{
    struct Entry
    {
        TensorFact tensor;
        std::uint64_t begin = 0, end = 0; ///< bytes behind the header
    };
    std::vector<Entry> entries;                                ///< as they are listed
    std::vector<std::pair<std::string, std::string>> metadata; ///< the first 32 of "__metadata__", each cut at 1000 bytes
    std::optional<std::string> framework;                      ///< "format" in "__metadata__"
};

/// Reads `length` bytes from `offset` bit by bit, so a header of 100 MB costs no more memory than what it describes.
/// Errors (Refused, Limit, Io): no JSON, a name twice, a dtype that is not known, anything that is not as it should be.
Result<SafetensorsHeader> readSafetensorsHeader(const Source &source, std::uint64_t offset, std::uint64_t length);

} // namespace mlm::weights
