// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/words.h"
#include <algorithm>

namespace mlm::weights::proto {

namespace {
constexpr qsizetype longestShown = 120;
constexpr std::size_t mostRemarks = 10;
} // namespace

QString shown(std::string_view text)
{
    // No character takes more than four bytes, so that a long text is not converted whole.
    const std::string_view start = text.substr(0, 4 * static_cast<std::size_t>(longestShown) + 4);
    QString result = QString::fromUtf8(start.data(), static_cast<qsizetype>(start.size()));
    if (result.size() > longestShown)
        result = result.left(longestShown) + QChar(0x2026);
    for (QChar &c : result) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return result;
}

std::string clean(std::string_view text)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii)
        return std::string(text);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

void Remarks::warn(const QString &text)
{
    if (m_texts.size() < mostRemarks)
        m_texts.push_back(text);
    else
        ++m_left;
}

void Remarks::writeTo(Facts &facts) const
{
    for (const QString &text : m_texts)
        facts.note(NoteFact::Level::Warning, text);
    if (m_left > 0)
        facts.note(NoteFact::Level::Warning, Words::tr("%1 more of the kind.").arg(m_left));
}

} // namespace mlm::weights::proto
