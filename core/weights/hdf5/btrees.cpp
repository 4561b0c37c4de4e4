// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/btrees.h"
#include <QCoreApplication>
#include <bit>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

QString what()
{
    return Words::tr("B-tree");
}

struct Pending
{
    std::uint64_t address = 0;
    int level = 0; ///< that it must have; -1: any, for the root
};

/// Walks a B-tree of version 1; `key` is called with the key left of each child of level 0, then `leaf` with the child.
Result<void> walkTree(File &file, std::uint64_t tree, unsigned kind, unsigned keySize,
                      const std::function<bool(Cursor key, std::uint64_t child)> &leaf)
{
    std::vector<Pending> pending{{tree, -1}};
    while (!pending.empty()) {
        const Pending node = pending.back();
        pending.pop_back();
        if (!file.isNew(node.address))
            return damaged(what(), node.address, Words::tr("its nodes stand in a circle, or two groups use it"));
        const std::uint64_t headSize = 8 + 2 * std::uint64_t{file.offsetSize()};
        const auto head = file.bytes(node.address, headSize, what());
        if (!head)
            return head.error();
        Cursor start(*head);
        const bool isTree = start.bytes(4) == "TREE" && start.number<std::uint8_t>() == kind;
        const int level = start.number<std::uint8_t>();
        const auto count = start.number<std::uint16_t>();
        if (!isTree || (node.level >= 0 && level != node.level))
            return damaged(what(), node.address, Words::tr("no node of level %1 stands there").arg(node.level));
        const auto bytes = file.bytes(node.address + headSize, std::uint64_t{count} * (keySize + file.offsetSize()), what());
        if (!bytes)
            return bytes.error();
        Cursor cursor(*bytes);
        std::vector<Pending> children;
        for (unsigned i = 0; i < count; ++i) {
            const Cursor key(cursor.bytes(keySize));
            const std::uint64_t child = file.address(cursor);
            if (level > 0)
                children.push_back({child, level - 1});
            else if (!leaf(key, child))
                return damaged(what(), node.address, Words::tr("its numbers are too large"));
        }
        pending.insert(pending.end(), children.rbegin(), children.rend());
    }
    return {};
}

/// Bytes that a number up to `limit` takes.
unsigned widthOf(std::uint64_t limit)
{
    return (static_cast<unsigned>(std::bit_width(limit | 1)) - 1) / 8 + 1;
}

constexpr unsigned deepestTree = 16;
constexpr std::uint64_t nodeFrame = 10; ///< signature, version, type and checksum

} // namespace

Result<std::vector<std::uint64_t>> symbolNodes(File &file, std::uint64_t tree)
{
    std::vector<std::uint64_t> result;
    const auto done = walkTree(file, tree, 0, file.lengthSize(), [&](Cursor, std::uint64_t child) {
        result.push_back(child);
        return true;
    });
    if (!done)
        return done.error();
    return result;
}

Result<std::uint64_t> chunkBytes(File &file, std::uint64_t tree, unsigned dimensions)
{
    std::uint64_t total = 0;
    const auto done = walkTree(file, tree, 1, 8 + 8 * dimensions, [&](Cursor key, std::uint64_t) {
        const auto next = sum(total, key.number<std::uint32_t>());
        total = next.value_or(0);
        return next.has_value();
    });
    if (!done)
        return done.error();
    return total;
}

Result<void> eachRecord(File &file, std::uint64_t tree, const std::function<Result<void>(std::string_view record)> &take)
{
    if (!file.isNew(tree))
        return damaged(what(), tree, Words::tr("two groups use it"));
    const auto head = file.bytes(tree, 22 + std::uint64_t{file.offsetSize()} + file.lengthSize(), what());
    if (!head)
        return head.error();
    Cursor cursor(*head);
    const bool isTree = cursor.bytes(4) == "BTHD" && cursor.number<std::uint8_t>() == 0;
    cursor.skip(1);
    const auto nodeSize = cursor.number<std::uint32_t>();
    const auto recordSize = cursor.number<std::uint16_t>();
    const auto depth = cursor.number<std::uint16_t>();
    cursor.skip(2);
    const std::uint64_t root = file.address(cursor);
    const auto rootCount = cursor.number<std::uint16_t>();
    if (!isTree || !cursor.ok() || recordSize == 0 || nodeSize < nodeFrame + recordSize || depth > deepestTree)
        return damaged(what(), tree, Words::tr("its sizes do not fit each other"));
    if (root == nowhere)
        return {};

    // How wide the counts beside a child's address are depends on how many records could stand below it at most.
    const std::uint64_t leafMost = (nodeSize - nodeFrame) / recordSize;
    const unsigned countWidth = widthOf(leafMost);
    std::vector<unsigned> totalWidths{0}; // by level; a leaf has no total
    std::uint64_t most = leafMost;
    for (unsigned level = 1; level <= depth; ++level) {
        const std::uint64_t pointer = file.offsetSize() + countWidth + totalWidths[level - 1];
        if (nodeSize < nodeFrame + 2 * pointer + recordSize)
            return damaged(what(), tree, Words::tr("its sizes do not fit each other"));
        const std::uint64_t own = (nodeSize - nodeFrame - pointer) / (recordSize + pointer);
        const auto below = product(own + 1, most);
        most = below && sum(*below, own) ? *below + own : UINT64_MAX;
        totalWidths.push_back(widthOf(most));
    }
    struct Node
    {
        std::uint64_t address;
        std::uint64_t count;
        unsigned level;
    };
    std::vector<Node> pending{{root, rootCount, depth}};
    while (!pending.empty()) {
        const Node node = pending.back();
        pending.pop_back();
        if (!file.isNew(node.address))
            return damaged(what(), node.address, Words::tr("its nodes stand in a circle"));
        const std::uint64_t pointer = node.level == 0 ? 0 : file.offsetSize() + countWidth + totalWidths[node.level - 1];
        const auto records = product(node.count, recordSize);
        const auto pointers = product(node.count + 1, pointer);
        if (!records || !pointers || *records > nodeSize || *pointers > nodeSize || *records + *pointers + nodeFrame > nodeSize)
            return damaged(what(), node.address, Words::tr("%1 records do not fit").arg(node.count));
        const auto bytes = file.bytes(node.address, 6 + *records + *pointers, what());
        if (!bytes)
            return bytes.error();
        Cursor inside(*bytes);
        if (inside.bytes(4) != (node.level == 0 ? "BTLF" : "BTIN"))
            return damaged(what(), node.address, Words::tr("no node of level %1 stands there").arg(node.level));
        inside.skip(2);
        for (std::uint64_t i = 0; i < node.count; ++i) {
            if (auto done = take(inside.bytes(recordSize)); !done)
                return done.error();
        }
        for (std::uint64_t i = 0; node.level > 0 && i <= node.count; ++i) {
            const std::uint64_t child = file.address(inside);
            const std::uint64_t count = File::number(inside, countWidth);
            inside.skip(totalWidths[node.level - 1]);
            pending.push_back({child, count, node.level - 1});
        }
    }
    return {};
}

} // namespace mlm::weights::hdf5
