// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/scripttext.h"

namespace mlm::weights::torch {

namespace {

constexpr std::size_t longest = 64U << 10U;
constexpr std::size_t mostArguments = 256;

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Where `text` begins in a line of its own: at the beginning or behind a line feed.
std::size_t findLine(std::string_view source, std::string_view text)
{
    if (source.starts_with(text))
        return 0;
    const std::size_t at = source.find(std::string("\n") + std::string(text));
    return at == std::string_view::npos ? at : at + 1;
}

/// The place of the first of `stops` outside of all brackets and quotation marks.
std::size_t findOutside(std::string_view text, std::string_view stops)
{
    int depth = 0;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote) {
            if (c == '\\')
                ++i;
            else if (c == quote)
                quote = 0;
            continue;
        }
        if (depth == 0 && stops.find(c) != std::string_view::npos)
            return i;
        if (c == '"' || c == '\'')
            quote = c;
        else if (c == '(' || c == '[' || c == '{')
            ++depth;
        else if (c == ')' || c == ']' || c == '}')
            --depth;
    }
    return std::string_view::npos;
}

} // namespace

std::optional<Signature> findSignature(std::string_view source, std::string_view className, std::string_view method)
{
    const std::size_t start = findLine(source, "class " + std::string(className) + "(");
    if (start == std::string_view::npos)
        return std::nullopt;
    std::string_view body = source.substr(start);
    // The class ends where a line begins without indentation.
    for (std::size_t feed = body.find('\n'); feed != std::string_view::npos; feed = body.find('\n', feed + 1)) {
        if (feed + 1 < body.size() && body[feed + 1] != ' ' && body[feed + 1] != '\n' && body[feed + 1] != '\r') {
            body = body.substr(0, feed);
            break;
        }
    }
    const std::string head = "  def " + std::string(method) + "(";
    const std::size_t at = findLine(body, head);
    if (at == std::string_view::npos)
        return std::nullopt;
    body = body.substr(at + head.size(), longest);
    const std::size_t end = findOutside(body, ")");
    if (end == std::string_view::npos)
        return std::nullopt;

    Signature result;
    for (std::string_view rest = body.substr(0, end); !trimmed(rest).empty();) {
        const std::size_t comma = findOutside(rest, ",");
        const std::string_view argument = trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        const std::size_t colon = findOutside(argument, ":");
        const std::string_view name = trimmed(argument.substr(0, colon));
        std::string_view type = colon == std::string_view::npos ? std::string_view() : argument.substr(colon + 1);
        type = trimmed(type.substr(0, findOutside(type, "=")));
        if (name == "self" || name.empty() || name == "*")
            continue;
        if (result.arguments.size() == mostArguments)
            return std::nullopt;
        result.arguments.push_back({std::string(name.substr(0, 200)), std::string(type.substr(0, 200))});
    }
    std::string_view rest = trimmed(body.substr(end + 1));
    if (rest.starts_with("->")) {
        rest = rest.substr(2);
        result.returns = trimmed(rest.substr(0, findOutside(rest, ":"))).substr(0, 200);
    }
    return result;
}

} // namespace mlm::weights::torch
