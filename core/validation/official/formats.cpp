// SPDX-License-Identifier: Apache-2.0
#include "core/validation/official/formats.h"
#include "core/spec/pattern.h"

namespace mlm::official {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Characters that RFC 3986 lets stand as they are, besides `more`; "%" needs two digits after it.
bool allAllowed(std::string_view text, std::string_view more)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
                return false;
            i += 2;
        } else if (!isLetter(c) && !isDigit(c) && std::string_view("-._~!$&'()*+,;=").find(c) == std::string_view::npos &&
                   more.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

bool isAuthority(std::string_view text)
{
    if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
        if (!allAllowed(text.substr(0, at), ":"))
            return false;
        text.remove_prefix(at + 1);
    }
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || end < 3)
            return false;
        for (const char c : text.substr(1, end - 1))
            if (!isHex(c) && c != ':' && c != '.')
                return false;
        text.remove_prefix(end + 1);
        if (!text.empty() && text.front() != ':')
            return false;
    }
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos) {
        for (const char c : text.substr(colon + 1))
            if (!isDigit(c))
                return false;
        text = text.substr(0, colon);
    }
    return allAllowed(text, {});
}

/// RFC 3986: URI, or URI-reference where it may be `relative`.
bool isUri(std::string_view text, bool relative)
{
    const std::size_t stop = text.find_first_of(":/?#");
    if (stop != std::string_view::npos && text[stop] == ':') {
        const std::string_view scheme = text.substr(0, stop);
        if (scheme.empty() || !isLetter(scheme.front()))
            return false;
        for (const char c : scheme)
            if (!isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.')
                return false;
        text.remove_prefix(stop + 1);
    } else if (!relative) {
        return false;
    }
    if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
        if (!allAllowed(text.substr(hash + 1), ":@/?"))
            return false;
        text = text.substr(0, hash);
    }
    if (const std::size_t query = text.find('?'); query != std::string_view::npos) {
        if (!allAllowed(text.substr(query + 1), ":@/?"))
            return false;
        text = text.substr(0, query);
    }
    if (text.starts_with("//")) {
        text.remove_prefix(2);
        const std::size_t end = std::min(text.find('/'), text.size());
        if (!isAuthority(text.substr(0, end)))
            return false;
        text.remove_prefix(end);
    }
    return allAllowed(text, ":@/");
}

} // namespace

bool hasFormat(const std::string &format, std::string_view text)
{
    if (format == "uri")
        return isUri(text, false) && text.find_first_of("/:") != std::string_view::npos;
    if (format == "uri-reference")
        return isUri(text, true);
    if (format == "url")
        return isUri(text, false) && text.find("://") != std::string_view::npos;
    if (format == "regex")
        return text.size() <= 10'000 && spec::Pattern(std::string(text)).isValid();
    return spec::matchesFormat(format, text);
}

} // namespace mlm::official
