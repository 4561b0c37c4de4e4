// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include <deque>
#include <string_view>
#include <unordered_map>

namespace mlm::weights::pickle {

/// The text with what is not UTF-8 replaced: Python's texts of old are bytes of any kind.
std::string utf8Of(std::string_view text);

/// A value in a Tree.
using Ref = std::uint32_t;

enum class Kind : std::uint8_t {
    None,
    Bool,
    Integer,
    Long, ///< an integer of more than 64 bits
    Real,
    Text,
    Bytes,
    Tuple,
    List,
    Dict,
    Set,
    Name,       ///< something that would be imported
    Call,       ///< what calling something would give: an object
    Persistent, ///< what the loader would look up by itself: a storage of torch
    Opaque      ///< a buffer from elsewhere, an extension by number
};

/// The values that a pickle describes, as names, calls and plain values: nothing is imported or called. Values may be
/// shared and may contain themselves; walk with a set of those visited. Nodes are small and of one size, their memory is
/// bounded by the number of opcodes.
class Tree
{
public:
    Tree();

    Kind kind(Ref ref) const { return m_nodes[ref].kind; }
    bool isTrue(Ref ref) const { return ref == yes; }
    std::optional<std::int64_t> integer(Ref ref) const; ///< of an Integer or Bool
    double real(Ref ref) const;                         ///< of a Real, else 0
    /// A Text or Bytes of up to 64 KiB; nothing for other kinds and for longer ones, which are not kept.
    std::optional<std::string_view> text(Ref ref) const;
    std::uint64_t length(Ref ref) const; ///< bytes of a Text or Bytes, kept or not
    /// "torch._utils._rebuild_tensor_v2" of a Name; empty for other kinds.
    std::string_view name(Ref ref) const;
    /// What a Call calls (a Name, as a rule), its arguments (a Tuple, as a rule) and the state set afterwards, if any.
    Ref function(Ref call) const { return m_nodes[call].a; }
    Ref arguments(Ref call) const { return m_nodes[call].b; }
    std::optional<Ref> state(Ref call) const;
    /// The name of what a Call calls; empty for other kinds, and where what is called is itself computed.
    std::string_view called(Ref ref) const;
    /// What a Persistent names.
    Ref persistentId(Ref ref) const { return m_nodes[ref].a; }

    /// The number of items of a Tuple, List or Set, or that were added to a Call; keys and values count as two.
    std::uint32_t count(Ref ref) const;
    /// The items, for a Dict (and a Call such as an OrderedDict's) keys and values in turn. Copies: look at count() first
    /// where the same value may be asked for often.
    std::vector<Ref> items(Ref ref) const;
    /// The items of a Tuple or List of at most `limit` items; nothing for others.
    std::optional<std::vector<Ref>> sequence(Ref ref, std::uint32_t limit) const;
    /// The value of a text key of a Dict or of the items of a Call.
    std::optional<Ref> member(Ref ref, std::string_view key) const;

    std::size_t size() const { return m_nodes.size(); } ///< values; each Ref is below

private:
    friend class Machine;
    /// What a to f are, by kind: Tuple: first in the pool, count. List, Dict, Set: first segment, last segment, count.
    /// Call: function, arguments, state, then as List. Text, Bytes: place, kept bytes, length (low, high). Name: index.
    struct Node
    {
        Kind kind = Kind::None;
        std::uint32_t a = 0, b = 0, c = 0, d = 0, e = 0, f = 0;
    };
    struct Segment
    {
        std::uint32_t first = 0, count = 0, next = 0;
    };
    static constexpr Ref none = 0, no = 1, yes = 2;
    static constexpr std::uint32_t nothing = 0xffffffff;

    Ref add(const Node &node);
    Ref addInteger(std::int64_t value);
    Ref addReal(double value);
    Ref addText(Kind kind, std::string_view kept, std::uint64_t length);
    Ref addTuple(const Ref *first, std::size_t count);
    Ref addContainer(Kind kind);
    Ref addName(std::string_view name);
    Ref addCall(Ref function, Ref arguments);
    /// Appends to a List, Dict, Set or Call; others stay as they are.
    void append(Ref to, const Ref *first, std::size_t count);

    std::deque<Node> m_nodes;
    std::deque<Ref> m_pool;
    std::deque<Segment> m_segments;
    std::deque<std::string> m_names;
    std::unordered_map<std::string_view, std::uint32_t> m_nameIndex;
    std::deque<std::string> m_blocks;
    std::uint64_t m_kept = 0;
};

} // namespace mlm::weights::pickle
