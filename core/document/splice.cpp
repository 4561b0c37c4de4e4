// SPDX-License-Identifier: Apache-2.0
#include "core/document/splice.h"
#include "core/document/layout.h"
#include <algorithm>

namespace mlm {

namespace {

constexpr std::string_view lineEnds = "\r\n";

class Planner
{
public:
    Planner(std::string_view text, const Json &root, const SourceMap &map)
        : m_text(text), m_root(root), m_map(map), m_layout(text, map)
    {
    }

    Plan replace(const Edit &edit) const
    {
        const std::size_t node = find(edit.path);
        const Span span = m_layout.node(node).value;
        const std::string text =
            edit.spelling.empty()
                ? m_layout.set(edit.value, node, m_layout.indentationAt(m_layout.begin(node)),
                               isInline(edit.path))
                : edit.spelling;
        return {{splice(span.begin, span.end, text)}, node};
    }

    Plan add(const Edit &edit) const
    {
        if (edit.path.in(m_root) && (edit.path.isRoot() || edit.path.parent().in(m_root)->is_object()))
            return replace(edit);
        const Pointer parent = edit.path.parent();
        const std::size_t container = find(parent);
        const std::vector<std::size_t> children = m_layout.children(container);
        const bool isObject = parent.in(m_root)->is_object();
        const std::size_t index =
            std::min(children.size(), isObject ? edit.position.value_or(children.size())
                                               : edit.path.index().value_or(children.size()));
        const Slot slot = slotAt(container, children, index, edit.value);
        std::string text = edit.spelling.empty()
                               ? m_layout.set(edit.value, slot.model, slot.indentation, slot.isInline)
                               : edit.spelling;
        if (isObject)
            text = quoted(edit.path.last()) + colonOf(children) + text;
        return {{insertion(slot, text)}, container};
    }

    Plan remove(const Edit &edit) const { return {{removal(edit.path)}, find(edit.path.parent())}; }

    Plan move(const Edit &edit) const
    {
        if (edit.from.parent() != edit.path.parent())
            return moveAway(edit);
        const Json &parent = *edit.from.parent().in(m_root);
        const std::size_t container = find(edit.from.parent());
        const std::vector<std::size_t> children = m_layout.children(container);
        std::size_t from = 0, to = 0;
        if (parent.is_array()) {
            from = *edit.from.index();
            to = std::min(edit.path.index().value_or(children.size() - 1), children.size() - 1);
        } else {
            from = *memberPosition(parent, edit.from.last());
            to = std::min(edit.position.value_or(from), children.size() - 1);
        }
        std::vector<std::string> texts;
        for (const std::size_t child : children)
            texts.emplace_back(m_layout.bytes(whole(child)));
        if (edit.from.last() != edit.path.last() && parent.is_object())
            texts[from].replace(0, m_layout.node(children[from]).name.size(), quoted(edit.path.last()));
        return {{rotated(children, std::move(texts), from, to)}, container};
    }

private:
    /// Where a new value goes and what it brings along.
    struct Slot
    {
        std::size_t begin = 0, end = 0; ///< replaced by before + value + after
        std::string before, after;
        std::string indentation;
        std::optional<std::size_t> model;
        bool isInline = false;
    };

    std::size_t find(const Pointer &pointer) const { return m_map.find(m_root, pointer).value_or(0); }

    Splice splice(std::size_t begin, std::size_t end, std::string inserted) const
    {
        return {begin, std::string(m_text.substr(begin, end - begin)), std::move(inserted)};
    }

    Span whole(std::size_t node) const
    {
        return {static_cast<std::uint32_t>(m_layout.begin(node)), m_layout.node(node).value.end};
    }

    /// Whether what stands at a path shares a line with its siblings.
    bool isInline(const Pointer &path) const
    {
        return !path.isRoot() && !m_layout.isBroken(find(path.parent()));
    }

    static std::string quoted(const std::string &name)
    {
        std::string text;
        json::writeString(text, name);
        return text;
    }

    std::string colonOf(const std::vector<std::size_t> &members) const
    {
        if (!members.empty()) {
            const SourceMap::Node &member = m_layout.node(members.back());
            const std::string_view colon =
                m_text.substr(member.name.end, member.value.begin - member.name.end);
            if (colon.find_first_of(lineEnds) == std::string_view::npos)
                return std::string(colon);
        }
        return m_layout.style().colon;
    }

