// SPDX-License-Identifier: Apache-2.0
#include "core/json/write.h"
#include <algorithm>

namespace mlm::json {

namespace {

constexpr std::string_view spaces = " \t\r\n";
/// How much of the text is looked at: documents tell their style early.
constexpr std::size_t looked = 16384;

std::string newlineOf(std::string_view text)
{
    const std::size_t last = text.find_last_not_of(spaces);
    const std::size_t first =
        text.find_first_of("\r\n", std::min(text.find_first_not_of(spaces), text.size()));
    if (first == std::string_view::npos || last == std::string_view::npos || first > last)
        return {};
    if (text[first] == '\n')
        return "\n";
    return first + 1 < text.size() && text[first + 1] == '\n' ? "\r\n" : "\r";
}

/// What the first line that is set further in than the one before it has more.
std::string indentOf(std::string_view text)
{
    std::string_view before;
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const std::size_t content = line.find_first_not_of(" \t");
        if (content != std::string_view::npos) {
            const std::string_view lead = line.substr(0, content);
            if (!first && lead.size() > before.size() && lead.starts_with(before))
                return std::string(lead.substr(before.size()));
            before = lead;
            first = false;
        }
        at = end + 1;
    }
    return {};
}

} // namespace

Style styleOf(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    Style style;
    style.newline = newlineOf(text);
    const std::string_view start = text.substr(0, looked);
    if (!style.newline.empty())
        style.indent = indentOf(start);

    bool inString = false, colon = false, comma = false;
    for (std::size_t i = 0; i < start.size() && !(colon && comma); ++i) {
        const char c = start[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
            continue;
        }
        if (c == '"') {
            inString = true;
        } else if ((c == ':' && !colon) || (c == ',' && !comma)) {
            const std::size_t next = start.find_first_not_of(spaces, i + 1);
            if (next == std::string_view::npos)
                break;
            const std::string_view gap = start.substr(i + 1, next - i - 1);
            if (gap.find_first_of("\r\n") != std::string_view::npos)
                continue;
            (c == ':' ? style.colon : style.comma) = start.substr(i, next - i);
            (c == ':' ? colon : comma) = true;
        }
    }
    if (style.newline.empty() && !colon && !comma)
        style.newline.push_back('\n'); // "{}" tells nothing: as in new documents
    else if (!comma && style.newline.empty() && style.colon == ":")
        style.comma.pop_back(); // minified
    return style;
}

} // namespace mlm::json
