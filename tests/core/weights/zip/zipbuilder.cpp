// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/zip/zipbuilder.h"
#include <QByteArray>

namespace mlm::weights::test {

namespace {

void put(std::string &to, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to += static_cast<char>(value >> (8 * i) & 0xff);
}

std::string packedOf(const ZipMember &member)
{
    if (!member.deflated)
        return member.content;
    // Qt's compressed form: four bytes of length, two of zlib's header, then what a zip has, then four of check sum.
    const QByteArray all = qCompress(QByteArray::fromStdString(member.content), 9);
    return all.mid(6, all.size() - 10).toStdString();
}

} // namespace

std::uint32_t crcOf(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffff;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

std::string zipOf(const std::vector<ZipMember> &members, const ZipOptions &options)
{
    std::string result;
    std::string directory;
    for (const ZipMember &member : members) {
        result += member.before;
        const std::string packed = packedOf(member);
        const std::uint64_t header = member.header.value_or(result.size());
        const std::uint64_t size = member.size.value_or(member.content.size());
        const std::uint64_t packedSize = member.packed.value_or(packed.size());
        const std::uint32_t crc = member.crc.value_or(crcOf(member.content));
        const auto common = [&](std::string &to, bool own, const std::string &name) {
            const bool later = own && member.withDescriptor;
            put(to, member.zip64 ? 45 : 20, 2);
            put(to, member.flags | (member.withDescriptor ? 8U : 0U), 2);
            put(to, member.method.value_or(member.deflated ? 8 : 0), 2);
            put(to, 0x5a215a21, 4);
            put(to, later ? 0 : crc, 4);
            put(to, member.zip64 ? 0xffffffff : later ? 0 : packedSize, 4);
            put(to, member.zip64 ? 0xffffffff : later ? 0 : size, 4);
            put(to, name.size(), 2);
            put(to, member.zip64 ? (own ? 20 : 28) : 0, 2);
        };
        const auto extra = [&](std::string &to, bool own) {
            if (!member.zip64)
                return;
            put(to, 1, 2);
            put(to, own ? 16 : 24, 2);
            put(to, size, 8);
            put(to, packedSize, 8);
            if (!own)
                put(to, header, 8);
        };
        directory += "PK\x01\x02";
        put(directory, 45, 2);
        common(directory, false, member.name);
        put(directory, 0, 2);
        put(directory, 0, 8);
        put(directory, member.zip64 ? 0xffffffff : header, 4);
        directory += member.name;
        extra(directory, false);

        const std::string own = member.nameInHeader.value_or(member.name);
        result += "PK\x03\x04";
        common(result, true, own);
        result += own;
        extra(result, true);
        result += packed;
        if (member.withDescriptor) {
            result += "PK\x07\x08";
            put(result, crc, 4);
            put(result, packedSize, member.zip64 ? 8 : 4);
            put(result, size, member.zip64 ? 8 : 4);
        }
    }
    const std::uint64_t start = result.size();
    const std::uint64_t count = options.count.value_or(members.size());
    result += directory + options.beforeEnd;
    if (options.zip64) {
        const std::uint64_t record = result.size();
        result += "PK\x06\x06";
        put(result, 44, 8);
        put(result, 45, 2);
        put(result, 45, 2);
        put(result, 0, 8);
        put(result, count, 8);
        put(result, count, 8);
        put(result, directory.size(), 8);
        put(result, start, 8);
        result += "PK\x06\x07";
        put(result, 0, 4);
        put(result, record, 8);
        put(result, 1, 4);
    }
    result += "PK\x05\x06";
    put(result, 0, 4);
    put(result, options.zip64 ? 0xffff : count, 2);
    put(result, options.zip64 ? 0xffff : count, 2);
    put(result, options.zip64 ? 0xffffffff : directory.size(), 4);
    put(result, options.zip64 ? 0xffffffff : start, 4);
    put(result, options.comment.size(), 2);
    return result + options.comment + options.after;
}

} // namespace mlm::weights::test
