// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/objectheader.h"
#include <QCoreApplication>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t mostMessages = 65536;

QString what()
{
    return Words::tr("object header");
}

bool isWanted(std::uint16_t type)
{
    switch (type) {
    case Message::Dataspace:
    case Message::LinkInfo:
    case Message::Datatype:
    case Message::Link:
    case Message::ExternalFiles:
    case Message::Layout:
    case Message::Attribute:
    case Message::SymbolTable:
    case Message::AttributeInfo:
        return true;
    default:
        return false;
    }
}

struct Block
{
    std::uint64_t address = 0;
    std::uint64_t length = 0;
};

class HeaderReader
{
public:
    HeaderReader(File &file, std::uint64_t address) : m_file(file), m_address(address) {}

    Result<Messages> read()
    {
        const auto prefix = m_file.upTo(m_address, 32, what());
        if (!prefix)
            return prefix.error();
        m_isNew = prefix->starts_with("OHDR");
        const auto first = m_isNew ? versionTwo(*prefix) : versionOne(*prefix);
        if (!first)
            return first.error();
        if (auto done = readBlock(*first); !done)
            return done.error();
        // Grows while it is walked: a continuation may hold another one.
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            auto block = m_blocks[i];
            if (!m_file.isNew(block.address))
                return damaged(what(), m_address, Words::tr("its continuation at byte %1 is used twice").arg(block.address));
            if (m_isNew) {
                const auto mark = m_file.bytes(block.address, 4, what());
                if (!mark)
                    return mark.error();
                if (*mark != "OCHK" || block.length < 8)
                    return damaged(what(), block.address, Words::tr("a continuation block should stand there"));
                block = {block.address + 4, block.length - 8};
            }
            if (auto done = readBlock(block); !done)
                return done.error();
        }
        return std::move(m_messages);
    }

private:
    Result<Block> versionOne(std::string_view prefix)
    {
        Cursor cursor(prefix);
        const auto version = cursor.number<std::uint8_t>();
        cursor.skip(7);
        const auto size = cursor.number<std::uint32_t>();
        cursor.skip(4);
        if (!cursor.ok() || version != 1)
            return damaged(what(), m_address, Words::tr("version %1").arg(version));
        return Block{m_address + cursor.position(), size};
    }
    Result<Block> versionTwo(std::string_view prefix)
    {
        Cursor cursor(prefix);
        cursor.skip(4);
        const auto version = cursor.number<std::uint8_t>();
        const auto flags = cursor.number<std::uint8_t>();
        cursor.skip((flags & 0x20 ? 16U : 0U) + (flags & 0x10 ? 4U : 0U));
        const std::uint64_t size = File::number(cursor, 1U << (flags & 3));
        m_hasOrder = flags & 4;
        if (!cursor.ok() || version != 2)
            return damaged(what(), m_address, Words::tr("version %1").arg(version));
        return Block{m_address + cursor.position(), size};
    }
    Result<void> readBlock(const Block &block)
    {
        const auto bytes = m_file.bytes(block.address, block.length, what());
        if (!bytes)
            return bytes.error();
        Cursor cursor(*bytes);
        const std::size_t headSize = m_isNew ? (m_hasOrder ? 6 : 4) : 8;
        // What is left over at the end is shorter than the head of a message, and nothing.
        while (cursor.left() >= headSize) {
            Message message;
            message.type = m_isNew ? cursor.number<std::uint8_t>() : cursor.number<std::uint16_t>();
            const auto size = cursor.number<std::uint16_t>();
            const auto flags = cursor.number<std::uint8_t>();
            cursor.skip(m_isNew ? (m_hasOrder ? 2 : 0) : 3);
            const std::string_view body = cursor.bytes(size);
            if (!cursor.ok())
                return damaged(what(), m_address, Words::tr("a message of %1 bytes is longer than its block").arg(size));
            if (message.type == Message::Continuation) {
                Cursor inside(body);
                const std::uint64_t address = m_file.address(inside);
                const std::uint64_t length = m_file.length(inside);
                if (!inside.ok())
                    return damaged(what(), m_address, Words::tr("a continuation is cut short"));
                m_blocks.push_back({address, length});
            } else if (isWanted(message.type)) {
                if (m_messages.size() == mostMessages)
                    return Error{Error::Code::Limit, Words::tr("The object header at byte %1 holds over %2 messages.").arg(m_address).arg(mostMessages), {}, {}};
                message.shared = flags & 2;
                message.body = body;
                m_messages.push_back(std::move(message));
            }
        }
        return {};
    }

    File &m_file;
    std::uint64_t m_address;
    bool m_isNew = false;
    bool m_hasOrder = false;
    std::vector<Block> m_blocks;
    Messages m_messages;
};

} // namespace

Result<Messages> readObjectHeader(File &file, std::uint64_t address)
{
    return HeaderReader(file, address).read();
}

const Message *findMessage(const Messages &messages, Message::Type type)
{
    for (const Message &message : messages) {
        if (message.type == type)
            return &message;
    }
    return nullptr;
}

} // namespace mlm::weights::hdf5
