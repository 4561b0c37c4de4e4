// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/stream.h"
#include <algorithm>

namespace mlm::weights::text {

namespace {

constexpr std::uint64_t blockSize = 16384;

}

bool Stream::load()
{
    m_begin += m_block.size();
    m_at = 0;
    m_block.clear();
    if (m_begin >= m_source.size())
        return false;
    if (m_budget == 0) {
        m_limited = true;
        return false;
    }
    const std::uint64_t length = std::min({blockSize, m_budget, m_source.size() - m_begin});
    auto bytes = m_source.bytes(m_begin, length, blockSize);
    if (!bytes)
        return false;
    m_block = std::move(*bytes);
    m_budget -= length;
    return true;
}

bool Stream::take(std::uint64_t length, std::string &text)
{
    text.clear();
    if (length > left())
        return false;
    while (text.size() < length) {
        const std::string_view here = block();
        if (here.empty())
            return false;
        const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(here.size(), length - text.size()));
        text.append(here.substr(0, count));
        drop(count);
    }
    return true;
}

bool Stream::skip(std::uint64_t length)
{
    if (length > left())
        return false;
    if (length <= m_block.size() - m_at) {
        m_at += static_cast<std::size_t>(length);
    } else {
        m_begin += m_at + length;
        m_block.clear();
        m_at = 0;
    }
    return true;
}

} // namespace mlm::weights::text