    /// A gap between values without blank lines or comments on layout: its last line break and what follows.
    static std::string tidy(std::string_view gap, const std::string &newline)
    {
        const std::size_t last = gap.find_last_of(lineEnds);
        return last == std::string_view::npos ? std::string(gap)
                                              : newline + std::string(gap.substr(last + 1));
    }

    /// The white space between the comma (or bracket) before a child and the child.
    std::string_view gapBefore(std::size_t child) const
    {
        const std::size_t begin = m_layout.begin(child);
        const std::size_t last = m_text.find_last_not_of(" \t\r\n", begin - 1);
        return m_text.substr(last + 1, begin - last - 1);
    }

    /// Siblings of the same kind show whether such values take one line or several.
    std::optional<std::size_t> modelAmong(const std::vector<std::size_t> &children, std::size_t index,
                                          const Json &value, bool isObject) const
    {
        if (!value.is_object() && !(value.is_array() && !isObject))
            return std::nullopt;
        const char bracket = value.is_object() ? '{' : '[';
        for (std::size_t i = std::min(index, children.size()); i > 0; --i) {
            if (m_text[m_layout.node(children[i - 1]).value.begin] == bracket &&
                m_layout.hasChildren(children[i - 1]))
                return children[i - 1];
        }
        for (std::size_t i = index; i < children.size(); ++i) {
            if (m_text[m_layout.node(children[i]).value.begin] == bracket &&
                m_layout.hasChildren(children[i]))
                return children[i];
        }
        return std::nullopt;
    }

    Slot slotAt(std::size_t container, const std::vector<std::size_t> &children, std::size_t index,
                const Json &value) const
    {
        if (children.empty())
            return slotInEmpty(container, value);
        const json::Style &style = m_layout.style();
        const bool isObject = m_text[m_layout.node(container).value.begin] == '{';
        Slot slot;
        slot.isInline = !m_layout.isBroken(container);
        slot.model = modelAmong(children, index, value, isObject);
        // The gap that separates siblings: that of the nearest one that follows another.
        std::string gap;
        if (children.size() > 1) {
            gap = tidy(gapBefore(children[std::clamp<std::size_t>(index, 1, children.size() - 1)]),
                       style.newline);
        } else {
            const std::string_view lead = gapBefore(children.front());
            gap = lead.find_first_of(lineEnds) != std::string_view::npos ? tidy(lead, style.newline)
                                                                         : style.comma.substr(1);
        }
        if (index == children.size()) {
            slot.begin = slot.end = m_layout.node(children.back()).value.end;
            slot.before = "," + gap;
        } else {
            slot.begin = slot.end = m_layout.begin(children[index]);
            slot.after = "," + gap;
        }
        const std::size_t line = gap.find_last_of(lineEnds);
        slot.indentation =
            line == std::string::npos ? m_layout.indentationAt(slot.begin) : gap.substr(line + 1);
        return slot;
    }

    /// `{}` opens up the way the text around it is set; a short value in `[]` stays on its line.
    Slot slotInEmpty(std::size_t container, const Json &value) const
    {
        const json::Style &style = m_layout.style();
        const Span span = m_layout.node(container).value;
        const bool isObject = m_text[span.begin] == '{';
        Slot slot;
        slot.begin = span.begin + 1;
        slot.end = span.end - 1;
        const std::size_t parent = parentOf(container);
        const bool inlineParent = container != 0 && !m_layout.isBroken(parent);
        slot.isInline = style.newline.empty() || inlineParent ||
                        (!isObject && json::fitsInline(Json::array({value}), style));
        if (!slot.isInline) {
            const std::string outer = m_layout.indentationAt(m_layout.begin(container));
            slot.indentation = outer + style.indent;
            slot.before = style.newline + slot.indentation;
            slot.after = style.newline + outer;
        }
        return slot;
    }

    std::size_t parentOf(std::size_t node) const
    {
        std::size_t candidate = node;
        while (candidate > 0 && m_layout.node(--candidate).next <= node) {
        }
        return candidate;
    }

