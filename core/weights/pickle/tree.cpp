// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/tree.h"
#include <algorithm>
#include <bit>

namespace mlm::weights::pickle {

namespace {

constexpr std::size_t blockSize = 64U << 10U;

std::uint32_t low(std::uint64_t value)
{
    return static_cast<std::uint32_t>(value);
}
std::uint32_t high(std::uint64_t value)
{
    return static_cast<std::uint32_t>(value >> 32U);
}
std::uint64_t wide(std::uint32_t lower, std::uint32_t upper)
{
    return static_cast<std::uint64_t>(upper) << 32U | lower;
}

} // namespace

std::string utf8Of(std::string_view text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string(text);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

Tree::Tree()
{
    add({Kind::None});
    add({Kind::Bool, 0});
    add({Kind::Bool, 1});
}

Ref Tree::add(const Node &node)
{
    m_nodes.push_back(node);
    return static_cast<Ref>(m_nodes.size() - 1);
}

Ref Tree::addInteger(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    return add({Kind::Integer, low(bits), high(bits)});
}

Ref Tree::addReal(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value);
    return add({Kind::Real, low(bits), high(bits)});
}

Ref Tree::addText(Kind kind, std::string_view kept, std::uint64_t length)
{
    // Blocks of text never grow past what was reserved, so that views into them stay good.
    if (m_blocks.empty() || m_blocks.back().size() + kept.size() > m_blocks.back().capacity()) {
        m_blocks.emplace_back();
        m_blocks.back().reserve(std::max(kept.size(), m_kept < blockSize ? std::size_t(1024) : blockSize));
    }
    std::string &block = m_blocks.back();
    const auto at = static_cast<std::uint32_t>(block.size());
    block += kept;
    m_kept += kept.size();
    return add({kind, static_cast<std::uint32_t>(m_blocks.size() - 1), at, static_cast<std::uint32_t>(kept.size()), low(length), high(length)});
}

Ref Tree::addTuple(const Ref *first, std::size_t count)
{
    const auto at = static_cast<std::uint32_t>(m_pool.size());
    m_pool.insert(m_pool.end(), first, first + count);
    return add({Kind::Tuple, at, static_cast<std::uint32_t>(count)});
}

Ref Tree::addContainer(Kind kind)
{
    return add({kind, 0, 0, 0, nothing, nothing, 0});
}

Ref Tree::addName(std::string_view name)
{
    const auto found = m_nameIndex.find(name);
    if (found != m_nameIndex.end())
        return add({Kind::Name, found->second});
    m_names.emplace_back(name);
    const auto index = static_cast<std::uint32_t>(m_names.size() - 1);
    m_nameIndex.emplace(m_names.back(), index);
    return add({Kind::Name, index});
}

Ref Tree::addCall(Ref function, Ref arguments)
{
    return add({Kind::Call, function, arguments, nothing, nothing, nothing, 0});
}

void Tree::append(Ref to, const Ref *first, std::size_t count)
{
    Node &node = m_nodes[to];
    if (count == 0 || (node.kind != Kind::List && node.kind != Kind::Dict && node.kind != Kind::Set && node.kind != Kind::Call))
        return;
    const auto at = static_cast<std::uint32_t>(m_pool.size());
    m_pool.insert(m_pool.end(), first, first + count);
    const auto added = static_cast<std::uint32_t>(count);
    node.f += added;
    if (node.e != nothing && m_segments[node.e].first + m_segments[node.e].count == at) {
        m_segments[node.e].count += added;
        return;
    }
    m_segments.push_back({at, added, nothing});
    const auto segment = static_cast<std::uint32_t>(m_segments.size() - 1);
    if (node.e == nothing)
        node.d = segment;
    else
        m_segments[node.e].next = segment;
    node.e = segment;
}

std::optional<std::int64_t> Tree::integer(Ref ref) const
{
    const Node &node = m_nodes[ref];
    if (node.kind == Kind::Bool)
        return node.a;
    if (node.kind != Kind::Integer)
        return std::nullopt;
    return static_cast<std::int64_t>(wide(node.a, node.b));
}

double Tree::real(Ref ref) const
{
    const Node &node = m_nodes[ref];
    return node.kind == Kind::Real ? std::bit_cast<double>(wide(node.a, node.b)) : 0;
}

std::optional<std::string_view> Tree::text(Ref ref) const
{
    const Node &node = m_nodes[ref];
    if ((node.kind != Kind::Text && node.kind != Kind::Bytes) || node.c != wide(node.d, node.e))
        return std::nullopt;
    return std::string_view(m_blocks[node.a]).substr(node.b, node.c);
}

std::uint64_t Tree::length(Ref ref) const
{
    const Node &node = m_nodes[ref];
    return node.kind == Kind::Text || node.kind == Kind::Bytes ? wide(node.d, node.e) : 0;
}

std::string_view Tree::name(Ref ref) const
{
    const Node &node = m_nodes[ref];
    return node.kind == Kind::Name ? std::string_view(m_names[node.a]) : std::string_view();
}

std::optional<Ref> Tree::state(Ref call) const
{
    const Node &node = m_nodes[call];
    return node.kind == Kind::Call && node.c != nothing ? std::optional(node.c) : std::nullopt;
}

std::string_view Tree::called(Ref ref) const
{
    return m_nodes[ref].kind == Kind::Call ? name(m_nodes[ref].a) : std::string_view();
}

std::uint32_t Tree::count(Ref ref) const
{
    const Node &node = m_nodes[ref];
    switch (node.kind) {
    case Kind::Tuple: return node.b;
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Call: return node.f;
    default: return 0;
    }
}

std::vector<Ref> Tree::items(Ref ref) const
{
    const Node &node = m_nodes[ref];
    std::vector<Ref> result;
    const std::uint32_t total = count(ref);
    if (total == 0)
        return result;
    result.reserve(total);
    const auto copy = [&](std::uint32_t first, std::uint32_t length) {
        const auto begin = m_pool.begin() + static_cast<std::ptrdiff_t>(first);
        result.insert(result.end(), begin, begin + static_cast<std::ptrdiff_t>(length));
    };
    if (node.kind == Kind::Tuple) {
        copy(node.a, node.b);
        return result;
    }
    for (std::uint32_t segment = node.d; segment != nothing; segment = m_segments[segment].next)
        copy(m_segments[segment].first, m_segments[segment].count);
    return result;
}

std::optional<std::vector<Ref>> Tree::sequence(Ref ref, std::uint32_t limit) const
{
    if ((kind(ref) != Kind::Tuple && kind(ref) != Kind::List) || count(ref) > limit)
        return std::nullopt;
    return items(ref);
}

std::optional<Ref> Tree::member(Ref ref, std::string_view key) const
{
    if (kind(ref) != Kind::Dict && kind(ref) != Kind::Call)
        return std::nullopt;
    const std::vector<Ref> all = items(ref);
    for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
        if (kind(all[i]) == Kind::Text && text(all[i]) == key)
            return all[i + 1];
    }
    return std::nullopt;
}

} // namespace mlm::weights::pickle
