// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

/// Writes flatbuffers, well-formed or not. A value stands in its table or list as it is, or is reached by an offset.
namespace mlm::weights::test {

struct Node;
using NodePtr = std::shared_ptr<Node>;

/// A member of a table: bytes that stand in it, or another node.
struct Member
{
    std::string inlined;
    NodePtr node;
    bool isThere() const { return node || !inlined.empty(); }
};

struct Node
{
    enum class Kind { Table, Tables, Raw } kind = Kind::Raw;
    std::vector<Member> fields;  ///< of a table, by number
    std::vector<NodePtr> tables; ///< of a list of tables
    std::string raw;             ///< of a list of plain values
    std::uint32_t count = 0;     ///< elements that the list says it has
};

std::string little(std::uint64_t value, unsigned width);
Member u8(std::uint8_t value);
Member u32(std::uint32_t value);
Member u64(std::uint64_t value);
Member none();
Member text(const std::string &content);
Member ints(const std::vector<std::int32_t> &values);
/// A list of plain values that says it has `count` elements.
Member list(const std::string &raw, std::uint32_t count);
Member tables(const std::vector<NodePtr> &elements);
Member table(const NodePtr &node);
NodePtr makeTable(std::vector<Member> fields);

/// The buffer, with an identifier of four bytes behind the first offset (may be empty) and `gap` after it. A node that
/// is used in several places is written once.
std::string flatbuffer(const NodePtr &root, const std::string &identifier, const std::string &gap = {});

Reading readBytes(const std::string &content, const std::string &name);
QString detail(const Facts &facts, const QString &label);
bool warns(const Facts &facts, const QString &part);
/// Reads every beginning of the content, and the content with each byte changed in a few ways.
void survives(const std::string &content, const std::string &name);

} // namespace mlm::weights::test
