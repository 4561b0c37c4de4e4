// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/pmml.h"
#include "core/weights/formats.h"
#include "core/weights/text/xmlscan.h"
#include <QCoreApplication>
#include <unordered_map>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

using text::Stream;
using text::XmlScan;

constexpr std::size_t mostFields = 100'000;

/// Reads the header, the data dictionary and the mining schema of the first model; what follows is the model itself.
class PmmlScan
{
public:
    PmmlScan(const Source &source, Facts &facts) : m_stream(source, 0, Stream::mostXml), m_xml(m_stream), m_facts(facts) {}

    /// What is wrong, half a sentence; empty where all was found.
    QString read()
    {
        for (;;) {
            switch (m_xml.next()) {
            case XmlScan::Event::Start:
                start();
                break;
            case XmlScan::Event::End:
                if (m_hasModel && m_xml.name() == "MiningSchema" && m_xml.depth() == 2)
                    return {};
                break;
            case XmlScan::Event::Finished:
                m_facts.note(NoteFact::Level::Warning, Words::tr("No model with a MiningSchema was found: inputs and outputs are not known."));
                return {};
            case XmlScan::Event::Failed:
                return m_xml.problem();
            }
            if (m_fields > mostFields)
                return Words::tr("it has over %1 fields").arg(mostFields);
        }
    }

private:
    // Depths: PMML 1, Header, DataDictionary and models 2, Application, DataField and MiningSchema 3, MiningField 4.
    void start()
    {
        const std::string &name = m_xml.name();
        const std::size_t depth = m_xml.depth();
        if (depth == 1) {
            if (const std::string version = m_xml.attribute("version"); !version.empty())
                m_facts.formatVersion = Known<std::string>{version.substr(0, 20), Words::tr("attribute version of PMML")};
        } else if (depth == 2) {
            m_section = name;
            if (!m_hasModel && m_xml.has("functionName")) {
                m_hasModel = true;
                m_facts.details.emplace_back(Words::tr("Model"), shown(name));
                m_facts.details.emplace_back(Words::tr("Function"), shown(m_xml.attribute("functionName")));
            }
        } else if (depth == 3 && m_section == "Header" && name == "Application") {
            std::string producer = m_xml.attribute("name");
            if (const std::string version = m_xml.attribute("version"); !version.empty())
                producer += ' ' + version;
            if (!producer.empty())
                m_facts.producer = Known<std::string>{producer.substr(0, 200), QStringLiteral("Header/Application")};
        } else if (depth == 3 && m_section == "DataDictionary" && name == "DataField") {
            ++m_fields;
            m_types.try_emplace(m_xml.attribute("name"), m_xml.attribute("dataType"));
        } else if (depth == 4 && m_hasModel && name == "MiningField") {
            ++m_fields;
            field();
        }
    }
    void field()
    {
        const std::string usage = m_xml.attribute("usageType");
        const bool isOutput = usage == "target" || usage == "predicted";
        if (!isOutput && !usage.empty() && usage != "active")
            return;
        PortFact port;
        port.name = m_xml.attribute("name");
        const auto type = m_types.find(*port.name);
        if (type != m_types.end() && !type->second.empty())
            port.dtype = type->second.substr(0, 50);
        port.shape = std::vector<std::int64_t>();
        port.whereFrom = Words::tr("MiningSchema and DataDictionary");
        (isOutput ? m_facts.outputs : m_facts.inputs).push_back(std::move(port));
    }
    static QString shown(const std::string &text) { return QString::fromStdString(text.substr(0, 200)); }

    Stream m_stream;
    XmlScan m_xml;
    Facts &m_facts;
    std::string m_section;
    bool m_hasModel = false;
    std::size_t m_fields = 0;
    std::unordered_map<std::string, std::string> m_types;
};

} // namespace

Match PmmlReader::probe(const Input &input) const
{
    return text::xmlRoot(input.head).name == "PMML" ? Match::Certain : Match::No;
}

Reading PmmlReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    if (text::xmlRoot(input.head).hasDtd)
        return Reading::refused(std::move(facts), Words::tr("The file begins with a document type declaration (DTD), which models do not need and attacks use."));
    PmmlScan scan(input.source, facts);
    const QString problem = scan.read();
    if (!problem.isEmpty())
        return Reading::refused(std::move(facts), Words::tr("The head of the PMML text cannot be read: %1.").arg(problem));
    return {std::move(facts), {}};
}

} // namespace mlm::weights
