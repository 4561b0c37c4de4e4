// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/cursor.h"
#include "core/weights/bytes/source.h"
#include <unordered_set>

namespace mlm::weights::hdf5 {

/// The address that stands for "nowhere".
inline constexpr std::uint64_t nowhere = UINT64_MAX;

/// An HDF5 file (HDF5 File Format Specification, version 3.0): its superblock, and the bytes at addresses. Whatever a
/// file needs for its structure lies there once, so the sum of all reads is bounded by the size of the file: structures
/// that overlap or point in circles run out of it, and are refused.
class File
{
public:
    /// Where the superblock begins: 0, 512, 1024, 2048 … Nothing for a file of another kind.
    static std::optional<std::uint64_t> find(const Source &source, std::string_view head);
    /// Reads the superblock at `place`. `source` must outlive the file. Refused: a version that is not 0 to 3, sizes of
    /// numbers that are not 2, 4 or 8 bytes, a file that is shorter than it says.
    static Result<File> open(const Source &source, std::uint64_t place);

    std::uint64_t size() const { return m_source->size(); } ///< bytes on disk
    std::uint64_t root() const { return m_root; }           ///< address of the root group's object header
    int superblock() const { return m_version; }
    unsigned offsetSize() const { return m_offsetSize; }
    unsigned lengthSize() const { return m_lengthSize; }

    /// `length` bytes at an address. `what` names the structure in errors: "object header".
    Result<std::string> bytes(std::uint64_t address, std::uint64_t length, const QString &what);
    /// The same, less where the file ends earlier.
    Result<std::string> upTo(std::uint64_t address, std::uint64_t length, const QString &what);
    /// True where `length` bytes at the address are in the file.
    bool holds(std::uint64_t address, std::uint64_t length) const;

    /// The next address; `nowhere` where all its bits are set, whatever its width.
    std::uint64_t address(Cursor &cursor) const;
    std::uint64_t length(Cursor &cursor) const { return number(cursor, m_lengthSize); }
    /// The next little-endian number of 0 to 8 bytes.
    static std::uint64_t number(Cursor &cursor, unsigned width);

    /// True the first time that an address is asked for.
    bool isNew(std::uint64_t address) { return m_seen.insert(address).second; }

private:
    const Source *m_source = nullptr;
    std::uint64_t m_base = 0;
    std::uint64_t m_root = nowhere;
    std::uint64_t m_budget = 0; ///< bytes that may yet be read
    std::unordered_set<std::uint64_t> m_seen;
    int m_version = 0;
    unsigned m_offsetSize = 8;
    unsigned m_lengthSize = 8;
};

/// "The <what> at byte 1234 is damaged: <why>."
Error damaged(const QString &what, std::uint64_t address, const QString &why);

} // namespace mlm::weights::hdf5
