// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/heaps.h"
#include <QCoreApplication>
#include <algorithm>
#include <bit>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

QString what()
{
    return Words::tr("heap of a large group");
}

/// log2 of a power of two.
unsigned bitsOf(std::uint64_t value)
{
    return static_cast<unsigned>(std::bit_width(value)) - 1;
}

constexpr unsigned mostRows = 64;
constexpr std::size_t mostBlocks = 1 << 17;

} // namespace

Result<FractalHeap> FractalHeap::open(File &file, std::uint64_t address)
{
    if (!file.isNew(address))
        return damaged(what(), address, Words::tr("two groups use it"));
    const auto head = file.bytes(address, 22 + 12 * std::uint64_t{file.lengthSize()} + 3 * std::uint64_t{file.offsetSize()}, what());
    if (!head)
        return head.error();
    Cursor cursor(*head);
    if (cursor.bytes(4) != "FRHP" || cursor.number<std::uint8_t>() != 0)
        return damaged(what(), address, Words::tr("it does not begin like one"));
    FractalHeap heap;
    heap.m_address = address;
    heap.m_idLength = cursor.number<std::uint16_t>();
    const auto filters = cursor.number<std::uint16_t>();
    cursor.skip(1);
    const auto largestObject = cursor.number<std::uint32_t>();
    file.length(cursor);  // next ID of a huge object
    file.address(cursor); // their B-tree
    file.length(cursor);  // free space
    file.address(cursor); // its manager
    for (int i = 0; i < 8; ++i)
        file.length(cursor); // amounts and counts
    heap.m_width = cursor.number<std::uint16_t>();
    heap.m_start = file.length(cursor);
    heap.m_largest = file.length(cursor);
    const auto heapBits = cursor.number<std::uint16_t>();
    cursor.skip(2); // rows to begin with
    const std::uint64_t root = file.address(cursor);
    const auto rows = cursor.number<std::uint16_t>();
    if (!cursor.ok() || heapBits == 0 || heapBits > 63 || heap.m_width == 0 || heap.m_width > 1024 ||
        !std::has_single_bit(heap.m_width) || !std::has_single_bit(heap.m_start) || !std::has_single_bit(heap.m_largest) ||
        heap.m_start > heap.m_largest || heap.m_largest > (std::uint64_t{1} << 32) || largestObject == 0)
        return damaged(what(), address, Words::tr("its sizes do not fit each other"));
    if (filters != 0)
        return Error{Error::Code::Refused, Words::tr("The %1 at byte %2 is compressed, which is not read here.").arg(what()).arg(address), {}, {}};
    heap.m_offsetBytes = (heapBits + 7U) / 8;
    heap.m_lengthBytes = std::min((bitsOf(heap.m_largest) + 7) / 8, (static_cast<unsigned>(std::bit_width(largestObject)) - 1) / 8 + 1);
    if (root != nowhere) {
        if (auto done = heap.readBlocks(file, root, rows); !done)
            return done.error();
    }
    return heap;
}

Result<void> FractalHeap::readBlocks(File &file, std::uint64_t root, unsigned rows)
{
    if (rows == 0) {
        m_blocks.push_back({root, 0, m_start});
        return {};
    }
    struct Indirect
    {
        std::uint64_t address;
        std::uint64_t begin;
        unsigned rows;
    };
    const unsigned directRows = bitsOf(m_largest) - bitsOf(m_start) + 2;
    std::vector<Indirect> pending{{root, 0, rows}};
    while (!pending.empty()) {
        const Indirect block = pending.back();
        pending.pop_back();
        const std::uint64_t headSize = 5 + file.offsetSize() + m_offsetBytes;
        if (block.rows > mostRows || !file.isNew(block.address))
            return damaged(what(), block.address, Words::tr("its blocks stand in a circle"));
        const auto bytes = file.bytes(block.address, headSize + std::uint64_t{block.rows} * m_width * file.offsetSize(), what());
        if (!bytes)
            return bytes.error();
        Cursor cursor(*bytes);
        if (cursor.bytes(4) != "FHIB")
            return damaged(what(), block.address, Words::tr("a block of it should stand there"));
        cursor.seek(headSize);
        std::uint64_t begin = block.begin;
        for (unsigned row = 0; row < block.rows; ++row) {
            const unsigned doublings = row == 0 ? 0 : row - 1;
            const std::uint64_t size = doublings + bitsOf(m_start) < 63 ? m_start << doublings : 0;
            for (unsigned column = 0; column < m_width; ++column) {
                const std::uint64_t child = file.address(cursor);
                const auto next = sum(begin, size);
                if (size == 0 || !next)
                    return damaged(what(), block.address, Words::tr("its blocks are too large"));
                if (child != nowhere && row < directRows) {
                    m_blocks.push_back({child, begin, size});
                    if (m_blocks.size() > mostBlocks)
                        return damaged(what(), m_address, Words::tr("it has over %1 blocks").arg(mostBlocks));
                } else if (child != nowhere) {
                    const unsigned first = bitsOf(m_start) + bitsOf(m_width);
                    if (bitsOf(size) < first)
                        return damaged(what(), block.address, Words::tr("its sizes do not fit each other"));
                    pending.push_back({child, begin, bitsOf(size) - first + 1});
                }
                begin = *next;
            }
        }
    }
    std::sort(m_blocks.begin(), m_blocks.end(), [](const Block &a, const Block &b) { return a.begin < b.begin; });
    return {};
}

Result<std::optional<std::string>> FractalHeap::object(File &file, std::string_view id)
{
    Cursor cursor(id);
    const auto first = cursor.number<std::uint8_t>();
    const unsigned kind = (first >> 4) & 3;
    if (kind == 2) {
        // In the ID itself; a longer ID tells the length in two bytes.
        std::uint64_t length = first & 15U;
        if (m_idLength > 18)
            length = length << 8 | cursor.number<std::uint8_t>();
        const std::string_view bytes = cursor.bytes(length + 1);
        if (!cursor.ok())
            return damaged(what(), m_address, Words::tr("an entry is cut short"));
        return std::optional(std::string(bytes));
    }
    if (kind != 0)
        return std::optional<std::string>();
    const std::uint64_t offset = File::number(cursor, m_offsetBytes);
    const std::uint64_t length = File::number(cursor, m_lengthBytes);
    if (!cursor.ok())
        return damaged(what(), m_address, Words::tr("an entry is cut short"));
    auto block = std::upper_bound(m_blocks.begin(), m_blocks.end(), offset,
                                  [](std::uint64_t place, const Block &each) { return place < each.begin; });
    if (block == m_blocks.begin())
        return damaged(what(), m_address, Words::tr("an entry points outside"));
    --block;
    const std::uint64_t inside = offset - block->begin;
    const auto address = sum(block->address, inside);
    if (inside >= block->size || length > block->size - inside || !address)
        return damaged(what(), m_address, Words::tr("an entry points outside"));
    auto bytes = file.bytes(*address, length, what());
    if (!bytes)
        return bytes.error();
    return std::optional(std::move(*bytes));
}

} // namespace mlm::weights::hdf5
