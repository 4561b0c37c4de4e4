// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/table.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/proto/snappy.h"
#include "core/weights/proto/words.h"
#include <array>

namespace mlm::weights::proto {

namespace {

constexpr std::uint64_t footerSize = 48;
constexpr std::uint64_t footerMagic = 0xdb4775248b80fb57ULL;
constexpr std::uint64_t trailerSize = 5; ///< one byte of compression, four of check sum
constexpr std::size_t largestBlock = std::size_t(16) << 20U;
constexpr std::uint64_t mostBytes = std::uint64_t(64) << 20U;
constexpr std::size_t longestKey = 4096;

Error damaged(std::uint64_t at)
{
    return {Error::Code::Refused, Words::tr("The table of variables is damaged at byte %1.").arg(at),
            Words::tr("The file is damaged or was not copied whole."), {}};
}

std::uint64_t varint(Cursor &in)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
        const auto byte = in.number<std::uint8_t>();
        value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80)
            return value;
    }
    in.fail();
    return 0;
}

constexpr std::array<std::uint32_t, 256> castagnoli = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ ((value & 1U) != 0 ? 0x82f63b78U : 0U);
        table[i] = value;
    }
    return table;
}();

/// CRC-32C, masked as LevelDB stores it.
std::uint32_t maskedSum(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffffU;
    for (const char c : bytes)
        crc = castagnoli[(crc ^ static_cast<unsigned char>(c)) & 0xffU] ^ (crc >> 8U);
    crc = ~crc;
    return ((crc >> 15U) | (crc << 17U)) + 0xa282ead8U;
}

struct Handle
{
    std::uint64_t offset = 0, size = 0;
};

/// A block, unpacked, and whether its check sum is right.
Result<std::pair<std::string, bool>> readBlock(const Source &source, const Handle &handle)
{
    const auto length = sum(handle.size, trailerSize);
    if (!length)
        return damaged(handle.offset);
    auto raw = source.bytes(handle.offset, *length, largestBlock);
    if (!raw)
        return raw.error();
    const std::string_view all = *raw;
    Cursor trailer(all.substr(static_cast<std::size_t>(handle.size)));
    const auto packing = trailer.number<std::uint8_t>();
    const bool right = trailer.number<std::uint32_t>() == maskedSum(all.substr(0, static_cast<std::size_t>(handle.size) + 1));
    if (packing == 0) {
        raw->resize(static_cast<std::size_t>(handle.size));
        return std::pair(std::move(*raw), right);
    }
    auto content = packing == 1 ? unsnappy(all.substr(0, static_cast<std::size_t>(handle.size)), largestBlock) : std::nullopt;
    if (!content)
        return damaged(handle.offset);
    return std::pair(std::move(*content), right);
}

/// The entries of one block, whose keys share beginnings with the key before.
Result<void> walkBlock(const std::string &block, std::uint64_t offset, const TableVisitor &visit)
{
    if (block.size() < 4)
        return damaged(offset);
    Cursor tail(std::string_view(block).substr(block.size() - 4));
    const std::uint64_t restarts = tail.number<std::uint32_t>();
    if (restarts > (block.size() - 4) / 4)
        return damaged(offset);
    Cursor in(std::string_view(block).substr(0, block.size() - 4 - static_cast<std::size_t>(restarts) * 4));
    std::string key;
    while (!in.atEnd()) {
        const std::uint64_t shared = varint(in), own = varint(in), length = varint(in);
        if (!in.ok() || shared > key.size() || own > longestKey - shared)
            return damaged(offset);
        key.resize(static_cast<std::size_t>(shared));
        key.append(in.bytes(own));
        const std::size_t at = in.position();
        in.skip(length);
        if (!in.ok())
            return damaged(offset);
        if (auto done = visit(key, block, at, static_cast<std::size_t>(length)); !done)
            return done;
    }
    return {};
}

} // namespace

Result<bool> walkTable(const Source &source, const TableVisitor &visit)
{
    if (source.size() < footerSize)
        return damaged(0);
    const std::uint64_t end = source.size() - footerSize;
    auto footer = source.bytes(end, footerSize, footerSize);
    if (!footer)
        return footer.error();
    Cursor in(*footer);
    varint(in); // the block of meta data, which has nothing to tell
    varint(in);
    Handle index;
    index.offset = varint(in);
    index.size = varint(in);
    in.seek(footerSize - 8);
    if (in.number<std::uint64_t>() != footerMagic || !in.ok())
        return damaged(end);
    auto blocks = readBlock(source, index);
    if (!blocks)
        return blocks.error();
    bool right = blocks->second;
    std::uint64_t previous = 0, total = 0;
    auto done = walkBlock(blocks->first, index.offset, [&](std::string_view, std::string_view block, std::size_t at, std::size_t length) -> Result<void> {
        Cursor place(block.substr(at, length));
        Handle handle;
        handle.offset = varint(place);
        handle.size = varint(place);
        const auto after = sum(handle.offset, handle.size);
        if (!place.ok() || !after || handle.offset < previous)
            return damaged(index.offset);
        previous = *after + 1;
        auto data = readBlock(source, handle);
        if (!data)
            return data.error();
        right = right && data->second;
        total += data->first.size();
        if (total > mostBytes)
            return Error{Error::Code::Limit, Words::tr("The table of variables has more than %1 bytes.").arg(mostBytes), {}, {}};
        return walkBlock(data->first, handle.offset, visit);
    });
    if (!done)
        return done.error();
    return right;
}

} // namespace mlm::weights::proto
