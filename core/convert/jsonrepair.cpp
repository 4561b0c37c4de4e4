// SPDX-License-Identifier: Apache-2.0
#include "core/convert/jsonrepair.h"
#include <QCoreApplication>
#include <array>
#include <algorithm>

namespace mlm::convert {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Convert)
};

enum Kind { Comment, Comma, Quotes, Name, Break, Python, Number, Kinds };

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Repairing
{
public:
    explicit Repairing(std::string_view text) : m_text(text) { m_out.reserve(text.size()); }

    JsonRepair run()
    {
        while (m_at < m_text.size())
            step();
        return {std::move(m_out), notes()};
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        if (c == '"' || c == '\'')
            string(c);
        else if (const std::size_t end = commentEnd(m_at); end > m_at)
            comment(end);
        else if (c == ',')
            comma();
        else if (isDigit(c) || ((c == '.' || c == '+' || c == '-') && m_at + 1 < m_text.size()))
            number();
        else if (isNameStart(c))
            word();
        else
            copy();
    }

    void copy()
    {
        if (m_text[m_at] == '\n')
            ++m_line;
        m_out += m_text[m_at++];
    }
    void tell(Kind kind)
    {
        if (m_count[kind]++ == 0)
            m_first[kind] = m_line;
    }

    /// Where the comment that begins at `at` ends; `at` where there is none.
    std::size_t commentEnd(std::size_t at)
    {
        const std::string_view rest = m_text.substr(at);
        if (rest.starts_with("//") || rest.starts_with('#')) {
            const std::size_t end = m_text.find('\n', at);
            return end == std::string_view::npos ? m_text.size() : end;
        }
        if (rest.starts_with("/*") && !m_noMoreEnds) {
            const std::size_t end = m_text.find("*/", at + 2);
            m_noMoreEnds = end == std::string_view::npos; // is looked for once
            return m_noMoreEnds ? at : end + 2;
        }
        return at;
    }
    void comment(std::size_t end)
    {
        tell(Comment);
        for (; m_at < end; ++m_at) {
            if (m_text[m_at] == '\n') {
                ++m_line;
                m_out += '\n';
            }
        }
    }
    /// The next place that is neither space nor comment. What was found out once is not looked for again: many commas before a long gap cost no more.
    std::size_t nextOf(std::size_t at)
    {
        if (at <= m_solid && at >= m_solidFrom)
            return m_solid;
        const std::size_t from = at;
        while (at < m_text.size()) {
            if (isSpace(m_text[at])) {
                ++at;
            } else if (const std::size_t end = commentEnd(at); end > at) {
                at = end;
            } else {
                break;
            }
        }
        m_solidFrom = from;
        m_solid = at;
        return at;
    }
    void comma()
    {
        const std::size_t next = nextOf(m_at + 1);
        if (next < m_text.size() && (m_text[next] == '}' || m_text[next] == ']')) {
            tell(Comma);
            ++m_at;
            return;
        }
        copy();
    }

    void string(char quote)
    {
        // A text without an end is left to the strict reader.
        if (quote == '\'')
            tell(Quotes);
        m_out += '"';
        ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            const char c = m_text[m_at];
            if (c == '\\' && m_at + 1 < m_text.size()) {
                escape(m_text[m_at + 1]);
            } else if (c == '"') {
                m_out += "\\\"";
                ++m_at;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                control(c);
            } else {
                m_out += c;
                ++m_at;
            }
        }
        if (m_at < m_text.size()) {
            m_out += '"';
            ++m_at;
        }
    }
    void escape(char c)
    {
        m_at += 2;
        if (c == '\'') {
            m_out += '\'';
        } else if (c == '\n') { // JavaScript: the line goes on
            tell(Break);
            ++m_line;
        } else {
            m_out += '\\';
            m_out += c;
        }
    }
    void control(char c)
    {
        static constexpr char digits[] = "0123456789abcdef";
        tell(Break);
        if (c == '\n') {
            ++m_line;
            m_out += "\\n";
        } else if (c == '\t') {
            m_out += "\\t";
        } else if (c == '\r') {
            m_out += "\\r";
        } else {
            m_out += "\\u00";
            m_out += digits[static_cast<unsigned char>(c) >> 4];
            m_out += digits[c & 15];
        }
        ++m_at;
    }

    void word()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && (isNameStart(m_text[m_at]) || isDigit(m_text[m_at]) || m_text[m_at] == '-' ||
                                        (m_text[m_at] == ':' && m_at + 1 < m_text.size() && isNameStart(m_text[m_at + 1]))))
            ++m_at;
        const std::string_view name = m_text.substr(start, m_at - start);
        const std::size_t next = nextOf(m_at);
        if (next < m_text.size() && m_text[next] == ':') {
            tell(Name);
            m_out += '"';
            m_out += name;
            m_out += '"';
            return;
        }
        const char *said = name == "None" ? "null" : name == "True" ? "true" : name == "False" ? "false" : nullptr;
        if (said)
            tell(Python);
        m_out += said ? std::string_view(said) : name;
    }
    void number()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && (isDigit(m_text[m_at]) || isNameStart(m_text[m_at]) || m_text[m_at] == '.' || m_text[m_at] == '+' || m_text[m_at] == '-'))
            ++m_at;
        std::string spelt(m_text.substr(start, m_at - start));
        const std::string before = spelt;
        if (spelt.starts_with('+'))
            spelt.erase(0, 1);
        const std::size_t first = spelt.starts_with('-') ? 1 : 0;
        if (spelt.size() > first + 1 && spelt[first] == '.' && isDigit(spelt[first + 1]))
            spelt.insert(first, "0");
        if (const std::size_t dot = spelt.find('.'); dot != std::string::npos && dot > first && (dot + 1 == spelt.size() || spelt[dot + 1] == 'e' || spelt[dot + 1] == 'E'))
            spelt.insert(dot + 1, "0");
        if (spelt != before)
            tell(Number);
        m_out += spelt;
    }

    QStringList notes() const
    {
        const std::array<QString, Kinds> texts{
            Words::tr("Comments were left out"),
            Words::tr("Commas after the last value of a list or object were left out"),
            Words::tr("Texts in single quotes were put in double quotes"),
            Words::tr("Names without quotes were put in quotes"),
            Words::tr("Line breaks and other control characters in texts were spelt as JSON has them"),
            Words::tr("None, True and False were spelt null, true and false"),
            Words::tr("Numbers were spelt as JSON has them"),
        };
        QStringList result;
        for (int kind = 0; kind < Kinds; ++kind) {
            const auto k = static_cast<std::size_t>(kind);
            if (m_count[k] > 0)
                result += Words::tr("%1: %n time(s), first in line %2.", nullptr, m_count[k]).arg(texts[k]).arg(m_first[k]);
        }
        return result;
    }

    std::string_view m_text;
    std::string m_out;
    std::size_t m_at = 0, m_solid = 0, m_solidFrom = 1;
    int m_line = 1;
    bool m_noMoreEnds = false;
    std::array<int, Kinds> m_count{};
    std::array<int, Kinds> m_first{};
};

} // namespace

JsonRepair repairJson(std::string_view text)
{
    return Repairing(text).run();
}

} // namespace mlm::convert
