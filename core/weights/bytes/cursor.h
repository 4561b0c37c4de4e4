// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace mlm::weights {

/// a + b, a * b without overflow, else nothing.
inline std::optional<std::uint64_t> sum(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}
inline std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t result = 0;
    return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
}
/// The number of elements of a shape: 1 for none; nothing where a size is negative or the product exceeds 2^63 - 1.
std::optional<std::uint64_t> elements(std::span<const std::int64_t> shape);

/// Walks over bytes, never past their end: once a read does not fit, everything gives zero or nothing and ok() is false.
/// Numbers are little-endian unless asked otherwise.
class Cursor
{
public:
    explicit Cursor(std::string_view bytes) : m_bytes(bytes) {}

    bool ok() const { return m_ok; }
    void fail() { m_ok = false; }
    std::size_t position() const { return m_at; } ///< bytes from the beginning
    std::size_t left() const { return m_ok ? m_bytes.size() - m_at : 0; }
    bool atEnd() const { return left() == 0; }

    template <typename T> T number(std::endian order = std::endian::little)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::string_view raw = bytes(sizeof(T));
        T value{};
        if (raw.size() != sizeof(T))
            return value;
        char turned[sizeof(T)];
        for (std::size_t i = 0; i < sizeof(T); ++i)
            turned[i] = raw[order == std::endian::native ? i : sizeof(T) - 1 - i];
        std::memcpy(&value, turned, sizeof(T));
        return value;
    }
    /// The next `length` bytes, as they lie there.
    std::string_view bytes(std::uint64_t length)
    {
        if (!m_ok || length > m_bytes.size() - m_at) {
            m_ok = false;
            return {};
        }
        const std::string_view result = m_bytes.substr(m_at, static_cast<std::size_t>(length));
        m_at += result.size();
        return result;
    }
    void skip(std::uint64_t length) { bytes(length); }
    /// Goes to a place; fails where that is past the end.
    void seek(std::uint64_t position)
    {
        if (position > m_bytes.size())
            m_ok = false;
        else
            m_at = static_cast<std::size_t>(position);
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_ok = true;
};

} // namespace mlm::weights
