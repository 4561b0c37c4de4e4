// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace mlm::weights {

/// How ggml stores numbers: so many of them share a block of so many bytes.
struct GgmlType
{
    const char *dtype = nullptr;
    std::uint32_t perBlock = 1;
    std::uint32_t bytes = 0;
};

/// By the number in a GGUF file ("ggml_type" in ggml.h); null for numbers that were never given or were withdrawn.
const GgmlType *ggmlType(std::uint32_t number);

} // namespace mlm::weights
