// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/sourcemap.h"
#include <string_view>

namespace mlm::json {

struct Limits
{
    std::size_t bytes = std::size_t{256} << 20; ///< of text
    int depth = 512;                            ///< of nested arrays and objects
    std::size_t nodes = 20'000'000;             ///< values in one text
};

struct Parsed
{
    Json root;
    SourceMap map;
};

/// Reads one JSON text (RFC 8259, UTF-8, a BOM is tolerated). Errors, with line, column and advice: anything
/// that is not JSON, a member name twice in one object, NaN and Infinity, lone surrogates, invalid UTF-8,
/// text after the value, and whatever exceeds the limits. Integers that fit keep their type; others become
/// double, their spelling stays in the text. Never throws, never recurses without bound. Any thread.
Result<Parsed> parse(std::string_view text, const Limits &limits = {});

/// The places alone, without the tree: several times as fast. Errors as parse(), except that names given
/// twice pass.
Result<SourceMap> scan(std::string_view text, const Limits &limits = {});

} // namespace mlm::json
