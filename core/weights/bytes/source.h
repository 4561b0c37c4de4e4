// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mlm::weights {

/// Bytes at places: a file, memory, or a part of either. Nothing is mapped, so a file that shrinks meanwhile is an
/// error and not the end of the process. Reading is const and safe from one thread at a time.
class Source
{
public:
    virtual ~Source() = default;
    virtual std::uint64_t size() const = 0; ///< bytes, as it was when opened
    /// Fills the whole buffer from `offset`. Errors: reaches past the end (Refused, tells the place), cannot be read (Io).
    virtual Result<void> read(std::uint64_t offset, std::span<char> buffer) const = 0;

    /// `length` bytes from `offset`. Refused before anything is allocated where that reaches past the end or `length`
    /// exceeds `limit`.
    Result<std::string> bytes(std::uint64_t offset, std::uint64_t length, std::uint64_t limit) const;
    /// The first `length` bytes, or all where there are fewer.
    std::string head(std::size_t length) const;
};

/// Bytes in memory, which must outlive it.
class MemorySource final : public Source
{
public:
    explicit MemorySource(std::string_view bytes) : m_bytes(bytes) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<void> read(std::uint64_t offset, std::span<char> buffer) const override;

private:
    std::string_view m_bytes;
};

/// A part of another source, which must outlive it. The part must lie inside.
class WindowSource final : public Source
{
public:
    WindowSource(const Source &whole, std::uint64_t offset, std::uint64_t size) : m_whole(whole), m_offset(offset), m_size(size) {}
    std::uint64_t size() const override { return m_size; }
    Result<void> read(std::uint64_t offset, std::span<char> buffer) const override;

private:
    const Source &m_whole;
    std::uint64_t m_offset;
    std::uint64_t m_size;
};

/// A regular file, read with pread. Errors of opening as RegularFile::open().
Result<std::unique_ptr<Source>> openFile(const QString &path);

/// The files that lie beside a model file, or in its folder: the only ones that a model may name.
class Folder
{
public:
    virtual ~Folder() = default;
    /// Opens `name`: plain names joined by '/', nothing else ('..', a drive, a backslash, an absolute path, a control
    /// character are refused), no symbolic link on the way, a regular file at the end. Error NotFound where it is missing.
    virtual Result<std::unique_ptr<Source>> open(std::string_view name) const = 0;
};

/// True for a name that Folder::open may look for: 1 to 255 bytes, no '/', '\\', ':', control character, not "." or "..".
bool isPlainName(std::string_view name);

/// A folder on disk.
std::unique_ptr<Folder> openFolder(const QString &path);

} // namespace mlm::weights
