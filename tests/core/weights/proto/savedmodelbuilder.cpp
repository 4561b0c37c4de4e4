// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/proto/savedmodelbuilder.h"
#include <algorithm>

namespace mlm::weights::test::tf {

namespace {

/// CRC-32C bit by bit, masked as LevelDB has it.
std::uint32_t checkSum(const std::string &content)
{
    std::uint32_t crc = 0xffffffffU;
    for (const char c : content) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82f63b78U : 0U);
    }
    crc = ~crc;
    return ((crc >> 15U) | (crc << 17U)) + 0xa282ead8U;
}

/// Literals only: what any packer may write.
std::string pack(const std::string &content)
{
    std::string result = varint(content.size());
    for (std::size_t i = 0; i < content.size(); i += 60) {
        const std::string part = content.substr(i, 60);
        result += static_cast<char>((part.size() - 1) << 2U);
        result += part;
    }
    return result;
}

std::string block(const std::vector<std::pair<std::string, std::string>> &entries, bool packed)
{
    std::string result, last;
    for (const auto &[key, value] : entries) {
        const auto shared = static_cast<std::size_t>(std::mismatch(key.begin(), key.end(), last.begin(), last.end()).first - key.begin());
        result += varint(shared) + varint(key.size() - shared) + varint(value.size()) + key.substr(shared) + value;
        last = key;
    }
    result += little(0, 4) + little(1, 4); // one place to start from
    if (packed)
        result = pack(result);
    result += packed ? '\1' : '\0';
    return result + little(checkSum(result), 4);
}

} // namespace

std::string shape(const std::vector<std::int64_t> &sizes)
{
    std::string result;
    for (const std::int64_t size : sizes)
        result += bytes(2, number(1, static_cast<std::uint64_t>(size)));
    return result;
}

std::string tensorInfo(unsigned type, const std::vector<std::int64_t> &sizes)
{
    return bytes(1, "tensor:0") + number(2, type) + bytes(3, sizes.empty() ? number(3, 1) : shape(sizes));
}

std::string node(const std::string &name, const std::string &operation, const std::string &attributes)
{
    return bytes(1, name) + bytes(2, operation) + attributes;
}

std::string constant(unsigned type, const std::vector<std::int64_t> &sizes, const std::string &content)
{
    return entry(5, "dtype", number(6, type)) + entry(5, "value", bytes(8, number(1, type) + bytes(2, shape(sizes)) + bytes(4, content)));
}

std::string bundleEntry(unsigned type, const std::vector<std::int64_t> &sizes, std::uint64_t offset, std::uint64_t size)
{
    return number(1, type) + bytes(2, shape(sizes)) + number(4, offset) + number(5, size);
}

std::string footer(std::uint64_t offset, std::uint64_t size)
{
    std::string result = varint(0) + varint(0) + varint(offset) + varint(size);
    result.resize(40, '\0');
    return result + little(0xdb4775248b80fb57ULL, 8);
}

std::string table(const Entries &entries, bool packed, int times)
{
    const std::string data = block({entries.begin(), entries.end()}, packed);
    std::vector<std::pair<std::string, std::string>> handles;
    for (int i = 0; i < times; ++i)
        handles.emplace_back("~" + std::to_string(i), varint(0) + varint(data.size() - 5));
    const std::string index = block(handles, packed);
    return data + index + footer(data.size(), index.size() - 5);
}

std::string savedModel(const std::string &graph, const std::string &signatures, const std::string &more)
{
    const std::string info = bytes(4, "serve") + bytes(5, "2.15.0");
    return number(1, 1) + bytes(2, bytes(1, info) + bytes(2, graph) + signatures + more);
}

std::string usualModel()
{
    const std::string signature = entry(1, "x", tensorInfo(1, {-1, 3})) + entry(2, "y", tensorInfo(1, {})) + bytes(3, "predict");
    return savedModel(bytes(1, node("v", "VarHandleOp")), entry(5, "serving_default", signature), bytes(6, bytes(2, "words.txt")));
}

Entries usualEntries()
{
    return {{"", number(1, 1)},
            {"_CHECKPOINTABLE_OBJECT_GRAPH", bundleEntry(7, {}, 32, 4)},
            {"layer/bias/.ATTRIBUTES/VARIABLE_VALUE", bundleEntry(1, {2}, 0, 8)},
            {"layer/kernel/.ATTRIBUTES/VARIABLE_VALUE", bundleEntry(1, {2, 3}, 8, 24)},
            {"layer/kernel/.OPTIMIZER_SLOT/optimizer/m/.ATTRIBUTES/VARIABLE_VALUE", bundleEntry(1, {2, 3}, 8, 24)},
            {"save_counter/.ATTRIBUTES/VARIABLE_VALUE", bundleEntry(9, {}, 36, 8)}};
}

MemoryFolder usualFolder()
{
    MemoryFolder folder;
    folder.files[indexName] = table(usualEntries());
    folder.files[shardName] = std::string(44, '\0');
    folder.files["assets/words.txt"] = "words";
    return folder;
}

std::string frozen()
{
    return bytes(1, node("x", "Placeholder", entry(5, "dtype", number(6, 1)) + entry(5, "shape", bytes(7, shape({-1, 3}))))) +
           bytes(1, node("rate", "Placeholder", entry(5, "dtype", number(6, 1)))) +
           bytes(1, node("w", "Const", constant(1, {2, 3}, std::string(24, '\0')))) + bytes(4, number(1, 1087));
}

} // namespace mlm::weights::test::tf
