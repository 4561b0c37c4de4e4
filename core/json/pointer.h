// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <QString>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mlm {

/// A JSON Pointer (RFC 6901) as its unescaped tokens. The empty pointer is the whole document.
/// An array index is its decimal text; "-" is allowed as the last token of an Edit's path (append).
class Pointer
{
public:
    Pointer() = default;
    explicit Pointer(std::vector<std::string> tokens) : m_tokens(std::move(tokens)) {}
    /// Reads "/a/b~1c"; nullopt where the text is no pointer.
    static std::optional<Pointer> parse(std::string_view text);
    /// For literals in code: must be well-formed.
    static Pointer of(std::string_view text);

    std::string toString() const;
    QString toQString() const { return QString::fromStdString(toString()); }
    bool isRoot() const { return m_tokens.empty(); }
    std::size_t size() const { return m_tokens.size(); }
    const std::string &operator[](std::size_t i) const { return m_tokens[i]; }
    const std::string &last() const { return m_tokens.back(); }
    const std::vector<std::string> &tokens() const { return m_tokens; }
    Pointer parent() const;
    Pointer operator/(std::string_view token) const;
    Pointer operator/(std::size_t index) const;
    Pointer operator/(const Pointer &rest) const;
    /// True for the pointer itself and everything below it.
    bool startsWith(const Pointer &prefix) const;
    /// The last token as an array index ("0", "12"; no sign, no leading zero), if it is one.
    std::optional<std::size_t> index() const;

    /// The node, or nullptr. Never throws.
    const Json *in(const Json &root) const;
    Json *in(Json &root) const;

    bool operator==(const Pointer &) const = default;
    auto operator<=>(const Pointer &) const = default;

private:
    std::vector<std::string> m_tokens;
};

} // namespace mlm

template <> struct std::hash<mlm::Pointer>
{
    std::size_t operator()(const mlm::Pointer &p) const noexcept;
};
