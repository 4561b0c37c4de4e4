// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/text/stream.h"
#include <QString>
#include <optional>
#include <vector>

namespace mlm::weights::text {

/// The root element of an XML text, or the name in its document type declaration, which stands before it.
struct XmlRoot
{
    std::string name; ///< without its prefix; empty where the text is no XML
    bool hasDtd = false;
};
XmlRoot xmlRoot(std::string_view head);

/// Elements and attributes of an XML text in UTF-8, one after the other, bounded: QXmlStreamReader compares the
/// attributes of an element with one another and scans a long token anew for each block that it is fed, so that a file
/// of one megabyte keeps it busy for most of a minute. Document type declarations and entities other than the five of XML
/// itself are refused, comments, CDATA and processing instructions passed over. Text is kept where it is short.
class XmlScan
{
public:
    enum class Event { Start, End, Finished, Failed };
    struct Attribute
    {
        std::string name;
        std::string value;
    };

    explicit XmlScan(Stream &stream) : m_stream(stream) {}

    Event next();
    const std::string &name() const { return m_name; } ///< of the element that starts or ends, without its prefix
    /// The value of an attribute of the element that starts; empty where it has none.
    std::string attribute(std::string_view name) const;
    bool has(std::string_view name) const;
    const std::string &text() const { return m_text; } ///< between the last tag and the one that ends an element; 4 KiB at most
    std::size_t depth() const { return m_open.size(); } ///< elements that are open, with the one that starts
    bool limited() const { return m_stream.limited(); }
    const QString &problem() const { return m_problem; } ///< why it failed, half a sentence

private:
    Event fail(const QString &what);
    Event startTag();
    Event endTag();
    Event finished();
    bool declaration();
    bool passUntil(std::string_view end);
    bool readName(std::string &name);
    bool readAttribute();
    bool entity(std::string &text);
    int white();

    Stream &m_stream;
    std::vector<std::string> m_open; ///< with their prefixes
    std::vector<Attribute> m_attributes;
    std::string m_name, m_text;
    QString m_problem;
    bool m_endFollows = false; ///< the element was <a/>
    bool m_hadRoot = false;
};

} // namespace mlm::weights::text
