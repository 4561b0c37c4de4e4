// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/weights/pickle/tree.h"

namespace mlm::weights::torch {

/// A stretch of bytes that tensors are views of, as a pickle names it: ("storage", torch.FloatStorage, key, location, numel).
struct StorageRef
{
    std::string key;
    std::string dtype;            ///< empty for an untyped one, which counts in bytes
    std::uint64_t bytes = 0;
};

/// A tensor as a call of one of torch._utils._rebuild_* describes it.
struct Tensor
{
    std::string dtype;
    std::vector<std::int64_t> shape;
    std::uint64_t elements = 0;
    std::optional<StorageRef> storage; ///< none for a tensor without data ("meta")
    std::uint64_t offset = 0;          ///< elements into the storage
    bool isSparse = false;             ///< these are its values
    bool isParameter = false;
};

/// The dtype of a class such as "torch.FloatStorage" or "torch.cuda.HalfTensor": "float32"; empty where it is none.
std::string dtypeOfClass(std::string_view name);
/// The dtype of a name such as "torch.float8_e4m3fn"; empty where it is none that is known.
std::string dtypeOfName(std::string_view name);
/// What a persistent id names; nothing where it is no storage.
std::optional<StorageRef> storageOf(const pickle::Tree &tree, pickle::Ref persistent);

/// True where the call makes a tensor or parameter.
bool isTensor(const pickle::Tree &tree, pickle::Ref ref);
/// The tensor; an error, without the tensor's name: Refused where its numbers are wrong (reaches past its storage, too
/// large), Invalid where it is made in a way that is not known here.
Result<Tensor> tensorOf(const pickle::Tree &tree, pickle::Ref ref);
/// The tensor with its elements counted, where its shape is sound and it stays within its storage; errors as above.
Result<Tensor> checkedTensor(Tensor tensor, const std::vector<std::int64_t> &strides);

} // namespace mlm::weights::torch
