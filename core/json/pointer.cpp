// SPDX-License-Identifier: Apache-2.0
#include "core/json/pointer.h"

namespace mlm {

namespace {

std::optional<std::size_t> arrayIndex(std::string_view token)
{
    if (token.empty() || token.size() > 10 || (token.size() > 1 && token.front() == '0'))
        return std::nullopt;
    std::size_t index = 0;
    for (const char c : token) {
        if (c < '0' || c > '9')
            return std::nullopt;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

// One walk for both constnesses.
template <typename Tree> Tree *walk(Tree &root, const std::vector<std::string> &tokens)
{
    Tree *node = &root;
    for (const std::string &token : tokens) {
        if (node->is_object()) {
            const auto it = node->find(token);
            if (it == node->end())
                return nullptr;
            node = &*it;
        } else if (node->is_array()) {
            const auto index = arrayIndex(token);
            if (!index || *index >= node->size())
                return nullptr;
            node = &(*node)[*index];
        } else {
            return nullptr;
        }
    }
    return node;
}

} // namespace

std::optional<Pointer> Pointer::parse(std::string_view text)
{
    if (text.empty())
        return Pointer();
    if (text.front() != '/')
        return std::nullopt;
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '/') {
            tokens.emplace_back();
        } else if (text[i] == '~') {
            if (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1'))
                return std::nullopt;
            tokens.back() += text[++i] == '0' ? '~' : '/';
        } else {
            tokens.back() += text[i];
        }
    }
    return Pointer(std::move(tokens));
}

Pointer Pointer::of(std::string_view text)
{
    auto pointer = parse(text);
    Q_ASSERT(pointer);
    return pointer ? *std::move(pointer) : Pointer();
}

std::string Pointer::toString() const
{
    std::string text;
    for (const std::string &token : m_tokens) {
        text += '/';
        for (const char c : token) {
            if (c == '~')
                text += "~0";
            else if (c == '/')
                text += "~1";
            else
                text += c;
        }
    }
    return text;
}

Pointer Pointer::parent() const
{
    if (m_tokens.empty())
        return {};
    return Pointer(std::vector<std::string>(m_tokens.begin(), m_tokens.end() - 1));
}

Pointer Pointer::operator/(std::string_view token) const
{
    Pointer child = *this;
    child.m_tokens.emplace_back(token);
    return child;
}

Pointer Pointer::operator/(std::size_t index) const
{
    return *this / std::string_view(std::to_string(index));
}

Pointer Pointer::operator/(const Pointer &rest) const
{
    Pointer whole = *this;
    whole.m_tokens.insert(whole.m_tokens.end(), rest.m_tokens.begin(), rest.m_tokens.end());
    return whole;
}

bool Pointer::startsWith(const Pointer &prefix) const
{
    return prefix.size() <= size() &&
           std::equal(prefix.m_tokens.begin(), prefix.m_tokens.end(), m_tokens.begin());
}

std::optional<std::size_t> Pointer::index() const
{
    return m_tokens.empty() ? std::nullopt : arrayIndex(m_tokens.back());
}

const Json *Pointer::in(const Json &root) const
{
    return walk(root, m_tokens);
}

Json *Pointer::in(Json &root) const
{
    return walk(root, m_tokens);
}

} // namespace mlm

std::size_t std::hash<mlm::Pointer>::operator()(const mlm::Pointer &p) const noexcept
{
    std::size_t seed = p.size();
    for (const std::string &token : p.tokens())
        seed = seed * 1099511628211U ^ std::hash<std::string>()(token);
    return seed;
}
