// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/heaps.h"
#include <QCoreApplication>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

} // namespace

Result<LocalHeap> LocalHeap::open(File &file, std::uint64_t address)
{
    const QString what = Words::tr("heap of names");
    if (!file.isNew(address))
        return damaged(what, address, Words::tr("two groups use it"));
    const auto head = file.bytes(address, 8 + 2 * file.lengthSize() + file.offsetSize(), what);
    if (!head)
        return head.error();
    Cursor cursor(*head);
    if (cursor.bytes(4) != "HEAP" || cursor.number<std::uint8_t>() != 0)
        return damaged(what, address, Words::tr("it does not begin like one"));
    cursor.skip(3);
    const std::uint64_t size = file.length(cursor);
    file.length(cursor); // free list
    auto data = file.bytes(file.address(cursor), size, what);
    if (!data)
        return data.error();
    LocalHeap heap;
    heap.m_data = std::move(*data);
    return heap;
}

std::optional<std::string> LocalHeap::text(std::uint64_t offset) const
{
    if (offset >= m_data.size())
        return std::nullopt;
    const auto end = m_data.find('\0', static_cast<std::size_t>(offset));
    if (end == std::string::npos)
        return std::nullopt;
    return m_data.substr(static_cast<std::size_t>(offset), end - static_cast<std::size_t>(offset));
}

Result<std::string> GlobalHeap::object(File &file, std::uint64_t collection, std::uint32_t index)
{
    const QString what = Words::tr("heap of texts");
    if (collection != m_address) {
        m_address = nowhere;
        m_objects.clear();
        const std::uint64_t headSize = 8 + file.lengthSize();
        const auto head = file.bytes(collection, headSize, what);
        if (!head)
            return head.error();
        Cursor start(*head);
        if (start.bytes(4) != "GCOL" || start.number<std::uint8_t>() != 1)
            return damaged(what, collection, Words::tr("it does not begin like one"));
        start.skip(3);
        const std::uint64_t size = file.length(start);
        auto data = file.bytes(collection, size, what);
        if (!data)
            return data.error();
        m_data = std::move(*data);
        Cursor cursor(m_data);
        cursor.skip(headSize);
        while (cursor.left() >= headSize) {
            const auto number = cursor.number<std::uint16_t>();
            cursor.skip(6);
            const std::uint64_t length = file.length(cursor);
            if (number == 0)
                break; // free space: the rest
            const std::size_t place = cursor.position();
            cursor.skip(length);
            if (!cursor.ok())
                return damaged(what, collection, Words::tr("object %1 is longer than the heap").arg(number));
            m_objects.try_emplace(number, place, static_cast<std::size_t>(length));
            cursor.skip(std::min<std::uint64_t>((8 - length % 8) % 8, cursor.left()));
        }
        m_address = collection;
    }
    const auto found = m_objects.find(index);
    if (found == m_objects.end())
        return damaged(what, collection, Words::tr("object %1 is missing").arg(index));
    return m_data.substr(found->second.first, found->second.second);
}

} // namespace mlm::weights::hdf5
