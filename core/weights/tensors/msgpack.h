// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/tensors/stream.h"

/// MessagePack (specification of 2013 with "str" and "bin"): one value's head at a time.
namespace mlm::weights::msgpack {

enum class Kind { Bad, Other, Bool, Unsigned, Text, Bytes, Array, Map, Extension };

struct Token
{
    Kind kind = Kind::Bad;     ///< Other: nil, negative and floating-point numbers, which are read whole
    std::uint64_t length = 0;  ///< bytes of a text, of bytes and of an extension; members of an array; pairs of a map
    std::uint64_t number = 0;  ///< of Unsigned and Bool
    int extension = 0;         ///< type of an extension
};

/// Reads the head of the next value; the stream stands before its bytes or members. Check stream.ok().
Token read(Stream &stream);

} // namespace mlm::weights::msgpack
