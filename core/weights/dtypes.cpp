// SPDX-License-Identifier: Apache-2.0
#include "core/weights/dtypes.h"
#include <algorithm>
#include <array>

namespace mlm::weights {

namespace {

struct Width
{
    std::string_view dtype;
    unsigned bits;
    std::string_view raster = "other"; ///< raster extension 1.1, "data_type"
};

constexpr std::array widths{
    Width{"float64", 64, "float64"},    Width{"float32", 32, "float32"},      Width{"float16", 16, "float16"},
    Width{"int64", 64, "int64"},        Width{"int32", 32, "int32"},          Width{"int16", 16, "int16"},
    Width{"int8", 8, "int8"},           Width{"uint64", 64, "uint64"},        Width{"uint32", 32, "uint32"},
    Width{"uint16", 16, "uint16"},      Width{"uint8", 8, "uint8"},           Width{"complex64", 64, "cfloat32"},
    Width{"complex128", 128, "cfloat64"}, Width{"bool", 8},                   Width{"bfloat16", 16},
    Width{"float8_e4m3fn", 8},          Width{"float8_e5m2", 8},              Width{"float8_e4m3fnuz", 8},
    Width{"float8_e5m2fnuz", 8},        Width{"float8_e8m0", 8},              Width{"float6_e2m3", 6},
    Width{"float6_e3m2", 6},            Width{"float4_e2m1", 4},              Width{"int4", 4},
    Width{"uint4", 4},                  Width{"int2", 2},                     Width{"uint2", 2},
    Width{"qint8", 8},                  Width{"quint8", 8},                   Width{"qint32", 32},
    Width{"quint4x2", 4},               Width{"quint2x4", 2},                 Width{"complex32", 32},
    Width{"float128", 128},             /* PMML: */ Width{"double", 64, "float64"},         Width{"float", 32, "float32"},
};

const Width *find(std::string_view dtype)
{
    const auto found = std::find_if(widths.begin(), widths.end(), [&](const Width &width) { return width.dtype == dtype; });
    return found == widths.end() ? nullptr : &*found;
}

} // namespace

std::optional<unsigned> bitsOf(std::string_view dtype)
{
    const Width *width = find(dtype);
    return width ? std::optional(width->bits) : std::nullopt;
}

std::string rasterDataType(std::string_view dtype)
{
    const Width *width = find(dtype);
    return std::string(width ? width->raster : "other");
}

} // namespace mlm::weights
