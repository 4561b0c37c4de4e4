// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/hdf5/objectheader.h"

namespace mlm::weights::hdf5 {

/// A name in a group, and where it leads.
struct Link
{
    enum class Kind { Hard, Soft, External, Other };
    std::string name;
    Kind kind = Kind::Hard;
    std::uint64_t address = 0; ///< of the object header, for a hard link
};

/// True where the messages are those of a group.
bool isGroup(const Messages &messages);
/// The links of a group, whichever of the three ways it keeps them: symbol table, link messages, fractal heap.
Result<std::vector<Link>> linksOf(File &file, const Messages &messages);

} // namespace mlm::weights::hdf5
