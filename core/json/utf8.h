// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

namespace mlm::json {

/// Length of the well-formed UTF-8 sequence that begins at `p` (RFC 3629: no overlong forms, no surrogates,
/// nothing past U+10FFFF), or 0 where there is none.
inline std::size_t utf8Length(const char *p, const char *end)
{
    const auto byte = [p](std::size_t i) { return static_cast<unsigned char>(p[i]); };
    const auto left = static_cast<std::size_t>(end - p);
    if (left == 0)
        return 0;
    const auto follows = [&](std::size_t i) { return i < left && (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80U)
        return 1;
    if (lead < 0xC2U)
        return 0;
    if (lead < 0xE0U)
        return follows(1) ? 2 : 0;
    if (lead < 0xF0U) {
        if (!follows(1) || !follows(2))
            return 0;
        const unsigned second = byte(1);
        if ((lead == 0xE0U && second < 0xA0U) || (lead == 0xEDU && second > 0x9FU))
            return 0;
        return 3;
    }
    if (lead > 0xF4U || !follows(1) || !follows(2) || !follows(3))
        return 0;
    const unsigned second = byte(1);
    if ((lead == 0xF0U && second < 0x90U) || (lead == 0xF4U && second > 0x8FU))
        return 0;
    return 4;
}

inline bool isUtf8(std::string_view text)
{
    const char *p = text.data();
    const char *const end = p + text.size();
    while (p != end) {
        const std::size_t length = utf8Length(p, end);
        if (length == 0)
            return false;
        p += length;
    }
    return true;
}

} // namespace mlm::json
