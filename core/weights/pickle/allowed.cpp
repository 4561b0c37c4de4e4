// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/globals.h"
#include <algorithm>
#include <array>

namespace mlm::weights::pickle {

namespace {

using namespace std::string_view_literals;

// Sorted, for std::binary_search.
constexpr std::array names{
    "_codecs.encode"sv,
    "builtins.bytearray"sv,
    "builtins.complex"sv,
    "builtins.set"sv,
    "collections.Counter"sv,
    "collections.OrderedDict"sv,
    "numpy._core.multiarray._reconstruct"sv,
    "numpy._core.multiarray.scalar"sv,
    "numpy.core.multiarray._reconstruct"sv,
    "numpy.core.multiarray.scalar"sv,
    "numpy.dtype"sv,
    "numpy.ndarray"sv,
    "torch.Size"sv,
    "torch.Tensor"sv,
    "torch._tensor._rebuild_from_type_v2"sv,
    "torch._utils._rebuild_device_tensor_from_cpu_tensor"sv,
    "torch._utils._rebuild_device_tensor_from_numpy"sv,
    "torch._utils._rebuild_meta_tensor_no_storage"sv,
    "torch._utils._rebuild_nested_tensor"sv,
    "torch._utils._rebuild_parameter"sv,
    "torch._utils._rebuild_parameter_with_state"sv,
    "torch._utils._rebuild_qtensor"sv,
    "torch._utils._rebuild_sparse_tensor"sv,
    "torch._utils._rebuild_tensor"sv,
    "torch._utils._rebuild_tensor_v2"sv,
    "torch._utils._rebuild_tensor_v3"sv,
    "torch._utils._rebuild_wrapper_subclass"sv,
    "torch.device"sv,
    "torch.nn.parameter.Parameter"sv,
    "torch.per_channel_affine"sv,
    "torch.per_channel_affine_float_qparams"sv,
    "torch.per_channel_symmetric"sv,
    "torch.per_tensor_affine"sv,
    "torch.per_tensor_symmetric"sv,
    "torch.serialization._get_layout"sv,
    "torch.storage.TypedStorage"sv,
    "torch.storage.UntypedStorage"sv,
    "torch.storage._LegacyStorage"sv,
    "torch.storage._TypedStorage"sv,
    "torch.storage._UntypedStorage"sv,
};

/// What stands before "Storage" and "Tensor" in torch's classes.
constexpr std::array elements{"BFloat16"sv, "Bool"sv, "Byte"sv, "Char"sv,   "ComplexDouble"sv, "ComplexFloat"sv, "Double"sv, "Float"sv, "Half"sv,
                              "Int"sv,      "Long"sv, "QInt32"sv, "QInt8"sv, "QUInt2x4"sv,      "QUInt4x2"sv,     "QUInt8"sv, "Short"sv, "Untyped"sv};

constexpr std::array dtypes{"bfloat16"sv, "bits16"sv, "bits1x8"sv, "bits2x4"sv, "bits4x2"sv, "bits8"sv, "bool"sv, "cdouble"sv, "cfloat"sv,
                            "chalf"sv, "complex128"sv, "complex32"sv, "complex64"sv, "double"sv, "float"sv, "float16"sv, "float32"sv,
                            "float4_e2m1fn_x2"sv, "float64"sv, "float8_e4m3fn"sv, "float8_e4m3fnuz"sv, "float8_e5m2"sv, "float8_e5m2fnuz"sv,
                            "float8_e8m0fnu"sv, "half"sv, "int"sv, "int1"sv, "int16"sv, "int2"sv, "int3"sv, "int32"sv, "int4"sv, "int5"sv,
                            "int6"sv, "int64"sv, "int7"sv, "int8"sv, "long"sv, "qint32"sv, "qint8"sv, "quint2x4"sv, "quint4x2"sv, "quint8"sv,
                            "short"sv, "uint1"sv, "uint16"sv, "uint2"sv, "uint3"sv, "uint32"sv, "uint4"sv, "uint5"sv, "uint6"sv, "uint64"sv,
                            "uint7"sv, "uint8"sv};

template <std::size_t N> bool has(const std::array<std::string_view, N> &list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

} // namespace

bool isAllowed(std::string_view name)
{
    if (std::binary_search(names.begin(), names.end(), name))
        return true;
    if (!name.starts_with("torch."))
        return false;
    std::string_view rest = name.substr(6);
    if (has(dtypes, rest))
        return true;
    for (const std::string_view part : {"cuda."sv, "sparse."sv}) {
        if (rest.starts_with(part))
            rest.remove_prefix(part.size());
    }
    for (const std::string_view tail : {"Storage"sv, "Tensor"sv}) {
        if (rest.ends_with(tail))
            return has(elements, rest.substr(0, rest.size() - tail.size()));
    }
    return false;
}

} // namespace mlm::weights::pickle
