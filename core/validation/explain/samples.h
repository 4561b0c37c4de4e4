// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"

namespace mlm::pages {

/// A value that a type accepts, and one that it does not because of one kind of mistake; empty where none was found.
struct Samples
{
    std::optional<Json> good, bad;
};
/// `part`: the part of the type that the kind is about (an entry of the list), or null.
Samples samplesOf(std::string_view kind, const spec::Type &type, const spec::Type *part);

} // namespace mlm::pages
