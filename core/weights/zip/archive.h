// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <QStringList>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mlm::weights::zip {

struct Member
{
    std::string name;
    std::uint64_t size = 0;   ///< bytes when unpacked
    std::uint64_t packed = 0; ///< bytes in the archive
    bool stored = true;       ///< not compressed: can be read at places
};

/// A zip archive whose directory has been read and checked: consistent (libzip, ZIP_CHECKCONS), no name twice, no name
/// that leads elsewhere, no encryption, no more than 100,000 members, nothing that unpacks to more than 200 times its
/// size above 1 MiB, no two members in the same bytes. Nothing is ever unpacked to disk. One thread at a time.
class Archive
{
public:
    /// `source` must outlive it. Errors: what is wrong, with the member's name.
    static Result<std::unique_ptr<Archive>> open(const Source &source);
    virtual ~Archive() = default;
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    const std::vector<Member> &members() const { return m_members; } ///< in the order of the directory; folders left out
    /// Null where there is none. Looked up in an index.
    const Member *find(std::string_view name) const;
    /// The names that end with "/" + `tail`, or are `tail`. Looks only at members of the same last part.
    std::vector<const Member *> endingWith(std::string_view tail) const;
    /// What is odd about the archive but keeps nobody from reading it, one sentence each: hidden bytes between members.
    const QStringList &warnings() const { return m_warnings; }
    /// The member's bytes, unpacked in memory. Refused where it is larger than `limit` (bytes; at most 60 MiB where it is
    /// compressed) before anything is allocated; errors of unpacking and of the check sum. Stored and deflated members.
    virtual Result<std::string> content(const Member &member, std::uint64_t limit) const = 0;
    /// The first `length` bytes of the member, or all where there are fewer, unpacked without the rest: the check sum is
    /// not tested. Meant for some kilobytes.
    virtual Result<std::string> start(const Member &member, std::uint64_t length) const = 0;
    /// The member at places, without reading it whole or testing its check sum: a stored member only; a compressed one
    /// is refused. What is given must not outlive the source of the archive; it may outlive the archive.
    virtual Result<std::unique_ptr<Source>> open(const Member &member) const = 0;

protected:
    Archive(std::vector<Member> members, QStringList warnings);

private:
    std::vector<Member> m_members;
    QStringList m_warnings;
    std::unordered_map<std::string_view, std::size_t> m_byName;
    std::unordered_multimap<std::string_view, std::size_t> m_byLastPart;
};

} // namespace mlm::weights::zip
