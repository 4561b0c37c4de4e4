// SPDX-License-Identifier: Apache-2.0
#include "core/spec/pattern.h"
#include <map>

namespace mlm::spec {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool letter(char c) { return lower(c) || (c >= 'A' && c <= 'Z'); }
bool hexadecimal(char c) { return digit(c) || (c >= 'a' && c <= 'f'); }

template <typename Allowed> bool all(std::string_view text, Allowed allowed)
{
    if (text.empty())
        return false;
    for (const char c : text)
        if (!allowed(c))
            return false;
    return true;
}

/// Length in bytes of the white space (ECMA-262) that the text begins with; 0 for none.
std::size_t space(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(0);
    if ((first >= 0x09 && first <= 0x0d) || first == 0x20)
        return 1;
    if (first == 0xc2)
        return byte(1) == 0xa0 ? 2 : 0;
    if (first == 0xe1)
        return byte(1) == 0x9a && byte(2) == 0x80 ? 3 : 0;
    if (first == 0xe2)
    {
        if (byte(1) == 0x80 && ((byte(2) >= 0x80 && byte(2) <= 0x8a) || byte(2) == 0xa8 || byte(2) == 0xa9 || byte(2) == 0xaf))
            return 3;
        return byte(1) == 0x81 && byte(2) == 0x9f ? 3 : 0;
    }
    if (first == 0xe3)
        return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
    if (first == 0xef)
        return byte(1) == 0xbb && byte(2) == 0xbf ? 3 : 0;
    return 0;
}

/// The beginning of the last code point.
std::string_view lastCodePoint(std::string_view text)
{
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U)
        --at;
    return text.substr(at);
}

bool utc(std::string_view text)
{
    return text.ends_with("+00:00") || text.ends_with('Z');
}

bool modelName(std::string_view text)
{
    if (text.size() < 3 || !letter(text.front()) || !(letter(text.back()) || digit(text.back())))
        return false;
    std::string_view middle = text.substr(1, text.size() - 2);
    while (!middle.empty())
    {
        const char c = middle.front();
        const std::size_t length = letter(c) || digit(c) || c == '_' || c == '.' || c == '-' ? 1 : space(middle);
        if (length == 0)
            return false;
        middle.remove_prefix(length);
    }
    return true;
}

bool frameworkName(std::string_view text)
{
    if (text.empty())
        return false;
    const auto edge = [](std::string_view at) { return at.front() == '.' || at.front() == '_' || at.front() == '-' || space(at) > 0; };
    if (edge(text) || edge(lastCodePoint(text)))
        return false;
    return text.find_first_of("\n\r") == std::string_view::npos && text.find("\xe2\x80\xa8") == std::string_view::npos &&
           text.find("\xe2\x80\xa9") == std::string_view::npos;
}

/// Takes "0" or a number without leading zero off the front.
bool takeNumber(std::string_view &text)
{
    std::size_t length = 0;
    while (length < text.size() && digit(text[length]))
        ++length;
    if (length == 0 || (length > 1 && text.front() == '0'))
        return false;
    text.remove_prefix(length);
    return true;
}

/// Dot-separated identifiers up to a '+' or the end; numeric ones of a prerelease have no leading zero.
bool takeIdentifiers(std::string_view &text, bool prerelease)
{
    for (;;)
    {
        std::size_t length = 0;
        bool numeric = true;
        while (length < text.size() && (digit(text[length]) || letter(text[length]) || text[length] == '-'))
            numeric = digit(text[length++]) && numeric;
        if (length == 0 || (prerelease && numeric && length > 1 && text.front() == '0'))
            return false;
        text.remove_prefix(length);
        if (text.empty() || text.front() != '.')
            return true;
        text.remove_prefix(1);
    }
}

bool semanticVersion(std::string_view text)
{
    for (int part = 0; part < 3; ++part)
    {
        if (part > 0)
        {
            if (text.empty() || text.front() != '.')
                return false;
            text.remove_prefix(1);
        }
        if (!takeNumber(text))
            return false;
    }
    if (text.starts_with('-'))
    {
        text.remove_prefix(1);
        if (!takeIdentifiers(text, true))
            return false;
    }
    if (text.starts_with('+'))
    {
        text.remove_prefix(1);
        if (!takeIdentifiers(text, false))
            return false;
    }
    return text.empty();
}

using ByHand = bool (*)(std::string_view);

