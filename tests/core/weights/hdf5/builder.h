// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mlm::weights::test {

/// Bytes of small HDF5 files, put together by hand after the File Format Specification, so that each rule can be broken.
class H5Builder
{
public:
    struct Message
    {
        std::uint16_t type;
        std::string body;
        std::uint8_t flags = 0;
    };
    struct Link
    {
        std::string name;
        std::uint64_t address = 0;
        enum Kind { Hard, Soft, External } kind = Hard;
    };
    /// `version` of the superblock, 0 or 2; object headers are of version 1 with 0, of version 2 with 2.
    explicit H5Builder(int version) : m_version(version), m_bytes(version == 0 ? 96 : 48, '\0') {}

    /// Appends bytes at the next multiple of 8 and gives their address.
    std::uint64_t put(const std::string &bytes);
    std::uint64_t header(const std::vector<Message> &messages);
    /// A dataset of float32, contiguous, whose bytes are appended too.
    std::uint64_t dataset(const std::vector<std::uint64_t> &dims);
    /// The messages that make a header a group, however its version of the file keeps links.
    std::vector<Message> groupOf(const std::vector<Link> &links);
    /// The same in a fractal heap with its B-tree.
    std::vector<Message> denseGroupOf(const std::vector<Link> &links);
    std::uint64_t group(const std::vector<Link> &links) { return header(groupOf(links)); }
    /// The file, with its superblock.
    std::string finish(std::uint64_t root);

    static Message space(const std::vector<std::uint64_t> &dims);
    static Message float32();
    static Message contiguous(std::uint64_t address, std::uint64_t size);
    static Message link(const Link &link);
    static Message attribute(const std::string &name, const std::string &text);

    std::string &bytes() { return m_bytes; }
    std::uint64_t size() const { return m_bytes.size(); }

private:
    int m_version;
    std::string m_bytes;
};

/// A number as `width` little-endian bytes.
std::string le(std::uint64_t value, unsigned width);
/// Zero bytes up to a multiple of 8.
std::string padded(std::string bytes);

} // namespace mlm::weights::test
