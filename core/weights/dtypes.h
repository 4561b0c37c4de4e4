// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mlm::weights {

/// Bits of one element of a dtype, where it has a fixed width: 32 for "float32", 1-bit types of GGUF have none.
std::optional<unsigned> bitsOf(std::string_view dtype);
/// The data type of the raster extension 1.1 that MLM uses for inputs: "float32" as it is, "complex64" as "cfloat32",
/// "complex128" as "cfloat64", everything that it does not know ("bfloat16", "bool", "string", "int4", float8 …) as "other".
std::string rasterDataType(std::string_view dtype);

} // namespace mlm::weights
