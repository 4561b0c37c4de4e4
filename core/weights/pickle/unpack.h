// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"

namespace mlm::weights::pickle {

/// How joblib compressed a file, by its first bytes.
enum class Packing { None, Zlib, Gzip, Bzip2, Xz, Lzma };
Packing packingOf(std::string_view head);
const char *nameOf(Packing packing);

/// The first `limit` bytes of what a zlib or gzip stream unpacks to; fewer where it ends or breaks.
std::string unpacked(const Source &source, std::size_t limit);

} // namespace mlm::weights::pickle
