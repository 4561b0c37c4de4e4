// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <string>

namespace mlm::weights::text {

/// The bytes of a source one after the other, read in blocks, up to a limit of bytes in all: what lies behind the limit
/// is not read, and limited() tells so. What is skipped without being read does not count.
class Stream
{
public:
    static constexpr std::uint64_t most = std::uint64_t{16} << 20;    ///< bytes of JSON and the like
    static constexpr std::uint64_t mostXml = std::uint64_t{8} << 20; ///< bytes of XML, which takes longer to read

    explicit Stream(const Source &source, std::uint64_t begin = 0, std::uint64_t limit = most)
        : m_source(source), m_begin(begin), m_budget(limit)
    {
    }

    /// The next byte, or -1 at the end, at the limit, or where reading fails.
    int peek() { return m_at < m_block.size() || load() ? static_cast<unsigned char>(m_block[m_at]) : -1; }
    int next()
    {
        const int byte = peek();
        m_at += byte >= 0 ? 1 : 0;
        return byte;
    }
    /// Fills `text` with `length` bytes; false where there are not that many.
    bool take(std::uint64_t length, std::string &text);
    /// Goes on behind `length` bytes; false where there are not that many.
    bool skip(std::uint64_t length);
    /// What is left of the block at hand, at least one byte but at the end; drop() passes over it.
    std::string_view block() { return peek() < 0 ? std::string_view() : std::string_view(m_block).substr(m_at); }
    void drop(std::size_t length) { m_at += length; }

    std::uint64_t position() const { return m_begin + m_at; } ///< bytes from the beginning of the source
    std::uint64_t left() const { return m_source.size() - position(); }
    bool limited() const { return m_limited; }

private:
    bool load();

    const Source &m_source;
    std::uint64_t m_begin;  ///< of the block in the source
    std::uint64_t m_budget; ///< bytes that may yet be read
    std::string m_block;
    std::size_t m_at = 0;
    bool m_limited = false;
};

} // namespace mlm::weights::text
