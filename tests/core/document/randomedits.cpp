// SPDX-License-Identifier: Apache-2.0
#include "tests/core/document/randomedits.h"

namespace mlm::test {

std::string Dice::name()
{
    static const char *const names[] = {
        "a",    "mlm:name",        "x/y", "m~n", "", "\u00e4 \U0001F600", "quote\"d", "0", "12",
        "type", "long member name"};
    return names[below(std::size(names))];
}

Json Dice::value(int depth)
{
    switch (below(depth > 0 ? 10 : 7)) {
    case 0:
        return nullptr;
    case 1:
        return oneIn(2);
    case 2:
        return static_cast<int>(below(2000)) - 1000;
    case 3:
        return std::uint64_t{1} << (40 + below(24));
    case 4:
        return static_cast<double>(below(1000)) / 8.0;
    case 5:
        return "tab\tquote\"\u00e9\\";
    case 6:
        return std::string(below(60), 'x');
    case 7: {
        Json list = Json::array();
        for (std::size_t i = below(5); i > 0; --i)
            list.push_back(static_cast<int>(below(100)));
        return list;
    }
    case 8: {
        Json list = Json::array();
        for (std::size_t i = below(4); i > 0; --i)
            list.push_back(value(depth - 1));
        return list;
    }
    default: {
        Json object = Json::object();
        for (std::size_t i = below(5); i > 0; --i)
            object[name()] = value(depth - 1);
        return object;
    }
    }
}

Json Dice::tree()
{
    for (;;) {
        Json root = value(5);
        if (root.is_structured() && root.size() > 1)
            return root;
    }
}

json::Style Dice::style()
{
    json::Style style;
    static const char *const indents[] = {"  ", "    ", "\t", "", " "};
    static const char *const newlines[] = {"\n", "\n", "\r\n", ""};
    style.indent = indents[below(std::size(indents))];
    style.newline = newlines[below(std::size(newlines))];
    style.colon = oneIn(3) ? ":" : ": ";
    style.comma = oneIn(3) ? "," : ", ";
    return style;
}

std::string Dice::text(const Json &value, const json::Style &style, int level)
{
    if (!value.is_structured() || value.empty()) {
        if (value.is_number_float() && oneIn(4))
            return "1.50e+1";
        return json::write(value, style);
    }
    const bool inLine = style.newline.empty() || oneIn(3);
    const auto gap = [&](int depth) {
        if (inLine)
            return std::string(oneIn(8) ? " " : "");
        std::string text = (oneIn(12) ? style.newline : "") + style.newline;
        for (int i = 0; i < depth; ++i)
            text += style.indent;
        return text;
    };
    std::string out = value.is_object() ? "{" : "[";
    for (auto it = value.begin(); it != value.end(); ++it) {
        if (it != value.begin())
            out += oneIn(15) ? " ," : ",";
        out += gap(level + 1);
        if (value.is_object()) {
            json::writeString(out, it.key());
            out += style.colon;
        }
        out += text(*it, style, level + 1);
    }
    return out + gap(level) + (value.is_object() ? "}" : "]");
}

Pointer Dice::place(const Json &root)
{
    Pointer pointer;
    const Json *node = &root;
    while (node->is_structured() && !node->empty() && !oneIn(4)) {
        const std::size_t i = below(node->size());
        if (node->is_array()) {
            pointer = pointer / i;
            node = &(*node)[i];
        } else {
            const auto member = std::next(node->begin(), static_cast<std::ptrdiff_t>(i));
            pointer = pointer / member.key();
            node = &member.value();
        }
    }
    return pointer;
}

Edit Dice::edit(const Json &root)
{
    const Pointer where = place(root);
    const Json &node = *where.in(root);
    const auto childOf = [&](const Pointer &at) {
        const Json *container = at.in(root);
        if (container && container->is_array())
            return oneIn(4) ? at / "-" : at / below(container->size() + 1);
        return at / name();
    };
    std::optional<std::size_t> position;
    if (oneIn(2))
        position = below(6);
    switch (below(6)) {
    case 0:
        return Edit::remove(where);
    case 1:
        return Edit::replace(where, value(2));
    case 2:
        return node.is_number() ? Edit::replace(where, 2.5, "2.50") : Edit::replace(where, value(1));
    case 3:
        return Edit::move(where, childOf(oneIn(2) ? where.parent() : place(root)), position);
    default:
        return Edit::add(childOf(where), value(2), position);
    }
}

} // namespace mlm::test
