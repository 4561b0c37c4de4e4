// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>

namespace mlm::cli {

/// Lines of a stream, one at a time, each of at most `limit` bytes: a longer one is read to its end, but not kept.
class LineReader
{
public:
    LineReader(std::istream &in, std::size_t limit);
    enum class Line { End, Read, TooLong };
    /// The next line without its line end, in text(). A last line without a line end counts; nothing after the last line end does not.
    Line next();
    std::string_view text() const { return m_line; }

private:
    bool fill();
    std::istream &m_in;
    std::size_t m_limit;
    std::string m_line;
    std::string m_buffer;
    std::size_t m_begin = 0, m_end = 0;
};

} // namespace mlm::cli
