// SPDX-License-Identifier: Apache-2.0
#include "core/spec/pattern.h"

// What counts is what the validators of STAC do, so that a document found valid here is found valid there.
namespace mlm::spec {

namespace {

bool digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return false;
    for (std::size_t i = at; i < at + count; ++i)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

int number(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i)
        value = value * 10 + (text[i] - '0');
    return value;
}

bool isDate(std::string_view text)
{
    if (text.size() != 10 || !digits(text, 0, 4) || text[4] != '-' || !digits(text, 5, 2) || text[7] != '-' || !digits(text, 8, 2))
        return false;
    const int year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    static constexpr int days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1)
        return false;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= (month == 2 && leap ? 29 : days[month]);
}

/// hh:mm:ss with an optional fraction and a time zone; second 60 where it is 23:59 in UTC.
bool isTime(std::string_view text)
{
    if (text.size() < 9 || !digits(text, 0, 2) || text[2] != ':' || !digits(text, 3, 2) || text[5] != ':' || !digits(text, 6, 2))
        return false;
    std::size_t at = 8;
    if (text[at] == '.')
    {
        if (!digits(text, at + 1, 1))
            return false;
        for (++at; digits(text, at, 1); ++at) {}
    }
    std::string_view zone = text.substr(at);
    int zoneMinutes = 0;
    if (zone != "z" && zone != "Z")
    {
        if (zone.size() < 3 || (zone[0] != '+' && zone[0] != '-') || !digits(zone, 1, 2))
            return false;
        const bool colon = zone.size() == 6 && zone[3] == ':' && digits(zone, 4, 2);
        const bool plain = zone.size() == 5 && digits(zone, 3, 2);
        if (zone.size() != 3 && !colon && !plain)
            return false;
        const int hours = number(zone, 1, 2);
        const int minutes = zone.size() == 3 ? 0 : number(zone, colon ? 4 : 3, 2);
        if (hours > 23 || minutes > 59)
            return false;
        zoneMinutes = (hours * 60 + minutes) * (zone[0] == '-' ? -1 : 1);
    }
    const int hour = number(text, 0, 2), minute = number(text, 3, 2), second = number(text, 6, 2);
    if (hour <= 23 && minute <= 59 && second < 60)
        return true;
    const int inUtc = hour * 60 + minute - zoneMinutes;
    return second == 60 && ((inUtc % 1440) + 1440) % 1440 == 1439;
}

/// One separator: t, T or any white space (ECMA-262), and no second one.
bool isDateTime(std::string_view text)
{
    if (text.size() < 12 || !isDate(text.substr(0, 10)))
        return false;
    std::string_view rest = text.substr(10);
    const char c = rest.front();
    if (c == 't' || c == 'T' || c == ' ' || (c >= '\t' && c <= '\r'))
        return isTime(rest.substr(1));
    for (const std::string_view space : {"\xc2\xa0", "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81", "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84",
                                         "\xe2\x80\x85", "\xe2\x80\x86", "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8",
                                         "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80", "\xef\xbb\xbf"})
        if (rest.starts_with(space))
            return isTime(rest.substr(space.size()));
    return false;
}

/// An address in its parts, as RFC 3986 appendix B takes it apart.
struct Address
{
    std::string_view scheme, host, path;
    bool hasScheme = false, hasAuthority = false, hasQuery = false, hasFragment = false;
};

Address split(std::string_view text)
{
    Address address;
    const std::size_t end = text.find_first_of(":/?#");
    if (end != std::string_view::npos && end > 0 && text[end] == ':')
    {
        address.hasScheme = true;
        address.scheme = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    if (text.starts_with("//"))
    {
        // The host ends at the first of these; what follows an odd port belongs to the path.
        std::string_view authority = text.substr(2, text.substr(2).find_first_of("/?#"));
        address.hasAuthority = true;
        std::string_view host = authority;
        if (const std::size_t user = host.find('@'); user != std::string_view::npos)
            host.remove_prefix(user + 1);
        std::size_t length = 0;
        if (host.starts_with('[') && host.find(']') != std::string_view::npos && host.find(']') > 1)
            length = host.find(']') + 1;
        else
            length = std::min(host.find(':'), host.size());
        address.host = host.substr(0, length);
        std::size_t used = static_cast<std::size_t>(host.data() - text.data()) + length;
        if (used < text.size() && text[used] == ':')
            for (++used; digits(text, used, 1); ++used) {}
        text.remove_prefix(used);
    }
    const std::size_t pathEnd = std::min(text.find_first_of("?#"), text.size());
    address.path = text.substr(0, pathEnd);
    text.remove_prefix(pathEnd);
    address.hasQuery = text.starts_with('?');
    address.hasFragment = text.find('#') != std::string_view::npos;
    return address;
}

bool sameScheme(std::string_view scheme, std::string_view other)
{
    if (scheme.size() != other.size())
        return false;
    for (std::size_t i = 0; i < scheme.size(); ++i)
        if ((scheme[i] >= 'A' && scheme[i] <= 'Z' ? scheme[i] - 'A' + 'a' : scheme[i]) != other[i])
            return false;
    return true;
}

bool isAbsolute(const Address &address)
{
    return address.hasScheme && (!address.host.empty() || (address.scheme == "file" && !address.path.empty()));
}

bool isReference(std::string_view text)
{
    if (text.empty())
        return false;
    const Address address = split(text);
    if (isAbsolute(address))
        return true;
    if (address.path.empty())
        return false;
    if (!address.hasScheme)
        return true;
    // With a fragment the validators let a scheme without host pass, save for those whose path they take apart themselves.
    for (const std::string_view scheme : {"urn", "mailto", "ws", "wss"})
        if (sameScheme(address.scheme, scheme))
            return false;
    return address.hasFragment;
}

} // namespace

bool matchesFormat(std::string_view format, std::string_view utf8)
{
    if (format == "date-time")
        return isDateTime(utf8);
    if (format == "iri")
        return isAbsolute(split(utf8));
    if (format == "iri-reference")
        return isReference(utf8);
    return true;
}

} // namespace mlm::spec
