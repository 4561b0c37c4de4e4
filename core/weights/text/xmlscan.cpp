// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/xmlscan.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::weights::text {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t deepest = 100;
constexpr std::size_t mostAttributes = 200;
constexpr std::size_t longestName = 1000;
constexpr std::size_t longestValue = std::size_t{1} << 20;
constexpr std::size_t longestText = 4096;

bool isWhite(int byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

bool isNameByte(int byte)
{
    return byte > 0x20 && byte != '<' && byte != '>' && byte != '/' && byte != '=' && byte != '"' && byte != '\'' && byte != '&' && byte != '!' &&
           byte != '?' && byte != '[' && byte != ']' && byte != 0x7f;
}

std::string withoutPrefix(const std::string &name)
{
    const std::size_t colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
}

} // namespace

XmlRoot xmlRoot(std::string_view head)
{
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    const MemorySource source(head);
    Stream stream(source);
    const auto readName = [&] {
        std::string name;
        while (isNameByte(stream.peek()) && name.size() < longestName)
            name.push_back(static_cast<char>(static_cast<unsigned char>(stream.next())));
        return withoutPrefix(name);
    };
    while (stream.peek() >= 0) {
        if (isWhite(stream.peek())) {
            stream.next();
            continue;
        }
        const std::string_view here = stream.block();
        const auto pass = [&](std::string_view end) {
            const std::size_t place = here.find(end);
            stream.drop(place == std::string_view::npos ? here.size() : place + end.size());
        };
        if (here.starts_with("<!DOCTYPE")) {
            stream.drop(9);
            while (isWhite(stream.peek()))
                stream.next();
            return {readName(), true};
        }
        if (here.starts_with("<?")) {
            pass("?>");
        } else if (here.starts_with("<!--")) {
            pass("-->");
        } else if (here.starts_with('<')) {
            stream.drop(1);
            return {readName(), false};
        } else {
            break;
        }
    }
    return {};
}

XmlScan::Event XmlScan::fail(const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = m_stream.limited() ? Words::tr("only the first %1 bytes are read").arg(m_stream.position())
                                       : Words::tr("%1 at byte %2").arg(what).arg(m_stream.position());
    return Event::Failed;
}

std::string XmlScan::attribute(std::string_view name) const
{
    for (const Attribute &each : m_attributes) {
        if (each.name == name)
            return each.value;
    }
    return {};
}

bool XmlScan::has(std::string_view name) const
{
    return std::any_of(m_attributes.begin(), m_attributes.end(), [&](const Attribute &each) { return each.name == name; });
}

XmlScan::Event XmlScan::next()
{
    if (!m_problem.isEmpty())
        return Event::Failed;
    if (m_endFollows) {
        m_endFollows = false;
        m_text.clear();
        m_attributes.clear();
        m_open.pop_back();
        return Event::End;
    }
    m_text.clear();
    m_attributes.clear();
    for (;;) {
        const std::string_view here = m_stream.block();
        if (here.empty())
            return finished();
        const std::string_view plain = here.substr(0, here.find_first_of("<&"));
        m_text.append(plain.substr(0, longestText - std::min(longestText, m_text.size())));
        m_stream.drop(plain.size());
        if (plain.size() == here.size())
            continue;
        if (m_stream.next() == '&') {
            if (!entity(m_text))
                return fail(Words::tr("an entity that is not one of the five of XML"));
            m_text.resize(std::min(m_text.size(), longestText));
        } else if (m_stream.peek() == '/') {
            m_stream.next();
            return endTag();
        } else if (m_stream.peek() == '!' || m_stream.peek() == '?') {
            if (!declaration())
                return Event::Failed;
        } else {
            return startTag();
        }
    }
}

XmlScan::Event XmlScan::finished()
{
    if (m_stream.limited() || !m_open.empty() || !m_hadRoot)
        return fail(Words::tr("the text is cut short"));
    return Event::Finished;
}

/// What begins with <! or <?; false where it may not be there.
bool XmlScan::declaration()
{
    if (m_stream.next() == '?')
        return passUntil("?>");
    if (m_stream.peek() == '-') {
        m_stream.next();
        if (m_stream.next() == '-')
            return passUntil("-->");
    } else if (m_stream.peek() == '[') {
        std::string start;
        if (m_stream.take(7, start) && start == "[CDATA[")
            return passUntil("]]>");
    } else {
        fail(Words::tr("a document type declaration, which is not read"));
        return false;
    }
    fail(Words::tr("a declaration that is not known"));
    return false;
}

