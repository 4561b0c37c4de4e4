// SPDX-License-Identifier: Apache-2.0
#include "core/base/multihashtext.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace mlm {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Multihash)
};

struct Function
{
    std::uint64_t code;
    std::size_t bytes;
    const char *name;
};

// From the multicodec table: what people publish files with.
constexpr std::array functions{
    Function{0x11, 20, "SHA-1"},         Function{0x12, 32, "SHA2-256"},
    Function{0x13, 64, "SHA2-512"},      Function{0x14, 64, "SHA3-512"},
    Function{0x15, 48, "SHA3-384"},      Function{0x16, 32, "SHA3-256"},
    Function{0x17, 28, "SHA3-224"},      Function{0x1e, 32, "BLAKE3"},
    Function{0x20, 48, "SHA2-384"},      Function{0x56, 32, "double SHA2-256"},
    Function{0xd4, 16, "MD4"},           Function{0xd5, 16, "MD5"},
    Function{0x1013, 28, "SHA2-224"},    Function{0x1014, 32, "SHA2-512/256"},
    Function{0xb210, 16, "BLAKE2b-128"}, Function{0xb214, 20, "BLAKE2b-160"},
    Function{0xb220, 32, "BLAKE2b-256"}, Function{0xb230, 48, "BLAKE2b-384"},
    Function{0xb240, 64, "BLAKE2b-512"}, Function{0xb250, 16, "BLAKE2s-128"},
    Function{0xb260, 32, "BLAKE2s-256"},
};

struct Bare
{
    std::size_t digits;
    const char *prefix;
    const char *name;
};
constexpr std::array bareDigests{Bare{32, "d50110", "MD5"}, Bare{40, "1114", "SHA-1"},
                                 Bare{64, "1220", "SHA2-256"}, Bare{128, "1340", "SHA2-512"}};

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

unsigned digit(char c)
{
    return c <= '9' ? unsigned(c - '0') : unsigned((c | 0x20) - 'a') + 10;
}

/// Reads an unsigned varint of at most nine bytes from hexadecimal text and takes it off the front. Written in more bytes than
/// it needs, it is none.
std::optional<std::uint64_t> takeVarint(std::string_view &hex)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63 && hex.size() >= 2; shift += 7) {
        const unsigned byte = digit(hex[0]) * 16 + digit(hex[1]);
        hex.remove_prefix(2);
        value |= std::uint64_t{byte & 0x7f} << shift;
        if (!(byte & 0x80))
            return byte == 0 && shift > 0 ? std::nullopt : std::optional(value);
    }
    return std::nullopt;
}

const Function *functionOf(std::uint64_t code)
{
    const auto known = std::find_if(functions.begin(), functions.end(), [&](const Function &f) { return f.code == code; });
    return known == functions.end() ? nullptr : &*known;
}

} // namespace

std::optional<MultihashParts> multihashParts(std::string_view hex)
{
    if (hex.size() % 2 != 0 || !std::all_of(hex.begin(), hex.end(), isHex))
        return std::nullopt;
    const auto code = takeVarint(hex);
    const auto bytes = code ? takeVarint(hex) : std::nullopt;
    if (!bytes || *bytes > 1024)
        return std::nullopt;
    MultihashParts parts{*code, *bytes, hex};
    if (const Function *function = functionOf(*code)) {
        parts.function = function->name;
        parts.fullBytes = function->bytes;
    }
    return parts;
}

bool MultihashParts::fits() const
{
    return bytes > 0 && digest.size() == bytes * 2 && (function.empty() || bytes <= fullBytes);
}

MultihashText inspectMultihash(std::string_view text)
{
    if (text.empty())
        return {Text::tr("The checksum is empty."), {}};
    if (!std::all_of(text.begin(), text.end(), isHex))
        return {Text::tr("A checksum may hold only the digits 0-9 and a-f."), {}};
    const auto parts = multihashParts(text);
    const bool known = parts && !parts->function.empty();
    if (known && parts->fits())
        return {};
    for (const Bare &bare : bareDigests) {
        if (bare.digits != text.size())
            continue;
        std::string lower(text);
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'F' ? char(c + ('a' - 'A')) : c; });
        return {Text::tr("This looks like a bare %1 digest: the prefix %2, which names the function and the "
                         "length, is missing.")
                    .arg(QLatin1StringView(bare.name), QLatin1StringView(bare.prefix)),
                bare.prefix + lower};
    }
    // Functions that are not in the table above exist; what names one of them is taken at its word.
    if (parts && parts->fits())
        return {};
    if (known && parts->bytes == parts->fullBytes)
        return {Text::tr("The checksum names %1, whose digest has %2 digits, but %3 follow. It may have been "
                         "cut short.")
                    .arg(QLatin1StringView(parts->function.data(), static_cast<qsizetype>(parts->function.size())))
                    .arg(parts->bytes * 2)
                    .arg(parts->digest.size()),
                {}};
    if (known && parts->bytes > parts->fullBytes)
        return {Text::tr("The checksum names %1, whose digest has at most %2 digits, but says that it has %3.")
                    .arg(QLatin1StringView(parts->function.data(), static_cast<qsizetype>(parts->function.size())))
                    .arg(parts->fullBytes * 2)
                    .arg(parts->bytes * 2),
                {}};
    return {Text::tr("This is no multihash: function, length and digest do not fit each other. It may have "
                     "been cut short."),
            {}};
}

} // namespace mlm
