// SPDX-License-Identifier: Apache-2.0
#include "core/json/scanner.h"
#include <charconv>
#include <limits>

namespace mlm::json {

namespace {

std::string hexadecimal(const char *prefix, unsigned char byte)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string text = prefix;
    text += digits[byte >> 4];
    text += digits[byte & 15U];
    return text;
}

} // namespace

std::string Cursor::word() const
{
    const char *p = at;
    while (p != end && p - at < 40 && (isWordCharacter(*p) || *p == '-' || *p == '.' || *p == ':'))
        ++p;
    while (p != at && p[-1] == ':')
        --p;
    return std::string(at, p);
}

bool Cursor::failAtCharacter()
{
    if (isComment())
        return fail(FaultKind::Comment, at);
    if (*at == '\'' || *at == '`')
        return fail(FaultKind::SingleQuotes, at);
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    for (const std::string_view quote : {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98"}) {
        if (rest.starts_with(quote))
            return fail(FaultKind::CurlyQuotes, at);
    }
    const std::size_t length = utf8Length(at, end);
    const auto c = static_cast<unsigned char>(*at);
    if (length == 0)
        return fail(FaultKind::NotUtf8, at, hexadecimal("0x", c));
    if (c < 0x20U || c == 0x7FU)
        return fail(FaultKind::Unexpected, at, hexadecimal("U+00", c));
    return fail(FaultKind::Unexpected, at, std::string(at, length));
}

bool failInString(Cursor &cursor, const char *where)
{
    const auto c = static_cast<unsigned char>(*where);
    if (c >= 0x80U)
        return cursor.fail(FaultKind::NotUtf8, where, hexadecimal("0x", c));
    if (c == '\n' || c == '\r')
        return cursor.fail(FaultKind::LineBreakInString, where);
    return cursor.fail(FaultKind::ControlCharacter, where, hexadecimal("U+00", c));
}

bool readEscape(Cursor &cursor, std::string &out)
{
    const char *const backslash = cursor.at;
    const char *p = backslash + 1;
    if (p == cursor.end)
        return cursor.fail(FaultKind::EndInString, p);
    cursor.at = p + 1;
    switch (*p) {
    case '"':
        out += '"';
        return true;
    case '\\':
        out += '\\';
        return true;
    case '/':
        out += '/';
        return true;
    case 'b':
        out += '\b';
        return true;
    case 'f':
        out += '\f';
        return true;
    case 'n':
        out += '\n';
        return true;
    case 'r':
        out += '\r';
        return true;
    case 't':
        out += '\t';
        return true;
    case 'u':
        break;
    default: {
        const std::size_t length = utf8Length(p, cursor.end);
        return cursor.fail(FaultKind::BadEscape, backslash,
                           length > 0 && *p >= ' ' ? std::string(backslash, 1 + length) : "\\");
    }
    }
    const std::int32_t first = hexDigits(p + 1, cursor.end);
    if (first < 0) {
        if (cursor.end - p < 5 && std::memchr(p, '"', static_cast<std::size_t>(cursor.end - p)) == nullptr)
            return cursor.fail(FaultKind::EndInString, cursor.end);
        return cursor.fail(FaultKind::BadEscape, backslash, "\\u");
    }
    p += 5;
    auto code = static_cast<std::uint32_t>(first);
    if (code >= 0xD800U && code <= 0xDFFFU) {
        std::int32_t second = -1;
        if (code < 0xDC00U && cursor.end - p >= 6 && p[0] == '\\' && p[1] == 'u')
            second = hexDigits(p + 2, cursor.end);
        if (second < 0xDC00 || second > 0xDFFF)
            return cursor.fail(FaultKind::LoneSurrogate, backslash, std::string(backslash, 6));
        code = 0x10000U + ((code - 0xD800U) << 10) + (static_cast<std::uint32_t>(second) - 0xDC00U);
        p += 6;
    }
    appendUtf8(out, code);
    cursor.at = p;
    return true;
}

namespace {

bool isDigit(const char *p, const char *end)
{
    return p != end && *p >= '0' && *p <= '9';
}

/// Whether a number out of the range of double is too large rather than too small: its decimal exponent is
/// positive.
bool isHuge(const char *digits, const char *exponent, const char *end)
{
    std::int64_t power = 0;
    for (const char *p = digits; isDigit(p, end); ++p) {
        if (power > 0 || *p != '0')
            ++power;
    }
    std::int64_t scale = 0;
    bool negative = false;
    for (const char *p = exponent; p != end; ++p) {
        if (*p == '-')
            negative = true;
        else if (*p >= '0' && *p <= '9' && scale < std::numeric_limits<std::int32_t>::max())
            scale = scale * 10 + (*p - '0');
    }
    return power + (negative ? -scale : scale) > 0;
}

} // namespace

bool readNumber(Cursor &cursor, Number &number)
{
    const char *const start = cursor.at;
    const char *const end = cursor.end;
    const char *p = start;
    const bool negative = *p == '-';
    if (negative)
        ++p;
    const char *const digits = p;
    if (!isDigit(p, end)) {
        if (p != end && *p == '.')
            return cursor.fail(FaultKind::DotWithoutDigit, p);
        if (p != end && ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z'))) {
            while (p != end && ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z')))
                ++p;
            return cursor.fail(FaultKind::NotANumber, start, std::string(start, p));
        }
        return cursor.fail(FaultKind::BadNumber, start);
    }
    std::uint64_t whole = 0;
    while (isDigit(p, end)) {
        whole = whole * 10 + static_cast<std::uint64_t>(*p - '0'); // may wrap: then it is not used
        ++p;
    }
    const auto count = p - digits;
    if (count > 1 && *digits == '0')
        return cursor.fail(FaultKind::LeadingZero, digits);
    bool real = false;
    if (p != end && *p == '.') {
        real = true;
        if (!isDigit(++p, end))
            return cursor.fail(FaultKind::DotWithoutDigit, p - 1);
        while (isDigit(p, end))
            ++p;
    }
    const char *exponent = end;
    if (p != end && (*p == 'e' || *p == 'E')) {
        real = true;
        exponent = ++p;
        if (p != end && (*p == '+' || *p == '-'))
            ++p;
        if (!isDigit(p, end))
            return cursor.fail(FaultKind::BadNumber, start);
        while (isDigit(p, end))
            ++p;
    }
    cursor.at = p;
    if (!real && count < 19) {
        number.kind = negative ? Number::Kind::Signed : Number::Kind::Unsigned;
        number.wide = whole;
        number.whole = negative ? -static_cast<std::int64_t>(whole) : 0;
        return true;
    }
    if (!real) {
        if (negative && std::from_chars(start, p, number.whole).ec == std::errc()) {
            number.kind = Number::Kind::Signed;
            return true;
        }
        if (!negative && std::from_chars(start, p, number.wide).ec == std::errc()) {
            number.kind = Number::Kind::Unsigned;
            return true;
        }
    }
    number.kind = Number::Kind::Float;
    if (std::from_chars(start, p, number.real).ec == std::errc())
        return true;
    if (isHuge(digits, exponent == end ? p : exponent, p))
        return cursor.fail(FaultKind::NumberTooLarge, start);
    number.real = negative ? -0.0 : 0.0;
    return true;
}

} // namespace mlm::json
