// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/hdf5/objectheader.h"

namespace mlm::weights::hdf5 {

/// A dataspace message (specification IV.A.2.b).
struct Space
{
    bool isNull = false;            ///< holds nothing at all
    std::vector<std::int64_t> dims; ///< outermost first; empty for a scalar
};

/// A datatype message (specification IV.A.2.d), as far as arrays of numbers and texts need it.
struct Type
{
    enum class Kind { Number, FixedText, VariableText, Opaque, Other };
    Kind kind = Kind::Other;
    std::string dtype;               ///< of a number: "float32"
    std::uint32_t size = 0;          ///< bytes of one element, an array type's whole
    std::vector<std::int64_t> inner; ///< dimensions of an array type
    std::optional<bool> bigEndian;   ///< where the order of bytes matters
};

Result<Space> parseSpace(const File &file, std::string_view body);
/// Nested types are followed without recursion, 32 at most. Nothing where it is cut short or against the rules.
std::optional<Type> parseType(std::string_view body);
/// The type that a datatype message tells, or that the committed datatype tells to which it points.
Result<Type> typeOf(File &file, const Message &message);

} // namespace mlm::weights::hdf5
