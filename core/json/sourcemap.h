// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mlm {

/// A place in a text: 1-based line, 1-based column in code points (a BOM counts for nothing).
struct Position
{
    int line = 0;
    int column = 0;
    bool operator==(const Position &) const = default;
};

/// Bytes [begin, end) of the text.
struct Span
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t size() const { return end - begin; }
    bool operator==(const Span &) const = default;
};

/// Where every node and member name of a parsed text stands. Nodes are in document order, node 0 is the root;
/// the children of a container follow it, each followed by its own descendants.
class SourceMap
{
public:
    struct Node
    {
        Span name; ///< the quoted member name; empty for array elements and the root
        Span value;
        std::uint32_t next; ///< index of the node after this one's descendants
    };

    const std::vector<Node> &nodes() const { return m_nodes; }
    std::vector<Node> &nodes() { return m_nodes; }
    /// The node at a pointer; walks the tree beside the map. nullopt where the pointer leads nowhere.
    std::optional<std::size_t> find(const Json &root, const Pointer &pointer) const;
    /// The deepest node whose value or name covers the byte offset.
    Pointer pointerAt(const Json &root, std::uint32_t offset) const;

private:
    std::vector<Node> m_nodes;
};

/// Offsets to lines and columns; build once per text, O(log lines) a question.
class LineIndex
{
public:
    LineIndex() = default;
    explicit LineIndex(std::string_view text);
    Position position(std::string_view text, std::size_t offset) const;
    std::size_t lineCount() const { return m_starts.size(); }
    std::size_t lineStart(std::size_t line0) const { return m_starts[line0]; }

private:
    std::vector<std::uint32_t> m_starts;
};

} // namespace mlm
