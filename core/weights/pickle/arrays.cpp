// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/arrays.h"
#include "core/weights/bytes/cursor.h"
#include <charconv>

namespace mlm::weights::pickle {

namespace {

struct Type
{
    std::string name;
    std::uint64_t bytes = 0; ///< of one element
};

/// numpy's letters: "f8", "<i4", "O8", "U12".
std::optional<Type> typeOf(std::string_view letters)
{
    while (!letters.empty() && std::string_view("<>|=").find(letters.front()) != std::string_view::npos)
        letters.remove_prefix(1);
    if (letters.empty())
        return std::nullopt;
    const char kind = letters.front();
    letters.remove_prefix(1);
    std::uint64_t size = 0;
    const auto [end, problem] = std::from_chars(letters.data(), letters.data() + letters.size(), size);
    if (!letters.empty() && (problem != std::errc() || size > 1U << 20U))
        return std::nullopt;
    const std::string bits = std::to_string(size * 8);
    switch (kind) {
    case 'f': return Type{"float" + bits, size};
    case 'i': return Type{"int" + bits, size};
    case 'u': return Type{"uint" + bits, size};
    case 'c': return Type{"complex" + bits, size};
    case 'b': return Type{"bool", 1};
    case '?': return Type{"bool", 1};
    case 'O': return Type{"object", 8};
    case 'U': return Type{"string", size * 4};
    case 'S':
    case 'a': return Type{"bytes", size};
    case 'M': return Type{"datetime64", 8};
    case 'm': return Type{"timedelta64", 8};
    case 'V': return Type{"struct", size};
    default: return std::nullopt;
    }
}

std::optional<Type> typeOf(const Tree &tree, Ref ref)
{
    if (tree.called(ref) != "numpy.dtype") {
        // A class of numpy's scalars by its name.
        const std::string_view name = tree.name(ref);
        return name == "builtins.object" ? std::optional(Type{"object", 8}) : std::nullopt;
    }
    const auto arguments = tree.sequence(tree.arguments(ref), 8);
    if (!arguments || arguments->empty())
        return std::nullopt;
    const auto letters = tree.text(arguments->front());
    return letters ? typeOf(*letters) : std::nullopt;
}

std::optional<Array> made(const Tree &tree, Ref shape, Ref type)
{
    const auto sizes = tree.sequence(shape, 64);
    auto kind = typeOf(tree, type);
    if (!sizes || !kind)
        return std::nullopt;
    Array result;
    for (const Ref size : *sizes) {
        const auto number = tree.integer(size);
        if (!number)
            return std::nullopt;
        result.shape.push_back(*number);
    }
    const auto count = elements(result.shape);
    const auto bytes = count ? product(*count, kind->bytes) : std::nullopt;
    if (!bytes)
        return std::nullopt;
    result.dtype = std::move(kind->name);
    result.hasObjects = result.dtype == "object";
    result.elements = *count;
    result.bytes = *bytes;
    return result;
}

bool isReconstruct(std::string_view name)
{
    return name == "numpy.core.multiarray._reconstruct" || name == "numpy._core.multiarray._reconstruct";
}

bool isFromBuffer(std::string_view name)
{
    return name == "numpy.core.numeric._frombuffer" || name == "numpy._core.numeric._frombuffer";
}

} // namespace

bool isJoblibArray(const Tree &tree, Ref ref)
{
    return tree.called(ref).ends_with("joblib.numpy_pickle.NumpyArrayWrapper");
}

std::optional<Array> arrayOf(const Tree &tree, Ref ref)
{
    const std::string_view called = tree.called(ref);
    if (called.empty())
        return std::nullopt;
    if (isFromBuffer(called)) {
        const auto arguments = tree.sequence(tree.arguments(ref), 8); // (buffer, dtype, shape, order)
        return arguments && arguments->size() >= 3 ? made(tree, (*arguments)[2], (*arguments)[1]) : std::nullopt;
    }
    const auto state = tree.state(ref);
    if (!state)
        return std::nullopt;
    if (isReconstruct(called)) {
        const auto parts = tree.sequence(*state, 8); // (version, shape, dtype, order, numbers), the version not always
        if (!parts || parts->size() < 4)
            return std::nullopt;
        const std::size_t first = parts->size() == 4 ? 0 : 1;
        return made(tree, (*parts)[first], (*parts)[first + 1]);
    }
    if (!isJoblibArray(tree, ref) || tree.count(*state) > 64)
        return std::nullopt;
    const auto shape = tree.member(*state, "shape"), type = tree.member(*state, "dtype");
    return shape && type ? made(tree, *shape, *type) : std::nullopt;
}

} // namespace mlm::weights::pickle
