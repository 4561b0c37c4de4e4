// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <algorithm>
#include <optional>

namespace mlm::weights::pickle {

/// Reads a source from front to back through a window of up to 64 KiB; long stretches are stepped over without being read.
class Stream
{
public:
    static constexpr std::size_t windowSize = 64U << 10U;

    Stream(const Source &source, std::uint64_t position) : m_source(source), m_start(position) {}

    std::uint64_t position() const { return m_start + m_at; }
    std::uint64_t left() const { return position() <= m_source.size() ? m_source.size() - position() : 0; }
    const std::optional<Error> &error() const { return m_error; } ///< of reading the source

    /// The next `length` bytes, at most windowSize; good until the next call. Nothing where there are fewer.
    std::optional<std::string_view> take(std::size_t length)
    {
        if (m_window.size() - m_at < length && !refill(length))
            return std::nullopt;
        const std::string_view result = std::string_view(m_window).substr(m_at, length);
        m_at += length;
        return result;
    }
    std::optional<std::uint64_t> number(std::size_t bytes)
    {
        const auto raw = take(bytes);
        if (!raw)
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>((*raw)[i])) << (8 * i);
        return value;
    }
    bool skip(std::uint64_t length)
    {
        if (length > left())
            return false;
        if (length <= m_window.size() - m_at) {
            m_at += static_cast<std::size_t>(length);
        } else {
            m_start = position() + length;
            m_at = 0;
            m_window.clear();
        }
        return true;
    }
    /// The bytes up to a line feed, which is passed over: the first windowSize of them in `kept`, their number.
    std::optional<std::uint64_t> line(std::string &kept)
    {
        kept.clear();
        std::uint64_t length = 0;
        for (;;) {
            if (m_at == m_window.size() && !refill(1))
                return std::nullopt;
            const std::string_view rest = std::string_view(m_window).substr(m_at);
            const std::size_t feed = rest.find('\n');
            const std::string_view part = rest.substr(0, feed);
            kept += part.substr(0, windowSize - kept.size());
            length += part.size();
            m_at += part.size();
            if (feed != std::string_view::npos) {
                ++m_at;
                return length;
            }
        }
    }

private:
    bool refill(std::size_t length)
    {
        if (length > windowSize || left() < length)
            return false;
        m_start = position();
        m_at = 0;
        // Many pickles are short, and lie one behind the other: a little at first, then more.
        m_chunk = std::min(windowSize, std::max(length, m_chunk * 2));
        m_window.resize(static_cast<std::size_t>(std::min<std::uint64_t>(m_chunk, m_source.size() - m_start)));
        if (auto done = m_source.read(m_start, m_window); !done) {
            m_error = done.error();
            m_window.clear();
            return false;
        }
        return true;
    }

    const Source &m_source;
    std::uint64_t m_start; ///< of the window
    std::size_t m_at = 0;
    std::size_t m_chunk = 256;
    std::string m_window;
    std::optional<Error> m_error;
};

} // namespace mlm::weights::pickle
