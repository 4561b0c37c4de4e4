// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/core/weights/proto/builder.h"

/// Parts of an ONNX model.
namespace mlm::weights::test::onnx {

inline std::string dims(const std::vector<std::int64_t> &shape)
{
    std::string packed;
    for (const std::int64_t size : shape)
        packed += varint(static_cast<std::uint64_t>(size));
    return bytes(1, packed);
}
inline std::string tensor(const std::string &name, unsigned type, const std::vector<std::int64_t> &shape, const std::string &raw)
{
    return dims(shape) + number(2, type) + bytes(8, name) + bytes(9, raw);
}
inline std::string external(const std::string &name, const std::vector<std::int64_t> &shape, const std::map<std::string, std::string> &data)
{
    std::string result = dims(shape) + number(2, 1) + bytes(8, name) + number(14, 1);
    for (const auto &[key, value] : data)
        result += entry(13, key, value);
    return result;
}
inline std::string port(const std::string &name, const std::string &type)
{
    return bytes(1, name) + bytes(2, type);
}
/// A tensor type; each dimension is a number, or a name where it begins with a letter.
inline std::string tensorType(unsigned type, const std::vector<std::string> &dimensions)
{
    std::string shape;
    for (const std::string &dimension : dimensions)
        shape += bytes(1, dimension.empty() ? std::string() : dimension[0] >= 'a' ? bytes(2, dimension) : number(1, std::stoull(dimension)));
    return bytes(1, number(1, type) + bytes(2, shape));
}
inline std::string node(const std::string &type, const std::string &attribute = {}, const std::string &domain = {})
{
    return bytes(4, type) + bytes(5, attribute) + (domain.empty() ? std::string() : bytes(7, domain));
}
/// ir_version, producer and operator set around a graph.
inline std::string model(const std::string &graph)
{
    return number(1, 8) + bytes(2, "maker") + bytes(3, "1.2") + bytes(7, graph) + bytes(8, bytes(1, "") + number(2, 17));
}

} // namespace mlm::weights::test::onnx
