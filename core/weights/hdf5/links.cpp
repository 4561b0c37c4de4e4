// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/links.h"
#include "core/weights/hdf5/btrees.h"
#include "core/weights/hdf5/heaps.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

Error tableDamaged(std::uint64_t address, const QString &why)
{
    return damaged(Words::tr("table of names"), address, why);
}

Result<void> symbolNode(File &file, std::uint64_t address, const LocalHeap &heap, std::vector<Link> &links)
{
    if (!file.isNew(address))
        return tableDamaged(address, Words::tr("two groups use it"));
    const auto head = file.bytes(address, 8, Words::tr("table of names"));
    if (!head)
        return head.error();
    Cursor start(*head);
    if (start.bytes(4) != "SNOD" || start.number<std::uint8_t>() != 1)
        return tableDamaged(address, Words::tr("it does not begin like one"));
    start.skip(1);
    const std::uint64_t count = start.number<std::uint16_t>();
    const auto bytes = file.bytes(address + 8, count * (2 * std::uint64_t{file.offsetSize()} + 24), Words::tr("table of names"));
    if (!bytes)
        return bytes.error();
    Cursor cursor(*bytes);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto name = heap.text(file.address(cursor));
        Link link;
        link.address = file.address(cursor);
        const auto cache = cursor.number<std::uint32_t>();
        cursor.skip(20);
        if (!name)
            return tableDamaged(address, Words::tr("the name of entry %1 is missing").arg(i + 1));
        link.name = *name;
        // A soft link has no object; what it points to is in the heap and of no interest.
        link.kind = cache == 2 ? Link::Kind::Soft : Link::Kind::Hard;
        links.push_back(std::move(link));
    }
    return {};
}

/// A link message (specification IV.A.2.g).
std::optional<Link> parseLink(const File &file, std::string_view body)
{
    Cursor cursor(body);
    const auto version = cursor.number<std::uint8_t>();
    const auto flags = cursor.number<std::uint8_t>();
    const unsigned kind = flags & 8 ? cursor.number<std::uint8_t>() : 0;
    cursor.skip((flags & 4 ? 8U : 0U) + (flags & 16 ? 1U : 0U));
    const std::uint64_t length = File::number(cursor, 1U << (flags & 3));
    Link link;
    link.name = cursor.bytes(length);
    if (kind == 0)
        link.address = file.address(cursor);
    else
        link.kind = kind == 1 ? Link::Kind::Soft : kind == 64 ? Link::Kind::External : Link::Kind::Other;
    return cursor.ok() && version == 1 && length > 0 ? std::optional(std::move(link)) : std::nullopt;
}

Result<void> symbolTable(File &file, std::string_view body, std::vector<Link> &links)
{
    Cursor cursor(body);
    const std::uint64_t tree = file.address(cursor);
    const std::uint64_t names = file.address(cursor);
    const auto heap = LocalHeap::open(file, names);
    if (!heap)
        return heap.error();
    const auto nodes = symbolNodes(file, tree);
    if (!nodes)
        return nodes.error();
    for (const std::uint64_t node : *nodes) {
        if (auto done = symbolNode(file, node, *heap, links); !done)
            return done.error();
    }
    return {};
}

Result<void> denseLinks(File &file, std::string_view body, std::vector<Link> &links)
{
    Cursor cursor(body);
    cursor.skip(1);
    const auto flags = cursor.number<std::uint8_t>();
    cursor.skip(flags & 1 ? 8 : 0);
    const std::uint64_t heapAt = file.address(cursor);
    const std::uint64_t tree = file.address(cursor);
    if (heapAt == nowhere)
        return {};
    auto heap = FractalHeap::open(file, heapAt);
    if (!heap)
        return heap.error();
    return eachRecord(file, tree, [&](std::string_view record) -> Result<void> {
        if (record.size() <= 4)
            return tableDamaged(tree, Words::tr("an entry is cut short"));
        const auto bytes = heap->object(file, record.substr(4)); // after the hash of the name
        if (!bytes)
            return bytes.error();
        const auto link = *bytes ? parseLink(file, **bytes) : std::nullopt;
        if (!link)
            return tableDamaged(heapAt, Words::tr("an entry is no link"));
        links.push_back(*link);
        return {};
    });
}

} // namespace

bool isGroup(const Messages &messages)
{
    return findMessage(messages, Message::SymbolTable) || findMessage(messages, Message::LinkInfo) || findMessage(messages, Message::Link);
}

Result<std::vector<Link>> linksOf(File &file, const Messages &messages)
{
    std::vector<Link> links;
    for (const Message &message : messages) {
        Result<void> done;
        if (message.type == Message::SymbolTable) {
            done = symbolTable(file, message.body, links);
        } else if (message.type == Message::LinkInfo) {
            done = denseLinks(file, message.body, links);
        } else if (message.type == Message::Link) {
            auto link = parseLink(file, message.body);
            if (!link)
                done = tableDamaged(file.root(), Words::tr("a link message is cut short or not known"));
            else
                links.push_back(std::move(*link));
        }
        if (!done)
            return done.error();
    }
    std::stable_sort(links.begin(), links.end(), [](const Link &a, const Link &b) { return a.name < b.name; });
    return links;
}

} // namespace mlm::weights::hdf5
