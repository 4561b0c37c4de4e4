// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include <QCoreApplication>
#include <string_view>

namespace mlm::weights::proto {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

/// A text from inside a file as it may stand in a sentence: at most 120 characters, nothing that moves the cursor.
QString shown(std::string_view text);
/// The text as valid UTF-8: what is not becomes U+FFFD.
std::string clean(std::string_view text);

/// Remarks about single tensors: the first few are told one by one, the others are counted.
class Remarks
{
public:
    void warn(const QString &text);
    void writeTo(Facts &facts) const;

private:
    std::vector<QString> m_texts;
    std::uint64_t m_left = 0;
};

} // namespace mlm::weights::proto
