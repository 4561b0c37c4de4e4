// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <QString>
#include <algorithm>
#include <bit>
#include <cstring>

namespace mlm::weights {

/// A name out of a file as it can be shown: at most 80 characters, control characters replaced.
QString shownName(std::string_view name);

/// Walks over a source from a place to another through a small buffer, skipping what is not wanted: the descriptions of
/// tensors may be spread over gigabytes. Once a read does not fit, everything gives zero or nothing and ok() is false.
class Stream
{
public:
    Stream(const Source &source, std::uint64_t begin, std::uint64_t end);

    bool ok() const { return !m_error; }
    /// Why it failed, with the byte offset.
    const Error &error() const { return *m_error; }
    std::uint64_t position() const { return m_position; }
    std::uint64_t left() const { return ok() ? m_end - m_position : 0; }
    void fail(Error error);

    template <typename T> T number(std::endian order = std::endian::little)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        char raw[sizeof(T)] = {};
        take({raw, sizeof(T)});
        if (order != std::endian::native)
            std::reverse(raw, raw + sizeof(T));
        T value{};
        std::memcpy(&value, raw, sizeof(T));
        return value;
    }
    /// The next `length` bytes; fails, with nothing allocated, where more than `limit` or than what is left is asked for.
    std::string bytes(std::uint64_t length, std::uint64_t limit);
    void skip(std::uint64_t length);

private:
    bool fits(std::uint64_t length);
    void take(std::span<char> out);
    bool refill();

    const Source &m_source;
    std::uint64_t m_end;
    std::uint64_t m_position;
    std::string m_buffer;              ///< bytes from m_bufferStart
    std::uint64_t m_bufferStart = 0;
    std::size_t m_nextFill = 4096;     ///< grows while reading goes straight on
    std::uint64_t m_fetched = 0;
    std::optional<Error> m_error;
};

} // namespace mlm::weights