bool XmlScan::passUntil(std::string_view end)
{
    std::size_t matched = 0;
    while (matched < end.size()) {
        const int byte = m_stream.next();
        if (byte < 0) {
            fail(Words::tr("the text is cut short"));
            return false;
        }
        if (byte == end[matched])
            ++matched;
        else if (matched < 2 || byte != end[0]) // "--->" and "]]]>" still end
            matched = byte == end[0] ? 1 : 0;
    }
    return true;
}

bool XmlScan::readName(std::string &name)
{
    name.clear();
    while (isNameByte(m_stream.peek()) && name.size() <= longestName)
        name.push_back(static_cast<char>(static_cast<unsigned char>(m_stream.next())));
    return !name.empty() && name.size() <= longestName;
}

int XmlScan::white()
{
    while (isWhite(m_stream.peek()))
        m_stream.next();
    return m_stream.peek();
}

XmlScan::Event XmlScan::startTag()
{
    std::string name;
    if (!readName(name))
        return fail(Words::tr("a tag without a name"));
    if (m_open.empty() && m_hadRoot)
        return fail(Words::tr("a second root element"));
    while (white() != '>' && m_stream.peek() != '/') {
        if (!readAttribute())
            return Event::Failed;
    }
    m_endFollows = m_stream.next() == '/';
    if (m_endFollows && m_stream.next() != '>')
        return fail(Words::tr("a tag is not closed"));
    if (m_open.size() == deepest)
        return fail(Words::tr("elements are nested over %1 deep").arg(deepest));
    m_hadRoot = true;
    m_name = withoutPrefix(name);
    m_open.push_back(std::move(name));
    m_text.clear();
    return Event::Start;
}

bool XmlScan::readAttribute()
{
    Attribute attribute;
    if (!readName(attribute.name) || white() != '=') {
        fail(Words::tr("an attribute without a value, or a tag that is cut short"));
        return false;
    }
    m_stream.next();
    const int quote = white();
    m_stream.next();
    if (quote != '"' && quote != '\'') {
        fail(Words::tr("an attribute without quotation marks"));
        return false;
    }
    for (int byte = m_stream.next(); byte != quote; byte = m_stream.next()) {
        if (byte < 0 || byte == '<' || attribute.value.size() > longestValue || (byte == '&' && !entity(attribute.value))) {
            fail(Words::tr("an attribute is cut short, too long or holds what may not stand there"));
            return false;
        }
        if (byte != '&')
            attribute.value.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    }
    if (has(attribute.name) || m_attributes.size() == mostAttributes) {
        fail(Words::tr("an attribute stands twice, or there are over %1").arg(mostAttributes));
        return false;
    }
    m_attributes.push_back(std::move(attribute));
    return true;
}

/// Reads what follows '&' and appends what it stands for.
bool XmlScan::entity(std::string &text)
{
    std::string name;
    for (int byte = m_stream.next(); byte != ';'; byte = m_stream.next()) {
        if (byte <= 0x20 || name.size() == 10)
            return false;
        name.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    }
    char32_t code = 0;
    static constexpr std::pair<std::string_view, char> known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto &[each, character] : known) {
        if (each == name)
            code = static_cast<unsigned char>(character);
    }
    if (name.starts_with('#')) {
        bool ok = false;
        const QString digits = QString::fromLatin1(name.data() + 1, static_cast<qsizetype>(name.size() - 1));
        code = digits.startsWith(QLatin1Char('x')) ? digits.mid(1).toUInt(&ok, 16) : digits.toUInt(&ok, 10);
        if (!ok || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
            return false;
    }
    if (code == 0)
        return false;
    text += QString::fromUcs4(&code, 1).toStdString();
    return true;
}

XmlScan::Event XmlScan::endTag()
{
    std::string name;
    if (!readName(name) || white() != '>' || m_open.empty() || m_open.back() != name)
        return fail(Words::tr("an end tag that does not fit"));
    m_stream.next();
    m_name = withoutPrefix(name);
    m_open.pop_back();
    return Event::End;
}

} // namespace mlm::weights::text
