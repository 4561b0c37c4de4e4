// SPDX-License-Identifier: Apache-2.0
#include "core/document/layout.h"
#include <algorithm>

namespace mlm {

namespace {

std::size_t lengthInline(const Json &value, const json::Style &style)
{
    std::string line;
    json::writeInline(line, value, style);
    return line.size();
}

} // namespace

Layout::Layout(std::string_view text, const SourceMap &map)
    : m_text(text), m_map(map), m_style(json::styleOf(text))
{
}

std::vector<std::size_t> Layout::children(std::size_t node) const
{
    std::vector<std::size_t> result;
    for (std::size_t child = node + 1; child < m_map.nodes()[node].next; child = m_map.nodes()[child].next)
        result.push_back(child);
    return result;
}

bool Layout::isBroken(std::size_t node) const
{
    return bytes(m_map.nodes()[node].value).find_first_of("\r\n") != std::string_view::npos;
}

std::size_t Layout::begin(std::size_t index) const
{
    const SourceMap::Node &found = node(index);
    return found.name.size() > 0 ? found.name.begin : found.value.begin;
}

std::string Layout::indentationAt(std::size_t offset) const
{
    const std::size_t before = offset == 0 ? std::string_view::npos : m_text.find_last_of("\r\n", offset - 1);
    std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    if (start == 0 && m_text.starts_with("\xEF\xBB\xBF"))
        start = 3;
    const std::size_t end = std::min(m_text.find_first_not_of(" \t", start), m_text.size());
    return std::string(m_text.substr(start, std::min(end, std::max(offset, start)) - start));
}

std::string Layout::set(const Json &value, std::optional<std::size_t> model, const std::string &indentation,
                        bool inlineOnly) const
{
    std::string out;
    if (m_style.newline.empty() || (inlineOnly && lengthInline(value, m_style) <= 2 * m_style.inlineWidth))
        json::writeInline(out, value, m_style);
    else
        write(out, value, model, indentation);
    return out;
}

bool Layout::isOneLine(const Json &value, std::optional<std::size_t> model) const
{
    if (!value.is_structured() || value.empty())
        return true;
    const bool alike =
        model && hasChildren(*model) && m_text[node(*model).value.begin] == (value.is_object() ? '{' : '[');
    if (!alike)
        return value.is_array() && json::fitsInline(value, m_style);
    if (isBroken(*model))
        return false;
    if (value.is_array() &&
        std::none_of(value.begin(), value.end(), [](const Json &element) { return element.is_structured(); }))
        return true;
    return lengthInline(value, m_style) <=
           std::max<std::size_t>(m_style.inlineWidth, std::size_t{2} * node(*model).value.size());
}

std::optional<std::size_t> Layout::modelOfMember(std::optional<std::size_t> model,
                                                 const std::string &quotedName) const
{
    if (!model || m_text[node(*model).value.begin] != '{')
        return std::nullopt;
    for (const std::size_t child : children(*model)) {
        if (bytes(node(child).name) == quotedName)
            return child;
    }
    return std::nullopt;
}

void Layout::write(std::string &out, const Json &value, std::optional<std::size_t> model,
                   const std::string &indentation) const
{
    if (isOneLine(value, model)) {
        json::writeInline(out, value, m_style);
        return;
    }
    const std::string inner = indentation + m_style.indent;
    const bool isObject = value.is_object();
    std::vector<std::size_t> models;
    if (!isObject && model && m_text[node(*model).value.begin] == '[')
        models = children(*model);
    out += isObject ? '{' : '[';
    std::size_t i = 0;
    for (auto it = value.begin(); it != value.end(); ++it, ++i) {
        if (i > 0)
            out += ',';
        out += m_style.newline + inner;
        std::optional<std::size_t> childModel;
        if (isObject) {
            std::string name;
            json::writeString(name, it.key());
            childModel = modelOfMember(model, name);
            out += name + m_style.colon;
        } else if (!models.empty()) {
            childModel = models[std::min(i, models.size() - 1)];
        }
        write(out, *it, childModel, inner);
    }
    out += m_style.newline + indentation + (isObject ? '}' : ']');
}

} // namespace mlm
