// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/core/weights/pickle/picklebuilder.h"

namespace mlm::weights::test {

struct LegacyStorage
{
    std::string key;
    std::uint64_t count = 0; ///< as it stands before the bytes
    std::string bytes;
};

/// A file as torch.save wrote it before 1.6, around a pickled value.
inline std::string legacyOf(const std::string &value, const std::vector<LegacyStorage> &storages)
{
    std::string result = std::string("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15) + pickled(integer(1001)) +
                         pickled(dict({{"protocol_version", integer(1001)}, {"little_endian", "\x88"}})) + pickled(value);
    std::string keys = "](";
    std::string data;
    for (const LegacyStorage &storage : storages) {
        keys += text(storage.key);
        data += number(storage.count, 8) + storage.bytes;
    }
    return result + pickled(keys + "e") + data;
}

inline std::string tarMember(const std::string &name, const std::string &content)
{
    std::string header(512, '\0');
    header.replace(0, name.size(), name);
    const auto octal = [&](std::size_t at, std::size_t digits, std::uint64_t value) {
        for (std::size_t i = digits; i-- > 0; value /= 8)
            header[at + i] = static_cast<char>('0' + value % 8);
    };
    octal(124, 11, content.size());
    header.replace(148, 8, 8, ' ');
    header[156] = '0';
    std::uint64_t sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    octal(148, 6, sum);
    header[154] = '\0';
    return header + content + std::string((512 - content.size() % 512) % 512, '\0');
}

struct TarParts
{
    std::int64_t rows = 2;
    std::uint64_t elements = 6;
    std::int64_t tensors = 1;
    std::uint32_t rank = 2;
    std::string value = dict({{"w", integer(7) + "Q"}});
    std::string inStorages = {}; ///< called by the pickle of the first storage
};

/// A file as torch.save wrote it before 0.1.10: one tensor of 2 × 3 floats.
inline std::string tarOf(const TarParts &parts)
{
    const std::string location = parts.inStorages.empty() ? text("cpu") : parts.inStorages;
    const std::string storages = pickled(integer(1)) + pickled(tuple({integer(5), location, global("torch", "FloatStorage")})) +
                                 number(parts.elements, 8) + std::string(24, '\0') + pickled("]");
    const std::string tensors = pickled(integer(parts.tensors)) + pickled(tuple({integer(7), integer(5), global("torch", "FloatTensor")})) +
                                number(parts.rank, 4) + number(0, 4) + number(static_cast<std::uint64_t>(parts.rows), 8) + number(3, 8) + number(3, 8) +
                                number(1, 8) + number(0, 8);
    return tarMember("sys_info", pickled(dict({{"protocol_version", integer(1000)}}))) + tarMember("pickle", pickled(parts.value)) +
           tarMember("storages", storages) + tarMember("tensors", tensors) + std::string(1024, '\0');
}

} // namespace mlm::weights::test
