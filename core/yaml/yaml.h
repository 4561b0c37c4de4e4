// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <string_view>

namespace mlm {

struct YamlLimits
{
    std::size_t bytes = std::size_t{1} << 20;  ///< of text; yaml-cpp takes a second for some hundred KiB
    int depth = 100;                           ///< of lists and mappings inside each other
    std::size_t nodes = 1'000'000;             ///< values, those that aliases repeat counted each time
};

/// Reads one YAML document, as PyYAML writes and reads it, into the tree that JSON text gives: null, booleans and decimal numbers; everything else,
/// dates too, is text. Sets become lists, an object of Python with one argument becomes that argument, anything else of Python stays what its nodes are:
/// nothing is ever constructed. Errors, with line and column: what is not YAML, more than one document, a name twice in one mapping, names that are no text, tags
/// of other programs, .nan and .inf, and whatever exceeds the limits. Never throws. Any thread.
Result<Json> readYaml(std::string_view text, const YamlLimits &limits = {});

} // namespace mlm
