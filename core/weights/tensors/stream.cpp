// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensors/stream.h"
#include <QCoreApplication>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t smallestFill = 4096, largestFill = std::size_t{64} << 10;
/// More than any real model's descriptions of tensors; keeps a made-up file from being walked for minutes.
constexpr std::uint64_t mostFetched = std::uint64_t{256} << 20;

} // namespace

QString shownName(std::string_view name)
{
    constexpr qsizetype longest = 80;
    QString result = QString::fromUtf8(name.data(), static_cast<qsizetype>(std::min<std::size_t>(name.size(), 400)));
    if (result.size() > longest)
        result = result.left(longest) + QChar(0x2026);
    for (QChar &c : result) {
        if (!c.isPrint() || c.category() == QChar::Other_Format)
            c = QChar::ReplacementCharacter;
    }
    return result;
}

Stream::Stream(const Source &source, std::uint64_t begin, std::uint64_t end)
    : m_source(source), m_end(std::min(end, source.size())), m_position(std::min(begin, m_end))
{
}

void Stream::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

bool Stream::fits(std::uint64_t length)
{
    if (!ok())
        return false;
    if (length <= m_end - m_position)
        return true;
    fail({Error::Code::Refused, Words::tr("At byte %1, %2 bytes are announced, but only %3 follow.").arg(m_position).arg(length).arg(m_end - m_position),
          Words::tr("The file is damaged or was not copied whole."), {}});
    return false;
}

bool Stream::refill()
{
    const bool straightOn = m_position == m_bufferStart + m_buffer.size();
    m_nextFill = straightOn && !m_buffer.empty() ? std::min(m_nextFill * 2, largestFill) : smallestFill;
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(m_nextFill, m_end - m_position));
    m_fetched += length;
    if (m_fetched > mostFetched) {
        fail({Error::Code::Limit, Words::tr("The description of the tensors exceeds %1 MiB, at byte %2.").arg(mostFetched >> 20).arg(m_position), {}, {}});
        return false;
    }
    m_buffer.resize(length);
    m_bufferStart = m_position;
    if (auto done = m_source.read(m_position, m_buffer); !done) {
        fail(done.error());
        return false;
    }
    return true;
}

void Stream::take(std::span<char> out)
{
    if (!fits(out.size()))
        return;
    while (!out.empty()) {
        if (m_position < m_bufferStart || m_position - m_bufferStart >= m_buffer.size()) {
            if (!refill())
                return;
        }
        const auto from = static_cast<std::size_t>(m_position - m_bufferStart);
        const std::size_t count = std::min(out.size(), m_buffer.size() - from);
        std::memcpy(out.data(), m_buffer.data() + from, count);
        m_position += count;
        out = out.subspan(count);
    }
}

std::string Stream::bytes(std::uint64_t length, std::uint64_t limit)
{
    if (!fits(length))
        return {};
    if (length > limit) {
        fail({Error::Code::Limit, Words::tr("A text of %1 bytes at byte %2 is longer than the %3 that are read here.").arg(length).arg(m_position).arg(limit), {}, {}});
        return {};
    }
    std::string result(static_cast<std::size_t>(length), '\0');
    take(result);
    return ok() ? result : std::string();
}

void Stream::skip(std::uint64_t length)
{
    if (fits(length))
        m_position += length;
}

} // namespace mlm::weights
