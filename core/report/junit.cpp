// SPDX-License-Identifier: Apache-2.0
#include "core/report/junit.h"
#include <QCoreApplication>
#include <QXmlStreamWriter>
#include <array>

namespace mlm::report {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// XML 1.0 has no way to write most control characters, nor halves of surrogate pairs.
QString writable(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            ++i;
        else if ((c < QChar(0x20) && c != u'\n' && c != u'\t' && c != u'\r') || c.isSurrogate() || c >= QChar(0xFFFE))
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

struct Case
{
    Source source;
    const char *name;
};
constexpr std::array cases = {Case{Source::Schema, QT_TRANSLATE_NOOP("Report", "published schemas")},
                              Case{Source::Spec, QT_TRANSLATE_NOOP("Report", "text of the specification")},
                              Case{Source::Practice, QT_TRANSLATE_NOOP("Report", "good practice")}};

bool isFailure(const Finding &finding, bool strict)
{
    return finding.severity == Severity::Error || (strict && finding.severity == Severity::Warning);
}

class Writer
{
public:
    Writer(QByteArray &out, bool strict) : m_xml(&out), m_strict(strict)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(2);
    }

    void write(const std::vector<DocumentReport> &reports, const std::vector<RunFault> &faults)
    {
        int failures = 0;
        for (const DocumentReport &report : reports)
            failures += failuresOf(report);
        m_xml.writeStartDocument();
        m_xml.writeStartElement(QStringLiteral("testsuites"));
        attribute("name", QStringLiteral("mlm validate"));
        counts(int(reports.size() * cases.size() + faults.size()), failures, int(faults.size()));
        for (const DocumentReport &report : reports)
            suite(report);
        for (const RunFault &fault : faults)
            suite(fault);
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
    }

private:
    void attribute(const char *name, const QString &value) { m_xml.writeAttribute(QLatin1StringView(name), writable(value)); }

    void counts(int tests, int failures, int errors)
    {
        attribute("tests", QString::number(tests));
        attribute("failures", QString::number(failures));
        attribute("errors", QString::number(errors));
        attribute("skipped", QStringLiteral("0"));
    }

    int failuresOf(const DocumentReport &report) const
    {
        int count = 0;
        for (const Case &one : cases)
            count += (one.source == Source::Schema && !rejections(report).isEmpty()) ||
                     std::any_of(report.findings.list.begin(), report.findings.list.end(),
                                 [&](const Finding &finding) { return finding.source == one.source && isFailure(finding, m_strict); });
        return count;
    }

    void property(const char *name, const std::string &value)
    {
        if (value.empty())
            return;
        m_xml.writeEmptyElement(QStringLiteral("property"));
        attribute("name", QLatin1StringView(name));
        attribute("value", QString::fromStdString(value));
    }

    void suite(const DocumentReport &report)
    {
        m_xml.writeStartElement(QStringLiteral("testsuite"));
        attribute("name", report.path);
        counts(int(cases.size()), failuresOf(report), 0);
        if (!report.id.empty() || !report.type.empty() || !report.stacVersion.empty() || !report.mlmVersion.empty()) {
            m_xml.writeStartElement(QStringLiteral("properties"));
            property("type", report.type);
            property("id", report.id);
            property("stac_version", report.stacVersion);
            property("mlm_version", report.mlmVersion);
            m_xml.writeEndElement();
        }
        for (const Case &one : cases)
            testcase(report, one);
        m_xml.writeEndElement();
    }

    void testcase(const DocumentReport &report, const Case &one)
    {
        QStringList failures, others;
        QString first;
        for (std::size_t i = 0; i < report.findings.list.size(); ++i) {
            const Finding &finding = report.findings.list[i];
            if (finding.source != one.source)
                continue;
            const bool fails = isFailure(finding, m_strict);
            if (fails && failures.isEmpty())
                first = finding.message;
            (fails ? failures : others) << line(report, i);
        }
        if (one.source == Source::Schema) {
            const QStringList rejected = rejections(report);
            if (failures.isEmpty() && !rejected.isEmpty())
                first = rejected.first();
            failures << rejected;
        }
        m_xml.writeStartElement(QStringLiteral("testcase"));
        attribute("name", Text::tr(one.name));
        attribute("classname", report.path);
        attribute("file", report.path);
        attribute("time", QStringLiteral("0"));
        if (!failures.isEmpty()) {
            m_xml.writeStartElement(QStringLiteral("failure"));
            attribute("message", failures.size() == 1 ? first : Text::tr("%1 (and %2 more)").arg(first).arg(failures.size() - 1));
            attribute("type", QLatin1StringView(toString(one.source)));
            m_xml.writeCharacters(writable(failures.join(QLatin1Char('\n'))));
            m_xml.writeEndElement();
        }
        if (!others.isEmpty())
            m_xml.writeTextElement(QStringLiteral("system-out"), writable(others.join(QLatin1Char('\n'))));
        m_xml.writeEndElement();
    }

    /// What the published schemas themselves reject, where they were asked.
    static QStringList rejections(const DocumentReport &report)
    {
        QStringList list;
        if (report.official)
            for (const official::OfficialVerdict &verdict : *report.official)
                if (verdict.kind == official::OfficialVerdict::Invalid)
                    list << Text::tr("%1 rejects the document. %2").arg(verdict.uri, verdict.detail).trimmed();
        return list;
    }

    static QString line(const DocumentReport &report, std::size_t i)
    {
        const Finding &finding = report.findings.list[i];
        const Position place = i < report.positions.size() ? report.positions[i] : Position{};
        QString text = report.path;
        if (place.line > 0)
            text += QStringLiteral(":%1:%2").arg(place.line).arg(place.column);
        text += QStringLiteral(": %1: %2").arg(QLatin1StringView(toString(finding.severity)), finding.message);
        if (!finding.advice.isEmpty())
            text += QLatin1Char(' ') + finding.advice;
        return text + QStringLiteral(" [%1] %2").arg(QString::fromStdString(finding.rule), finding.pointer.toQString());
    }

    void suite(const RunFault &fault)
    {
        m_xml.writeStartElement(QStringLiteral("testsuite"));
        attribute("name", fault.path);
        counts(1, 0, 1);
        m_xml.writeStartElement(QStringLiteral("testcase"));
        attribute("name", Text::tr("can be read"));
        attribute("classname", fault.path);
        attribute("time", QStringLiteral("0"));
        m_xml.writeStartElement(QStringLiteral("error"));
        attribute("message", fault.message);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    QXmlStreamWriter m_xml;
    bool m_strict;
};

} // namespace

std::string toJunit(const std::vector<DocumentReport> &reports, bool strict, const std::vector<RunFault> &faults)
{
    QByteArray out;
    Writer(out, strict).write(reports, faults);
    return out.toStdString();
}

} // namespace mlm::report
