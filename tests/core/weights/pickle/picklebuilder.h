// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Pieces of pickles, protocol 2, written opcode by opcode.
namespace mlm::weights::test {

inline std::string number(std::uint64_t value, int bytes)
{
    std::string result;
    for (int i = 0; i < bytes; ++i)
        result += static_cast<char>(value >> (8 * i) & 0xff);
    return result;
}
inline std::string text(const std::string &value)
{
    return "X" + number(value.size(), 4) + value;
}
inline std::string integer(std::int64_t value)
{
    return std::string("\x8a\x08") + number(static_cast<std::uint64_t>(value), 8);
}
inline std::string global(const std::string &module, const std::string &name)
{
    return "c" + module + "\n" + name + "\n";
}
inline std::string tuple(const std::vector<std::string> &items)
{
    std::string result = "(";
    for (const std::string &item : items)
        result += item;
    return result + "t";
}
inline std::string integers(const std::vector<std::int64_t> &values)
{
    std::vector<std::string> items;
    for (const std::int64_t value : values)
        items.push_back(integer(value));
    return tuple(items);
}
inline std::string call(const std::string &module, const std::string &name, const std::vector<std::string> &arguments)
{
    return global(module, name) + tuple(arguments) + "R";
}
inline std::string dict(const std::vector<std::pair<std::string, std::string>> &members)
{
    std::string result = "}(";
    for (const auto &[key, value] : members)
        result += text(key) + value;
    return result + "u";
}
inline std::string orderedDict(const std::vector<std::pair<std::string, std::string>> &members)
{
    return call("collections", "OrderedDict", {}) + dict(members).substr(1);
}
inline std::string object(const std::string &module, const std::string &name, const std::string &state)
{
    return global(module, name) + ")\x81" + state + "b";
}
inline std::string pickled(const std::string &value)
{
    return "\x80\x02" + value + ".";
}
/// Runs a command, were it loaded.
inline std::string runs(const std::string &command)
{
    return call("os", "system", {text(command)});
}

struct View
{
    std::string key = "0";
    std::string storage = "FloatStorage";
    std::int64_t count = 6;
    std::int64_t offset = 0;
    std::vector<std::int64_t> shape = {2, 3};
    std::vector<std::int64_t> strides = {3, 1};
};
inline std::string storage(const View &view, bool legacy = false)
{
    return tuple({text("storage"), global(view.storage.find('.') == std::string::npos ? "torch" : "torch.storage", view.storage.substr(view.storage.rfind('.') + 1)),
                  text(view.key), text("cpu"), integer(view.count), legacy ? "N" : ""}) + "Q";
}
inline std::string tensor(const View &view, bool legacy = false)
{
    return call("torch._utils", "_rebuild_tensor_v2",
                {storage(view, legacy), integer(view.offset), integers(view.shape), integers(view.strides), "\x89", call("collections", "OrderedDict", {})});
}

} // namespace mlm::weights::test
