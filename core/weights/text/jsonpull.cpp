// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/pull.h"
#include <QCoreApplication>

namespace mlm::weights::text {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

bool isWhite(int byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

bool endsScalar(int byte)
{
    return byte < 0 || byte == ',' || byte == ']' || byte == '}' || isWhite(byte);
}

void appendUtf8(std::string &text, char32_t code)
{
    const auto add = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xc0 | code >> 6);
        add(0x80 | (code & 63));
    } else {
        add(0xe0 | code >> 12);
        add(0x80 | (code >> 6 & 63));
        add(0x80 | (code & 63));
    }
}

} // namespace

void Pull::fail(const QString &what)
{
    if (m_problem.isEmpty() && !m_stream.limited())
        m_problem = Words::tr("%1 at byte %2").arg(what).arg(m_stream.position());
}

JsonPull::JsonPull(Stream &stream, int inside) : Pull(stream)
{
    for (int i = 0; i < inside; ++i)
        m_levels.push_back({'{', i == inside - 1});
}

int JsonPull::white()
{
    while (isWhite(m_stream.peek()))
        m_stream.next();
    return m_stream.peek();
}

bool JsonPull::enter(char kind)
{
    if (!ok())
        return false;
    if (white() != kind) {
        skip();
        return false;
    }
    m_stream.next();
    m_levels.push_back({kind, true});
    if (m_levels.size() > static_cast<std::size_t>(deepest))
        fail(Words::tr("nested too deeply"));
    return ok();
}

/// Passes the comma between two members or elements; false at the end, which is passed too, and where all is wrong.
bool JsonPull::goOn(char kind, char end)
{
    if (!ok() || m_levels.empty() || m_levels.back().kind != kind)
        return false;
    const int byte = white();
    if (byte == end) {
        m_stream.next();
        m_levels.pop_back();
        return false;
    }
    if (!m_levels.back().first) {
        if (byte != ',') {
            fail(Words::tr("a comma or an end is missing"));
            return false;
        }
        m_stream.next();
        white();
    }
    m_levels.back().first = false;
    return true;
}

std::optional<std::string> JsonPull::nextMember()
{
    std::string name;
    if (!goOn('{', '}') || !text(name))
        return std::nullopt;
    if (white() != ':') {
        fail(Words::tr("a colon is missing"));
        return std::nullopt;
    }
    m_stream.next();
    return name;
}

bool JsonPull::nextElement()
{
    return goOn('[', ']');
}

bool JsonPull::text(std::string &result)
{
    result.clear();
    if (m_stream.next() != '"') {
        fail(Words::tr("a text is missing"));
        return false;
    }
    while (result.size() <= longestText) {
        const int byte = m_stream.next();
        if (byte == '"')
            return ok();
        if (byte < 0x20 || (byte == '\\' && !escape(result))) {
            fail(Words::tr("a text is cut short or holds a character that may not stand there"));
            return false;
        }
        if (byte != '\\')
            result.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    }
    fail(Words::tr("a text is over 1 MiB long"));
    return false;
}

bool JsonPull::escape(std::string &result)
{
    constexpr std::string_view from = "\"\\/bfnrt";
    constexpr std::string_view to = "\"\\/\b\f\n\r\t";
    const int byte = m_stream.next();
    if (byte != 'u') {
        const auto place = byte < 0 ? std::string_view::npos : from.find(static_cast<char>(byte));
        if (place == std::string_view::npos)
            return false;
        result.push_back(to[place]);
        return true;
    }
    char32_t code = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = m_stream.next();
        const bool isDigit = digit >= '0' && digit <= '9';
        const int letter = digit | 0x20;
        if (!isDigit && (letter < 'a' || letter > 'f'))
            return false;
        code = code * 16 + static_cast<char32_t>(isDigit ? digit - '0' : letter - 'a' + 10);
    }
    // Halves of pairs are of no interest to whoever reads names of fields here.
    appendUtf8(result, code >= 0xd800 && code < 0xe000 ? U'\ufffd' : code);
    return true;
}

std::optional<std::string> JsonPull::scalar()
{
    const int byte = ok() ? white() : -1;
    if (byte == '{' || byte == '[') {
        skip();
        return std::nullopt;
    }
    std::string result;
    if (byte == '"')
        return text(result) ? std::optional(std::move(result)) : std::nullopt;
    while (!endsScalar(m_stream.peek()) && result.size() < 64)
        result.push_back(static_cast<char>(static_cast<unsigned char>(m_stream.next())));
    if (result.empty() || !endsScalar(m_stream.peek()))
        fail(Words::tr("a value is missing or not known"));
    return ok() ? std::optional(std::move(result)) : std::nullopt;
}

void JsonPull::skipText()
{
    // From behind the opening mark to behind the closing one.
    for (;;) {
        const std::string_view here = m_stream.block();
        if (here.empty()) {
            fail(Words::tr("a text is cut short"));
            return;
        }
        const auto place = here.find_first_of("\"\\");
        if (place == std::string_view::npos) {
            m_stream.drop(here.size());
            continue;
        }
        m_stream.drop(place);
        if (m_stream.next() == '"')
            return;
        m_stream.next();
    }
}

void JsonPull::skip()
{
    if (!ok())
        return;
    const int first = white();
    if (first != '{' && first != '[' && first != '"') {
        scalar();
        return;
    }
    std::string open; // the brackets that are open
    do {
        const std::string_view here = m_stream.block();
        if (here.empty()) {
            fail(Words::tr("an object or array is cut short"));
            return;
        }
        std::size_t at = 0;
        while (at < here.size() && here[at] != '"' && (here[at] | 0x20) != '{' && (here[at] | 0x20) != '}')
            ++at;
        m_stream.drop(at);
        if (at == here.size())
            continue;
        const int byte = m_stream.next();
        if (byte == '"') {
            skipText();
        } else if (byte == '{' || byte == '[') {
            open.push_back(static_cast<char>(byte));
            if (open.size() + m_levels.size() > static_cast<std::size_t>(deepest))
                fail(Words::tr("nested too deeply"));
        } else if (open.empty() || open.back() != (byte == '}' ? '{' : '[')) {
            fail(Words::tr("a bracket that was not opened"));
        } else {
            open.pop_back();
        }
    } while (!open.empty() && ok());
}

} // namespace mlm::weights::text
