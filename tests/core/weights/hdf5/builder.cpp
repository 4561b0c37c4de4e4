// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/hdf5/builder.h"

namespace mlm::weights::test {

std::string le(std::uint64_t value, unsigned width)
{
    std::string bytes;
    for (unsigned i = 0; i < width; ++i, value >>= 8)
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(value & 0xff)));
    return bytes;
}

std::string padded(std::string bytes)
{
    bytes.resize((bytes.size() + 7) / 8 * 8, '\0');
    return bytes;
}

std::uint64_t H5Builder::put(const std::string &bytes)
{
    m_bytes = padded(std::move(m_bytes));
    const std::uint64_t address = m_bytes.size();
    m_bytes += bytes;
    return address;
}

std::uint64_t H5Builder::header(const std::vector<Message> &messages)
{
    std::string body;
    for (const Message &message : messages) {
        if (m_version == 0) {
            const std::string text = padded(message.body);
            body += le(message.type, 2) + le(text.size(), 2) + le(message.flags, 1) + le(0, 3) + text;
        } else {
            body += le(message.type, 1) + le(message.body.size(), 2) + le(message.flags, 1) + message.body;
        }
    }
    if (m_version == 0)
        return put(le(1, 2) + le(messages.size(), 2) + le(1, 4) + le(body.size(), 4) + le(0, 4) + body);
    return put("OHDR" + le(2, 1) + le(2, 1) + le(body.size(), 4) + body + le(0, 4));
}

H5Builder::Message H5Builder::space(const std::vector<std::uint64_t> &dims)
{
    std::string body = le(1, 1) + le(dims.size(), 1) + le(0, 6);
    for (const std::uint64_t dim : dims)
        body += le(dim, 8);
    return {0x01, body};
}

H5Builder::Message H5Builder::float32()
{
    return {0x03, le(0x11, 1) + le(0x001f20, 3) + le(4, 4) + le(0, 2) + le(32, 2) + le(23, 1) + le(8, 1) + le(0, 1) + le(23, 1) + le(127, 4)};
}

H5Builder::Message H5Builder::contiguous(std::uint64_t address, std::uint64_t size)
{
    return {0x08, le(3, 1) + le(1, 1) + le(address, 8) + le(size, 8)};
}

H5Builder::Message H5Builder::link(const Link &link)
{
    const bool plain = link.kind == Link::Hard;
    std::string body = le(1, 1) + le(plain ? 0 : 8, 1);
    if (!plain)
        body += le(link.kind == Link::Soft ? 1 : 64, 1);
    body += le(link.name.size(), 1) + link.name;
    return {0x06, body + (plain ? le(link.address, 8) : le(5, 2) + "/evil")};
}

H5Builder::Message H5Builder::attribute(const std::string &name, const std::string &text)
{
    const std::string type = le(0x13, 1) + le(0, 3) + le(text.size(), 4);
    const std::string shape = le(1, 1) + le(0, 7);
    return {0x0c, le(1, 2) + le(name.size() + 1, 2) + le(type.size(), 2) + le(shape.size(), 2) + padded(name + '\0') + padded(type) +
                      padded(shape) + text};
}

std::uint64_t H5Builder::dataset(const std::vector<std::uint64_t> &dims)
{
    std::uint64_t bytes = 4;
    for (const std::uint64_t dim : dims)
        bytes *= dim;
    const std::uint64_t data = put(std::string(bytes, 'x'));
    return header({space(dims), float32(), contiguous(data, bytes)});
}

std::vector<H5Builder::Message> H5Builder::groupOf(const std::vector<Link> &links)
{
    std::vector<Message> messages;
    if (m_version == 2) {
        messages.push_back({0x02, le(0, 2) + le(UINT64_MAX, 8) + le(UINT64_MAX, 8)});
        for (const Link &each : links)
            messages.push_back(link(each));
        return messages;
    }
    std::string names(8, '\0'), symbols = "SNOD" + le(1, 2) + le(links.size(), 2);
    for (const Link &each : links) {
        symbols += le(names.size(), 8) + le(each.kind == Link::Hard ? each.address : UINT64_MAX, 8) + le(each.kind == Link::Hard ? 0 : 2, 4) +
                   std::string(20, '\0');
        names += padded(each.name + '\0');
    }
    const std::uint64_t data = put(names);
    const std::uint64_t heap = put("HEAP" + le(0, 4) + le(names.size(), 8) + le(UINT64_MAX, 8) + le(data, 8));
    const std::uint64_t node = put(symbols);
    const std::uint64_t tree =
        put("TREE" + le(0, 2) + le(1, 2) + le(UINT64_MAX, 8) + le(UINT64_MAX, 8) + le(0, 8) + le(node, 8) + le(8, 8));
    return {{0x11, le(tree, 8) + le(heap, 8)}};
}

std::vector<H5Builder::Message> H5Builder::denseGroupOf(const std::vector<Link> &links)
{
    constexpr std::uint64_t blockSize = 512;
    // Names and addresses in one direct block, behind its own head; a record for each in one leaf.
    std::string block = "FHDB" + le(0, 1) + le(0, 8) + le(0, 4);
    std::string leaf = "BTLF" + le(0, 1) + le(5, 1);
    for (const Link &each : links) {
        const std::string body = link(each).body;
        leaf += le(0, 4) + le(0, 1) + le(block.size(), 4) + le(body.size(), 2);
        block += body;
    }
    block.resize(blockSize, '\0');
    leaf.resize(512, '\0');
    const std::uint64_t root = put(block);
    const std::uint64_t heap = put("FRHP" + le(0, 1) + le(7, 2) + le(0, 2) + le(0, 1) + le(4096, 4) + le(0, 8) + le(UINT64_MAX, 8) + le(0, 8) +
                                   le(UINT64_MAX, 8) + std::string(64, '\0') + le(4, 2) + le(blockSize, 8) + le(65536, 8) + le(32, 2) + le(1, 2) +
                                   le(root, 8) + le(0, 2) + le(0, 4));
    const std::uint64_t leafAt = put(leaf);
    const std::uint64_t tree = put("BTHD" + le(0, 1) + le(5, 1) + le(512, 4) + le(11, 2) + le(0, 2) + le(100, 1) + le(40, 1) + le(leafAt, 8) +
                                   le(links.size(), 2) + le(links.size(), 8) + le(0, 4));
    return {{0x02, le(0, 2) + le(heap, 8) + le(tree, 8)}};
}

std::string H5Builder::finish(std::uint64_t root)
{
    using namespace std::string_literals;
    std::string start = "\x89HDF\r\n\x1a\n"s + le(static_cast<std::uint64_t>(m_version), 1);
    if (m_version == 0)
        start += le(0, 4) + le(8, 1) + le(8, 1) + le(0, 1) + le(4, 2) + le(16, 2) + le(0, 4) + le(0, 8) + le(UINT64_MAX, 8) + le(m_bytes.size(), 8) +
                 le(UINT64_MAX, 8) + le(0, 8) + le(root, 8) + le(0, 24);
    else
        start += le(8, 1) + le(8, 1) + le(0, 1) + le(0, 8) + le(UINT64_MAX, 8) + le(m_bytes.size(), 8) + le(root, 8) + le(0, 4);
    m_bytes.replace(0, start.size(), start);
    return m_bytes;
}

} // namespace mlm::weights::test
