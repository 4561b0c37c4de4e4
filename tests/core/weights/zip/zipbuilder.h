// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mlm::weights::test {

/// One member, and how it departs from what is right.
struct ZipMember
{
    std::string name;
    std::string content;
    bool deflated = false;
    std::optional<std::string> nameInHeader = {};
    std::uint16_t flags = 0;
    std::optional<std::uint64_t> size = {}; ///< another than the content's
    std::optional<std::uint64_t> packed = {};
    std::optional<std::uint32_t> crc = {};
    std::optional<std::uint16_t> method = {};
    std::optional<std::uint64_t> header = {}; ///< where the directory has it
    bool zip64 = false; ///< sizes and place in the extra field
    bool withDescriptor = false; ///< sizes after the bytes, none in the header
    std::string before = {}; ///< bytes of nobody in front
};

struct ZipOptions
{
    std::string comment = {};
    std::string after = {};       ///< behind the end
    std::string beforeEnd = {};   ///< between the directory and its end
    std::optional<std::uint64_t> count = {};
    bool zip64 = false;
};

/// The bytes of an archive. Written after APPNOTE 6.3, by hand so that each rule can be broken.
std::string zipOf(const std::vector<ZipMember> &members, const ZipOptions &options = {});
std::uint32_t crcOf(std::string_view bytes);

} // namespace mlm::weights::test
