// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QRegularExpression>
#include <string>
#include <string_view>

namespace mlm::spec {

/// A pattern of the published schemas, read as they are read: ECMA-262 with the flag u, searched for anywhere unless it is anchored. Those that occur
/// often are matched by hand, the others by QRegularExpression.
class Pattern
{
public:
    explicit Pattern(const std::string &text);
    bool isValid() const;              ///< false: it is no regular expression, and nothing matches it
    bool matches(std::string_view utf8) const;

    enum class Answer { Yes, No, GaveUp };
    /// As matches(), but tells apart what would take too long to find out (patterns that try everything, texts of megabytes).
    Answer ask(std::string_view utf8) const;

private:
    bool (*m_byHand)(std::string_view) = nullptr;
    QRegularExpression m_expression;
};

/// The formats date-time, iri and iri-reference as the validators of STAC read them (stricter and laxer than their RFCs, see
/// core/validation/README.md). Other formats match everything.
bool matchesFormat(std::string_view format, std::string_view utf8);

/// Code points of a UTF-8 text.
std::size_t codePoints(std::string_view utf8);

} // namespace mlm::spec
