// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include "core/weights/facts.h"

namespace mlm::weights {

/// The beginning of a file of numpy.save().
struct NpyHeader
{
    int version = 1;
    TensorFact tensor;              ///< without a name; dtype "object" for Python objects, "structured" for records
    bool isPickle = false;          ///< Python objects: the data are a pickle
    bool isFortran = false;         ///< stored with the first dimension running fastest
    std::optional<std::string> byteOrder; ///< "little-endian", "big-endian"; none for bytes and objects
    std::uint64_t headerSize = 0;   ///< bytes before the data
    std::optional<std::uint64_t> dataSize; ///< bytes that shape and dtype make; none for objects
};

/// Reads the header; its text is taken apart by a grammar of its own and never evaluated. `start` are the file's first
/// bytes, at least npyHeaderReach of them or all; `size` is that of the whole. Errors: what is wrong and where.
Result<NpyHeader> readNpyHeader(std::string_view start, std::uint64_t size);
/// As many bytes of the file as a header may take: NumPy reads no longer ones.
constexpr std::uint64_t npyHeaderReach = 10'000 + 12;

} // namespace mlm::weights
