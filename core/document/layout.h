// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/write.h"

namespace mlm {

/// Sets new values the way the text around them is set. Looks at a text and its map; keeps neither.
class Layout
{
public:
    Layout(std::string_view text, const SourceMap &map);

    const json::Style &style() const { return m_style; }
    std::string_view bytes(const Span &span) const { return m_text.substr(span.begin, span.size()); }
    const SourceMap::Node &node(std::size_t index) const { return m_map.nodes()[index]; }
    /// The children of a container.
    std::vector<std::size_t> children(std::size_t node) const;
    bool hasChildren(std::size_t node) const { return m_map.nodes()[node].next > node + 1; }
    /// A container that takes more than one line.
    bool isBroken(std::size_t node) const;
    /// Where a node begins together with its name.
    std::size_t begin(std::size_t node) const;
    /// The white space at the beginning of the line on which an offset stands.
    std::string indentationAt(std::size_t offset) const;

    /// `value` as text whose first line stands on a line with that indentation. `model` is a node to imitate:
    /// what was there before, or a sibling. `inlineOnly`: on one line, unless that gets far too long.
    std::string set(const Json &value, std::optional<std::size_t> model, const std::string &indentation,
                    bool inlineOnly) const;

private:
    void write(std::string &out, const Json &value, std::optional<std::size_t> model,
               const std::string &indentation) const;
    bool isOneLine(const Json &value, std::optional<std::size_t> model) const;
    std::optional<std::size_t> modelOfMember(std::optional<std::size_t> model,
                                             const std::string &quotedName) const;

    std::string_view m_text;
    const SourceMap &m_map;
    json::Style m_style;
};

} // namespace mlm
