// SPDX-License-Identifier: Apache-2.0
#include "core/json/sourcemap.h"
#include <algorithm>

namespace mlm {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool covers(const Span &span, std::uint32_t offset)
{
    return span.begin <= offset && offset < span.end;
}

} // namespace

std::optional<std::size_t> SourceMap::find(const Json &root, const Pointer &pointer) const
{
    if (m_nodes.empty())
        return std::nullopt;
    const Json *value = &root;
    std::size_t node = 0;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        std::size_t position = 0;
        if (value->is_object()) {
            const auto &members = value->get_ref<const Json::object_t &>();
            const auto it = members.find(pointer[i]);
            if (it == members.end())
                return std::nullopt;
            position = static_cast<std::size_t>(it - members.begin());
            value = &it->second;
        } else {
            const Json *element = Pointer({pointer[i]}).in(*value);
            if (!element)
                return std::nullopt;
            position = static_cast<std::size_t>(element - &value->front());
            value = element;
        }
        ++node;
        while (position-- > 0 && node < m_nodes.size())
            node = m_nodes[node].next;
        if (node >= m_nodes.size())
            return std::nullopt;
    }
    return node;
}

Pointer SourceMap::pointerAt(const Json &root, std::uint32_t offset) const
{
    Pointer pointer;
    if (m_nodes.empty())
        return pointer;
    const Json *value = &root;
    std::size_t node = 0;
    while (value->is_structured()) {
        const std::size_t end = m_nodes[node].next;
        std::size_t child = node + 1, position = 0;
        // A member reaches from its name to the end of its value.
        while (child < end && child < m_nodes.size() && m_nodes[child].value.end <= offset) {
            child = m_nodes[child].next;
            ++position;
        }
        if (child >= end || child >= m_nodes.size() || position >= value->size())
            break;
        const Node &candidate = m_nodes[child];
        const Span whole{candidate.name.size() > 0 ? candidate.name.begin : candidate.value.begin,
                         candidate.value.end};
        if (!covers(whole, offset))
            break;
        if (value->is_object()) {
            const auto &member =
                *(value->get_ref<const Json::object_t &>().begin() + static_cast<std::ptrdiff_t>(position));
            pointer = pointer / std::string_view(member.first);
            value = &member.second;
        } else {
            pointer = pointer / position;
            value = &(*value)[position];
        }
        node = child;
        if (!covers(candidate.value, offset))
            break;
    }
    return pointer;
}

LineIndex::LineIndex(std::string_view text)
{
    m_starts.reserve(text.size() / 32 + 1);
    m_starts.push_back(0);
    if (text.find('\r') == std::string_view::npos) {
        for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1))
            m_starts.push_back(static_cast<std::uint32_t>(i + 1));
        return;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            ++i;
        if (text[i] == '\n' || text[i] == '\r')
            m_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

Position LineIndex::position(std::string_view text, std::size_t offset) const
{
    if (m_starts.empty())
        return {1, 1};
    offset = std::min(offset, text.size());
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), static_cast<std::uint32_t>(offset));
    std::size_t start = *(after - 1);
    if (start == 0 && text.starts_with(byteOrderMark) && offset >= byteOrderMark.size())
        start = byteOrderMark.size();
    int column = 1;
    for (std::size_t i = start; i < offset; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            ++column;
    }
    return {static_cast<int>(after - m_starts.begin()), column};
}

} // namespace mlm
