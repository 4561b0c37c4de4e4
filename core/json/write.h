// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include "core/json/parse.h"
#include <string>

namespace mlm::json {

/// How new text is set: two spaces a level, arrays of numbers or of short strings on one line where they fit.
struct Style
{
    std::string indent = "  ";
    std::string newline = "\n";
    std::size_t inlineWidth = 100; ///< longest one-line array, in bytes
};

/// The whole tree as text in the style, no final newline. `level`: depth at which the first line already stands.
std::string write(const Json &value, const Style &style = {}, int level = 0);

/// The style that a text is written in, told from its own indentation and line ends.
Style styleOf(std::string_view text);

/// Replaces text[offset, offset + removed.size()) by `inserted`.
struct Splice
{
    std::size_t offset = 0;
    std::string removed;
    std::string inserted;
    Splice inverse() const { return {offset, inserted, removed}; }
    void apply(std::string &text) const { text.replace(offset, removed.size(), inserted); }
};

/// What an Edit means for the text: everything outside the splices keeps its bytes, new text follows the style around it.
/// `root` and `map` are those of `text` before the edit. The edit must be applicable (see Document). Splices are to be applied
/// in the order given.
std::vector<Splice> plan(std::string_view text, const Json &root, const SourceMap &map, const Edit &edit);

} // namespace mlm::json
