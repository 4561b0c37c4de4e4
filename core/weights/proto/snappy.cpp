// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/snappy.h"
#include "core/weights/bytes/cursor.h"

namespace mlm::weights::proto {

namespace {

/// A copy of three bytes gives at most 64.
constexpr std::uint64_t largestGrowth = 22;

std::optional<std::uint64_t> unpackedSize(Cursor &in)
{
    std::uint64_t size = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        const auto byte = in.number<std::uint8_t>();
        size |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (in.ok() && byte < 0x80)
            return size;
    }
    return std::nullopt;
}

std::uint64_t littleEndian(Cursor &in, unsigned bytes)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < bytes; ++i)
        value |= static_cast<std::uint64_t>(in.number<std::uint8_t>()) << (8 * i);
    return value;
}

} // namespace

std::optional<std::string> unsnappy(std::string_view packed, std::size_t limit)
{
    Cursor in(packed);
    const auto size = unpackedSize(in);
    if (!size || *size > limit || *size > packed.size() * largestGrowth)
        return std::nullopt;
    std::string out;
    out.reserve(static_cast<std::size_t>(*size));
    while (!in.atEnd()) {
        const unsigned tag = in.number<std::uint8_t>();
        const unsigned kind = tag & 3U;
        std::uint64_t length = (tag >> 2U) + 1;
        if (kind == 0) {
            if (length > 60)
                length = littleEndian(in, static_cast<unsigned>(length - 60)) + 1;
            const std::string_view literal = in.bytes(length);
            if (!in.ok() || literal.size() > *size - out.size())
                return std::nullopt;
            out.append(literal);
            continue;
        }
        std::uint64_t back = 0;
        if (kind == 1) {
            length = ((tag >> 2U) & 7U) + 4;
            back = (static_cast<std::uint64_t>(tag >> 5U) << 8U) | in.number<std::uint8_t>();
        } else {
            back = littleEndian(in, kind == 2 ? 2 : 4);
        }
        if (!in.ok() || back == 0 || back > out.size() || length > *size - out.size())
            return std::nullopt;
        // A copy may reach into what it writes, so that it goes byte by byte.
        for (std::uint64_t i = 0; i < length; ++i)
            out.push_back(out[out.size() - static_cast<std::size_t>(back)]);
    }
    return in.ok() && out.size() == *size ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace mlm::weights::proto
