// SPDX-License-Identifier: Apache-2.0
#include "core/document/splice.h"
#include "core/json/parse.h"
#include <algorithm>

namespace mlm {

namespace {

std::ptrdiff_t growthOf(const std::vector<Splice> &splices)
{
    std::ptrdiff_t growth = 0;
    for (const Splice &splice : splices)
        growth += static_cast<std::ptrdiff_t>(splice.inserted.size()) -
                  static_cast<std::ptrdiff_t>(splice.removed.size());
    return growth;
}

std::uint32_t moved(std::uint32_t value, std::ptrdiff_t by)
{
    return static_cast<std::uint32_t>(static_cast<std::ptrdiff_t>(value) + by);
}

/// The text has grown, and nodes have come or gone inside: of the nodes before `first` those that reach beyond `inside` grow with it; the nodes from `after` on move along.
void moveAround(std::vector<SourceMap::Node> &nodes, std::size_t first, std::size_t inside, std::size_t after, std::ptrdiff_t growth, std::ptrdiff_t more)
{
    for (std::size_t i = 0; i < first; ++i) {
        if (nodes[i].next > inside) {
            nodes[i].next = moved(nodes[i].next, more);
            nodes[i].value.end = moved(nodes[i].value.end, growth);
        }
    }
    for (std::size_t i = after; i < nodes.size(); ++i) {
        SourceMap::Node &node = nodes[i];
        if (node.name.size() > 0)
            node.name = {moved(node.name.begin, growth), moved(node.name.end, growth)};
        node.value = {moved(node.value.begin, growth), moved(node.value.end, growth)};
        node.next = moved(node.next, more);
    }
}

constexpr std::string_view blanks = " \t\r\n";

/// Children of a container between two others that stay: read again alone. False where the splice is not inside the brackets.
bool remapChildren(SourceMap &map, std::string_view text, std::size_t container, const Splice &splice)
{
    auto &nodes = map.nodes();
    const SourceMap::Node old = nodes[container];
    const std::size_t begin = splice.offset, end = splice.offset + splice.removed.size();
    if (begin <= old.value.begin || end >= old.value.end)
        return false;
    const std::ptrdiff_t growth = growthOf({splice});
    const auto beginOf = [&nodes](std::size_t i) { return nodes[i].name.size() > 0 ? nodes[i].name.begin : nodes[i].value.begin; };
    std::size_t from = container + 1;
    std::uint32_t left = old.value.begin + 1;
    while (from < old.next && nodes[from].value.end <= begin) {
        left = nodes[from].value.end;
        from = nodes[from].next;
    }
    std::size_t to = from;
    while (to < old.next && beginOf(to) < end)
        to = nodes[to].next;
    const std::uint32_t right = moved(to < old.next ? beginOf(to) : old.value.end - 1, growth);

    // What stands between, without the commas to its neighbours.
    std::string_view region = text.substr(left, right - left);
    const auto trim = [&region] {
        region.remove_prefix(std::min(region.find_first_not_of(blanks), region.size()));
        region = region.substr(0, region.find_last_not_of(blanks) + 1);
    };
    trim();
    if (region.starts_with(','))
        region.remove_prefix(1);
    if (region.ends_with(','))
        region.remove_suffix(1);
    trim();
    const char open = text[old.value.begin];
    auto part = json::scan(std::string(1, open) + std::string(region) + (open == '{' ? '}' : ']'));
    if (!part)
        return false;
    auto &fresh = part->nodes();
    fresh.erase(fresh.begin());
    const auto offset = static_cast<std::uint32_t>(region.data() - text.data()) - 1;
    for (SourceMap::Node &node : fresh) {
        if (node.name.size() > 0)
            node.name = {node.name.begin + offset, node.name.end + offset};
        node.value = {node.value.begin + offset, node.value.end + offset};
        node.next += static_cast<std::uint32_t>(from - 1);
    }

    const auto more = static_cast<std::ptrdiff_t>(fresh.size()) - static_cast<std::ptrdiff_t>(to - from);
    moveAround(nodes, container + 1, container, to, growth, more);
    const auto at = [&nodes](std::size_t i) { return nodes.begin() + static_cast<std::ptrdiff_t>(i); };
    nodes.insert(nodes.erase(at(from), at(to)), fresh.begin(), fresh.end());
    return true;
}

} // namespace

void remap(SourceMap &map, std::string_view text, const Plan &plan)
{
    if (plan.splices.size() != 1 || !remapChildren(map, text, plan.node, plan.splices.front()))
        remap(map, text, plan.node, growthOf(plan.splices));
}

void remap(SourceMap &map, std::string_view text, std::size_t index, std::ptrdiff_t growth)
{
    auto &nodes = map.nodes();
    const SourceMap::Node old = nodes[index];
    const Span span{old.value.begin, moved(old.value.end, growth)};
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
    moveAround(nodes, index, index, old.next, growth, more);
    const auto at = [&nodes](std::size_t i) { return nodes.begin() + static_cast<std::ptrdiff_t>(i); };
    if (more == 0) {
        std::copy(fresh.begin(), fresh.end(), at(index));
    } else {
        nodes.insert(nodes.erase(at(index), at(old.next)), fresh.begin(), fresh.end());
    }
}

} // namespace mlm
