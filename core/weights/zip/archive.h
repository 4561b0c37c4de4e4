// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <optional>
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
/// size above 1 MiB. Nothing is ever unpacked to disk. One thread at a time.
class Archive
{
public:
    /// `source` must outlive it. Errors: what is wrong, with the member's name.
    static Result<std::unique_ptr<Archive>> open(const Source &source);
    virtual ~Archive() = default;

    virtual const std::vector<Member> &members() const = 0; ///< in the order of the directory; folders left out
    const Member *find(std::string_view name) const;
    /// The names that end with "/" + `tail`, or are `tail`.
    std::vector<const Member *> endingWith(std::string_view tail) const;
    /// The member's bytes, unpacked in memory. Refused where it is larger than `limit` (bytes) before anything is
    /// allocated; errors of unpacking and of the check sum.
    virtual Result<std::string> content(const Member &member, std::uint64_t limit) const = 0;
    /// The member at places, without reading it whole: a stored member only; a compressed one is refused.
    virtual Result<std::unique_ptr<Source>> open(const Member &member) const = 0;
};

} // namespace mlm::weights::zip
