// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/core/weights/proto/builder.h"

/// Parts of a TensorFlow model: graphs, signatures and the table of its variables.
namespace mlm::weights::test::tf {

inline constexpr const char *indexName = "variables/variables.index";
inline constexpr const char *shardName = "variables/variables.data-00000-of-00001";

/// Key and value, in the order of the keys.
using Entries = std::map<std::string, std::string>;

std::string shape(const std::vector<std::int64_t> &sizes);
std::string tensorInfo(unsigned type, const std::vector<std::int64_t> &sizes);
std::string node(const std::string &name, const std::string &operation, const std::string &attributes = {});
std::string constant(unsigned type, const std::vector<std::int64_t> &sizes, const std::string &content);
std::string bundleEntry(unsigned type, const std::vector<std::int64_t> &sizes, std::uint64_t offset, std::uint64_t size);

/// A LevelDB table with one block of data, which is named `times` times; packed with Snappy on demand.
std::string table(const Entries &entries, bool packed = false, int times = 1);
/// The end of a table that names a block.
std::string footer(std::uint64_t offset, std::uint64_t size);

std::string savedModel(const std::string &graph, const std::string &signatures, const std::string &more = {});
std::string usualModel();
Entries usualEntries();
MemoryFolder usualFolder();
std::string frozen();

} // namespace mlm::weights::test::tf
