// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/file.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights::hdf5 {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::string_view signature("\x89HDF\r\n\x1a\n", 8);
constexpr std::uint64_t largestRead = std::uint64_t{16} << 20;
constexpr std::uint64_t largestStructure = std::uint64_t{64} << 20; ///< bytes of all structures together

bool isWidth(unsigned width)
{
    return width == 2 || width == 4 || width == 8;
}

} // namespace

Error damaged(const QString &what, std::uint64_t address, const QString &why)
{
    return {Error::Code::Refused, Words::tr("The %1 at byte %2 is damaged: %3.").arg(what).arg(address).arg(why),
            Words::tr("Fetch the file again."), {}};
}

std::optional<std::uint64_t> File::find(const Source &source, std::string_view head)
{
    if (head.starts_with(signature))
        return 0;
    for (std::uint64_t place = 512; source.size() >= signature.size() && place <= source.size() - signature.size(); place *= 2) {
        const auto bytes = source.bytes(place, signature.size(), signature.size());
        if (!bytes)
            return std::nullopt;
        if (*bytes == signature)
            return place;
    }
    return std::nullopt;
}

Result<File> File::open(const Source &source, std::uint64_t place)
{
    const QString what = Words::tr("superblock of HDF5");
    File file;
    file.m_source = &source;
    file.m_budget = std::min(largestStructure, 3 * std::min(source.size(), largestStructure) + 65536);
    if (place > source.size())
        return damaged(what, place, Words::tr("it is past the end"));
    const auto bytes = source.bytes(place, std::min<std::uint64_t>(source.size() - place, 128), 128);
    if (!bytes)
        return bytes.error();
    Cursor cursor(*bytes);
    cursor.skip(signature.size());
    file.m_version = cursor.number<std::uint8_t>();
    if (file.m_version > 3)
        return Error{Error::Code::Refused, Words::tr("The superblock of HDF5 has version %1; 0 to 3 are known.").arg(file.m_version),
                     {}, {}};
    if (file.m_version < 2)
        cursor.skip(4);
    file.m_offsetSize = cursor.number<std::uint8_t>();
    file.m_lengthSize = cursor.number<std::uint8_t>();
    if (!isWidth(file.m_offsetSize) || !isWidth(file.m_lengthSize))
        return damaged(what, place, Words::tr("addresses of %1 and lengths of %2 bytes").arg(file.m_offsetSize).arg(file.m_lengthSize));
    // Flags and, before version 2, the ranks of B-trees, which every node of them tells again.
    cursor.skip(file.m_version == 0 ? 9 : file.m_version == 1 ? 13 : 1);
    const std::uint64_t base = file.address(cursor);
    file.address(cursor); // free space, or the extension: neither holds data
    const std::uint64_t end = file.address(cursor);
    if (file.m_version < 2) {
        file.address(cursor); // driver information
        file.address(cursor); // name of the root: none
    }
    file.m_root = file.address(cursor);
    if (!cursor.ok())
        return damaged(what, place, Words::tr("it is cut short"));
    // A file that was moved behind other bytes, or freed of them, still tells where it once stood: all addresses move along.
    file.m_base = place;
    const std::uint64_t moved = base == nowhere ? place : base;
    if (end == nowhere || end < moved)
        return damaged(what, place, Words::tr("the end of the file stands before its beginning"));
    const std::uint64_t needed = sum(end - moved, place).value_or(nowhere);
    if (needed > source.size())
        return Error{Error::Code::Refused,
                     Words::tr("The file ends at byte %1, but its superblock tells of %2.").arg(source.size()).arg(needed),
                     Words::tr("It was not copied whole: fetch it again."), {}};
    return file;
}

Result<std::string> File::bytes(std::uint64_t address, std::uint64_t length, const QString &what)
{
    if (!holds(address, length))
        return damaged(what, address, Words::tr("%1 bytes of it reach past the end of the file").arg(length));
    if (length > largestRead || length > m_budget)
        return Error{Error::Code::Limit,
                     Words::tr("The %1 at byte %2 is larger than the rest of the file's structure may be, or lies over another one.")
                         .arg(what)
                         .arg(address),
                     {}, {}};
    m_budget -= std::min<std::uint64_t>(m_budget, length + 8);
    return m_source->bytes(m_base + address, length, largestRead);
}

Result<std::string> File::upTo(std::uint64_t address, std::uint64_t length, const QString &what)
{
    if (!holds(address, 0))
        return damaged(what, address, Words::tr("it is past the end of the file"));
    return bytes(address, std::min(length, size() - m_base - address), what);
}

bool File::holds(std::uint64_t address, std::uint64_t length) const
{
    const auto from = address == nowhere ? std::nullopt : sum(m_base, address);
    return from && *from <= size() && length <= size() - *from;
}

std::uint64_t File::number(Cursor &cursor, unsigned width)
{
    std::uint64_t value = 0;
    const std::string_view raw = cursor.bytes(width);
    for (std::size_t i = raw.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(raw[i]);
    return value;
}

std::uint64_t File::address(Cursor &cursor) const
{
    const std::uint64_t value = number(cursor, m_offsetSize);
    const bool all = m_offsetSize < 8 && value == (std::uint64_t{1} << (8 * m_offsetSize)) - 1;
    return all || !cursor.ok() ? nowhere : value;
}

} // namespace mlm::weights::hdf5