ByHand byHand(const std::string &pattern)
{
    static const std::map<std::string_view, ByHand> known = {
        {R"((\+00:00|Z)$)", utc},
        {R"(^[a-zA-Z][a-zA-Z0-9_.\-\s]+[a-zA-Z0-9]$)", modelName},
        {R"(^(?=[^\s._\-]).*[^\s._\-]$)", frameworkName},
        {R"(^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$)",
         semanticVersion},
        {R"(^[\w\-\.\+]+$)",
         [](std::string_view text) { return all(text, [](char c) { return letter(c) || digit(c) || c == '_' || c == '-' || c == '.' || c == '+'; }); }},
        {R"(^[a-z-_]+$)", [](std::string_view text) { return all(text, [](char c) { return lower(c) || c == '-' || c == '_'; }); }},
        {R"(^[0-9a-zA-Z_.-]+$)",
         [](std::string_view text) { return all(text, [](char c) { return letter(c) || digit(c) || c == '_' || c == '.' || c == '-'; }); }},
        {R"(^[0-9A-Za-z-_]+$)", [](std::string_view text) { return all(text, [](char c) { return letter(c) || digit(c) || c == '_' || c == '-'; }); }},
        {R"(^[a-f0-9]+$)", [](std::string_view text) { return all(text, hexadecimal); }},
        {R"(^([0-9A-Fa-f]{6})$)",
         [](std::string_view text) { return text.size() == 6 && all(text, [](char c) { return hexadecimal(c) || (c >= 'A' && c <= 'F'); }); }},
    };
    const auto found = known.find(pattern);
    return found == known.end() ? nullptr : found->second;
}

/// Four hexadecimal digits, as after "\\u".
bool isCodeUnit(const std::string &pattern, std::size_t at)
{
    if (at + 4 > pattern.size())
        return false;
    for (std::size_t i = at; i < at + 4; ++i)
        if (!digit(pattern[i]) && !(pattern[i] >= 'a' && pattern[i] <= 'f') && !(pattern[i] >= 'A' && pattern[i] <= 'F'))
            return false;
    return true;
}

/// ECMA-262 to PCRE: white space and the ends of lines are other sets, and '$' is the very end.
QString translated(const std::string &pattern)
{
    static const std::string spaces = R"(\x{9}-\x{d}\x{20}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
    std::string result;
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i)
    {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size())
        {
            const char next = pattern[++i];
            if (next == 's')
                result += inClass ? spaces : '[' + spaces + ']';
            else if (next == 'S' && !inClass)
                result += "[^" + spaces + ']';
            else if (next == 'u' && isCodeUnit(pattern, i + 1)) {
                result += "\\x{" + pattern.substr(i + 1, 4) + '}';
                i += 4;
            } else
                result += {c, next};
            continue;
        }
        if (c == '[')
            inClass = true;
        else if (c == ']')
            inClass = false;
        if (c == '$' && !inClass)
            result += "\\z";
        else if (c == '.' && !inClass)
            result += R"([^\n\r\x{2028}\x{2029}])";
        else
            result += c;
    }
    // A text that no pattern in use comes near: what tries everything gives up instead of keeping everybody waiting.
    return QStringLiteral("(*LIMIT_MATCH=1000000)") + QString::fromStdString(result);
}

} // namespace

Pattern::Pattern(const std::string &text) : m_byHand(byHand(text))
{
    if (m_byHand)
        return;
    m_expression.setPattern(translated(text));
    m_expression.optimize(); // now: matching has to be free of data races
}

bool Pattern::isValid() const
{
    return m_byHand || m_expression.isValid();
}

bool Pattern::matches(std::string_view utf8) const
{
    return ask(utf8) == Answer::Yes;
}

Pattern::Answer Pattern::ask(std::string_view utf8) const
{
    if (m_byHand)
        return m_byHand(utf8) ? Answer::Yes : Answer::No;
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (utf8.starts_with("\xef\xbb\xbf"))
        text.prepend(QChar(0xfeff)); // which fromUtf8() takes for a mark of the encoding
    const QRegularExpressionMatch match = m_expression.match(text);
    if (match.hasMatch())
        return Answer::Yes;
    return match.isValid() ? Answer::No : Answer::GaveUp;
}

std::size_t codePoints(std::string_view utf8)
{
    std::size_t count = 0;
    for (const char c : utf8)
        count += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    return count;
}

} // namespace mlm::spec