    Splice insertion(const Slot &slot, const std::string &text) const
    {
        return splice(slot.begin, slot.end, slot.before + text + slot.after);
    }

    Splice removal(const Pointer &path) const
    {
        const std::size_t container = find(path.parent());
        const std::vector<std::size_t> children = m_layout.children(container);
        const auto at = static_cast<std::size_t>(std::find(children.begin(), children.end(), find(path)) -
                                                 children.begin());
        if (children.size() == 1)
            return splice(m_layout.node(container).value.begin + 1, m_layout.node(container).value.end - 1,
                          {});
        if (at + 1 < children.size())
            return splice(m_layout.begin(children[at]), m_layout.begin(children[at + 1]), {});
        return splice(m_layout.node(children[at - 1]).value.end, m_layout.node(children[at]).value.end, {});
    }

    /// One splice over the children between two places; what separates them stays where it is.
    Splice rotated(const std::vector<std::size_t> &children, std::vector<std::string> texts, std::size_t from,
                   std::size_t to) const
    {
        const std::size_t first = std::min(from, to), last = std::max(from, to);
        const auto at = [&texts](std::size_t i) { return texts.begin() + static_cast<std::ptrdiff_t>(i); };
        if (from < to)
            std::rotate(at(from), at(from) + 1, at(to) + 1);
        else
            std::rotate(at(to), at(from), at(from) + 1);
        std::string text;
        for (std::size_t i = first; i <= last; ++i) {
            text += texts[i];
            if (i < last)
                text += m_text.substr(whole(children[i]).end,
                                      whole(children[i + 1]).begin - whole(children[i]).end);
        }
        return splice(whole(children[first]).begin, whole(children[last]).end, std::move(text));
    }

    /// To another container: the value keeps its spelling and layout, its further lines are set to the new
    /// depth.
    Plan moveAway(const Edit &edit) const
    {
        const std::size_t node = find(edit.from);
        const Pointer parent = beforeRemoval(m_root, edit.path.parent(), edit.from);
        const std::size_t container = find(parent);
        const std::vector<std::size_t> children = m_layout.children(container);
        const bool isObject = parent.in(m_root)->is_object();
        const std::size_t index =
            std::min(children.size(), isObject ? edit.position.value_or(children.size())
                                               : edit.path.index().value_or(children.size()));
        const Slot slot = slotAt(container, children, index, *edit.from.in(m_root));
        const std::string outer = m_layout.indentationAt(m_layout.begin(node));
        const std::string indentation = slot.isInline ? m_layout.indentationAt(slot.begin) : slot.indentation;
        std::string text = shifted(m_layout.bytes(m_layout.node(node).value), outer, indentation);
        if (isObject)
            text = quoted(edit.path.last()) + colonOf(children) + text;

        Plan result;
        result.splices = {removal(edit.from), insertion(slot, text)};
        // The later place first, so that the other offset stays true.
        if (result.splices[0].offset < result.splices[1].offset)
            std::swap(result.splices[0], result.splices[1]);
        std::size_t common = 0;
        while (common < parent.size() && common + 1 < edit.from.size() && parent[common] == edit.from[common])
            ++common;
        result.node = find(Pointer(
            {parent.tokens().begin(), parent.tokens().begin() + static_cast<std::ptrdiff_t>(common)}));
        return result;
    }

    static std::string shifted(std::string_view text, const std::string &from, const std::string &to)
    {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
            std::string_view line = text.substr(at, next - at);
            if (at > 0 && line.starts_with(from)) {
                out += to;
                line.remove_prefix(from.size());
            }
            out += line;
            at = next;
        }
        return out;
    }

    std::string_view m_text;
    const Json &m_root;
    const SourceMap &m_map;
    Layout m_layout;
};

} // namespace

Plan plan(std::string_view text, const Json &root, const SourceMap &map, const Edit &edit)
{
    const Planner planner(text, root, map);
    switch (edit.op) {
    case Edit::Op::Add:
        return planner.add(edit);
    case Edit::Op::Remove:
        return planner.remove(edit);
    case Edit::Op::Replace:
        return planner.replace(edit);
    case Edit::Op::Move:
        return planner.move(edit);
    }
    return {};
}

} // namespace mlm
