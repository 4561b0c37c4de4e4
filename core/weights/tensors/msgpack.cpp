// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensors/msgpack.h"

namespace mlm::weights::msgpack {

namespace {

/// A big-endian number of 1, 2, 4 or 8 bytes.
std::uint64_t whole(Stream &stream, unsigned bytes)
{
    switch (bytes) {
    case 1: return stream.number<std::uint8_t>();
    case 2: return stream.number<std::uint16_t>(std::endian::big);
    case 4: return stream.number<std::uint32_t>(std::endian::big);
    default: return stream.number<std::uint64_t>(std::endian::big);
    }
}

Token skipped(Stream &stream, unsigned bytes)
{
    stream.skip(bytes);
    return {Kind::Other};
}

Token integer(Stream &stream, unsigned bytes)
{
    const std::uint64_t value = whole(stream, bytes);
    const bool negative = (value >> (bytes * 8 - 1)) != 0;
    return negative ? Token{Kind::Other} : Token{Kind::Unsigned, 0, value};
}

Token extension(Stream &stream, std::uint64_t length)
{
    return {Kind::Extension, length, 0, stream.number<std::int8_t>()};
}

} // namespace

Token read(Stream &stream)
{
    const unsigned head = stream.number<std::uint8_t>();
    if (!stream.ok())
        return {};
    if (head < 0x80)
        return {Kind::Unsigned, 0, head};
    if (head < 0x90)
        return {Kind::Map, head & 0x0fU};
    if (head < 0xa0)
        return {Kind::Array, head & 0x0fU};
    if (head < 0xc0)
        return {Kind::Text, head & 0x1fU};
    if (head >= 0xe0)
        return {Kind::Other};
    switch (head) {
    case 0xc0: return {Kind::Other};
    case 0xc2:
    case 0xc3: return {Kind::Bool, 0, head - 0xc2};
    case 0xc4: return {Kind::Bytes, whole(stream, 1)};
    case 0xc5: return {Kind::Bytes, whole(stream, 2)};
    case 0xc6: return {Kind::Bytes, whole(stream, 4)};
    case 0xc7: return extension(stream, whole(stream, 1));
    case 0xc8: return extension(stream, whole(stream, 2));
    case 0xc9: return extension(stream, whole(stream, 4));
    case 0xca: return skipped(stream, 4);
    case 0xcb: return skipped(stream, 8);
    case 0xcc:
    case 0xcd:
    case 0xce:
    case 0xcf: return {Kind::Unsigned, 0, whole(stream, 1U << (head - 0xcc))};
    case 0xd0:
    case 0xd1:
    case 0xd2:
    case 0xd3: return integer(stream, 1U << (head - 0xd0));
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8: return extension(stream, std::uint64_t{1} << (head - 0xd4));
    case 0xd9: return {Kind::Text, whole(stream, 1)};
    case 0xda: return {Kind::Text, whole(stream, 2)};
    case 0xdb: return {Kind::Text, whole(stream, 4)};
    case 0xdc: return {Kind::Array, whole(stream, 2)};
    case 0xdd: return {Kind::Array, whole(stream, 4)};
    case 0xde: return {Kind::Map, whole(stream, 2)};
    case 0xdf: return {Kind::Map, whole(stream, 4)};
    default: return {}; // 0xc1 is never used
    }
}

} // namespace mlm::weights::msgpack
