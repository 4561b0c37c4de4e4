// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/fault.h"
#include "core/json/utf8.h"
#include <cstdint>
#include <cstring>

/// Strings and numbers of a JSON text. Internal to core/json; inline because every byte of every document
/// passes here.
namespace mlm::json {

struct Cursor
{
    const char *begin = nullptr;
    const char *at = nullptr;
    const char *end = nullptr;
    Fault fault = {};

    bool fail(FaultKind kind, const char *where, std::string name = {})
    {
        fault = {kind, static_cast<std::size_t>(where - begin), 0, std::move(name), 0};
        return false;
    }
    /// Where no token can begin: tells apart what people put there.
    bool failAtCharacter();
    bool isComment() const
    {
        return *at == '#' || (*at == '/' && at + 1 != end && (at[1] == '/' || at[1] == '*'));
    }
    static bool isWordCharacter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '$';
    }
    /// The word at the cursor, as a person would see it ("eo:bands"), at most 40 bytes; may be empty.
    std::string word() const;
    void skipSpace()
    {
        while (at != end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
            ++at;
    }
};

/// True where none of the eight bytes is a quotation mark, a backslash, a control character or outside ASCII.
inline bool isPlain(const char *p)
{
    std::uint64_t word = 0;
    std::memcpy(&word, p, sizeof word);
    constexpr std::uint64_t ones = 0x0101010101010101U, high = 0x8080808080808080U;
    const std::uint64_t quote = word ^ (ones * '"'), slash = word ^ (ones * '\\');
    const std::uint64_t special =
        ((quote - ones) & ~quote) | ((slash - ones) & ~slash) | (word - ones * 0x20U) | word;
    return (special & high) == 0;
}

/// Appends one code point as UTF-8.
inline void appendUtf8(std::string &out, std::uint32_t code)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80U) {
        put(code);
    } else if (code < 0x800U) {
        put(0xC0U | code >> 6);
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000U) {
        put(0xE0U | code >> 12);
        put(0x80U | (code >> 6 & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | code >> 18);
        put(0x80U | (code >> 12 & 0x3FU));
        put(0x80U | (code >> 6 & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

/// Four hexadecimal digits at `p`, or -1.
inline std::int32_t hexDigits(const char *p, const char *end)
{
    if (end - p < 4)
        return -1;
    std::int32_t code = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = p[i];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

/// The fault of a byte that may not stand in a string.
bool failInString(Cursor &cursor, const char *where);

/// The escape at the cursor, which stands on the backslash.
bool readEscape(Cursor &cursor, std::string &out);

/// A string; the cursor stands behind the opening quotation mark and ends behind the closing one. `out` is
/// written only where `Keep`.
template <bool Keep> bool readString(Cursor &cursor, std::string &out)
{
    const char *start = cursor.at;
    const char *p = start;
    std::string scratch;
    for (;;) {
        while (cursor.end - p >= 8 && isPlain(p))
            p += 8;
        if (p == cursor.end)
            return cursor.fail(FaultKind::EndInString, p);
        const auto c = static_cast<unsigned char>(*p);
        if (c == '"') {
            if constexpr (Keep)
                out.append(start, p);
            cursor.at = p + 1;
            return true;
        }
        if (c == '\\') {
            if constexpr (Keep)
                out.append(start, p);
            cursor.at = p;
            if (!readEscape(cursor, Keep ? out : scratch))
                return false;
            start = p = cursor.at;
            if constexpr (!Keep)
                scratch.clear();
        } else if (c >= 0x80U) {
            const std::size_t length = utf8Length(p, cursor.end);
            if (length == 0)
                return failInString(cursor, p);
            p += length;
        } else if (c < 0x20U) {
            return failInString(cursor, p);
        } else {
            ++p;
        }
    }
}

struct Number
{
    enum class Kind { Signed, Unsigned, Float } kind = Kind::Unsigned;
    std::int64_t whole = 0;
    std::uint64_t wide = 0;
    double real = 0;
};

/// A number; the cursor stands on its first character.
bool readNumber(Cursor &cursor, Number &number);

} // namespace mlm::json
