// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <functional>

namespace mlm::weights::proto {

/// What a table hands over: the key, the block that holds the value (valid during the call) and where it lies there.
using TableVisitor = std::function<Result<void>(std::string_view key, std::string_view block, std::size_t at, std::size_t length)>;

/// Walks over a table of LevelDB in the order of its keys. Blocks of at most 16 MiB, 64 MiB altogether; they have to lie
/// one behind the other, so that none is read twice. True where every check sum was right.
Result<bool> walkTable(const Source &source, const TableVisitor &visit);

} // namespace mlm::weights::proto
