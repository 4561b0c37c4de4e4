// SPDX-License-Identifier: Apache-2.0
#include "core/document/splice.h"
#include "core/json/parse.h"

namespace mlm {

void remap(SourceMap &map, std::string_view text, std::size_t index, std::ptrdiff_t growth)
{
    auto &nodes = map.nodes();
    const SourceMap::Node old = nodes[index];
    const auto shift = [growth](std::uint32_t offset) {
        return static_cast<std::uint32_t>(static_cast<std::ptrdiff_t>(offset) + growth);
    };
    const Span span{old.value.begin, shift(old.value.end)};
    auto part = json::scan(text.substr(span.begin, span.size()));
    if (!part || index == 0) {
        auto whole = json::scan(text);
        Q_ASSERT(whole);
        if (whole)
            map = std::move(*whole);
        return;
    }
    auto &fresh = part->nodes();
    for (SourceMap::Node &node : fresh) {
        if (node.name.size() > 0)
            node.name = {node.name.begin + span.begin, node.name.end + span.begin};
        node.value = {node.value.begin + span.begin, node.value.end + span.begin};
        node.next += static_cast<std::uint32_t>(index);
    }
    fresh.front().name = old.name;

    const auto more =
        static_cast<std::ptrdiff_t>(fresh.size()) - static_cast<std::ptrdiff_t>(old.next - index);
    const auto follow = [more](std::uint32_t next) {
        return static_cast<std::uint32_t>(static_cast<std::ptrdiff_t>(next) + more);
    };
    // Before the node only what encloses it changes.
    for (std::size_t i = 0; i < index; ++i) {
        if (nodes[i].next > index) {
            nodes[i].next = follow(nodes[i].next);
            nodes[i].value.end = shift(nodes[i].value.end);
        }
    }
    for (std::size_t i = old.next; i < nodes.size(); ++i) {
        SourceMap::Node &node = nodes[i];
        if (node.name.size() > 0)
            node.name = {shift(node.name.begin), shift(node.name.end)};
        node.value = {shift(node.value.begin), shift(node.value.end)};
        node.next = follow(node.next);
    }
    const auto at = [&nodes](std::size_t i) { return nodes.begin() + static_cast<std::ptrdiff_t>(i); };
    if (more == 0) {
        std::copy(fresh.begin(), fresh.end(), at(index));
    } else {
        nodes.insert(nodes.erase(at(index), at(old.next)), fresh.begin(), fresh.end());
    }
}

} // namespace mlm
