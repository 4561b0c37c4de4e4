// SPDX-License-Identifier: Apache-2.0
#include "app/cli/linereader.h"
#include <cstring>
#include <istream>

namespace mlm::cli {

LineReader::LineReader(std::istream &in, std::size_t limit) : m_in(in), m_limit(limit), m_buffer(std::size_t{1} << 16, '\0') {}

bool LineReader::fill()
{
    // One byte first and then what is there: a line is answered when it comes, not when the buffer is full.
    m_begin = m_end = 0;
    const int first = m_in.get();
    if (first == std::istream::traits_type::eof())
        return false;
    m_buffer[0] = char(first);
    m_end = 1 + std::size_t(m_in.readsome(m_buffer.data() + 1, std::streamsize(m_buffer.size() - 1)));
    return true;
}

LineReader::Line LineReader::next()
{
    m_line.clear();
    bool any = false, tooLong = false;
    while (true) {
        if (m_begin == m_end && !fill())
            break;
        any = true;
        const char *start = m_buffer.data() + m_begin;
        const auto *newline = static_cast<const char *>(std::memchr(start, '\n', m_end - m_begin));
        const std::size_t count = newline ? std::size_t(newline - start) : m_end - m_begin;
        if (m_line.size() + count > m_limit)
            tooLong = true;
        if (tooLong)
            m_line.clear();
        else
            m_line.append(start, count);
        m_begin += count + (newline ? 1 : 0);
        if (newline)
            break;
    }
    if (!any)
        return Line::End;
    if (tooLong)
        return Line::TooLong;
    if (!m_line.empty() && m_line.back() == '\r')
        m_line.pop_back();
    return Line::Read;
}

} // namespace mlm::cli
