// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"
#include "core/json/sourcemap.h"
#include <string>
#include <vector>

namespace mlm {

/// Replaces text[offset, offset + removed.size()) by `inserted`.
struct Splice
{
    std::size_t offset = 0;
    std::string removed;
    std::string inserted;

    Splice inverse() const { return {offset, inserted, removed}; }
    void apply(std::string &text) const { text.replace(offset, removed.size(), inserted); }
    bool isEmpty() const { return removed == inserted; }
};

/// What an Edit means for the text.
struct Plan
{
    std::vector<Splice> splices; ///< to be applied in this order
    std::size_t node = 0;        ///< the node of the map that all of them lie in
};

/// Everything outside the splices keeps its bytes; new text follows the style around it. `root` and `map` are
/// those of `text` before the edit, which must pass check().
Plan plan(std::string_view text, const Json &root, const SourceMap &map, const Edit &edit);

/// Brings a map up to date with a text that has changed inside the value of one node and grown by `growth`
/// bytes (or shrunk, where negative). Far cheaper than reading the whole text again.
void remap(SourceMap &map, std::string_view text, std::size_t node, std::ptrdiff_t growth);
/// The same after a whole plan: where children of one list or object came or went, only these are read again.
void remap(SourceMap &map, std::string_view text, const Plan &plan);

} // namespace mlm
