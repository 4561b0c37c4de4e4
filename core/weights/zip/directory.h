// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/zip/archive.h"

namespace mlm::weights::zip {

/// A member as the directory has it and its own header confirms it.
struct Entry
{
    Member member;
    std::uint64_t header = 0; ///< where its own header begins
    std::uint64_t data = 0;   ///< where its bytes begin
    std::uint32_t crc = 0;
    std::uint16_t method = 0; ///< 0 stored, 8 deflated
};

struct Directory
{
    std::vector<Entry> entries; ///< folders too, whose names end in '/'
    QStringList warnings;
};

/// Reads the directory at the end of an archive (APPNOTE 6.3, zip64 as well) and checks all that libzip does not: names,
/// flags, expansion, number, overlap, that each member's own header agrees. Reads no member's bytes.
Result<Directory> readDirectory(const Source &source);

} // namespace mlm::weights::zip
