// SPDX-License-Identifier: Apache-2.0
#include "core/report/report.h"
#include "core/report/officialpart.h"
#include "core/spec/pattern.h"
#include "core/spec/spec.h"
#include "core/validation/engine.h"
#include <QCoreApplication>
#include <algorithm>

namespace mlm::report {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

std::string textAt(const Json &root, const char *name)
{
    const auto found = root.is_object() ? root.find(name) : root.end();
    return root.is_object() && found != root.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json orNull(const std::string &text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

/// Where the eye should go: the value, the name that is at fault, or what a missing member would belong to.
std::optional<std::size_t> offsetOf(const Finding &finding, const json::Parsed &parsed)
{
    Pointer pointer = finding.pointer;
    bool exact = true;
    while (!pointer.isRoot() && !pointer.in(parsed.root)) {
        pointer = pointer.parent();
        exact = false;
    }
    const auto index = parsed.map.find(parsed.root, pointer);
    if (!index)
        return std::nullopt;
    const SourceMap::Node &node = parsed.map.nodes()[*index];
    const bool useName = node.name.size() > 0 && ((finding.atName && exact) || !exact);
    return useName ? node.name.begin : node.value.begin;
}

/// One a finding. Each line is gone through once: in a document that is a single line thousands of findings would each count from its beginning.
std::vector<Position> positionsOf(const std::vector<Finding> &findings, std::string_view text, const json::Parsed &parsed)
{
    std::vector<Position> places(findings.size());
    std::vector<std::pair<std::size_t, std::size_t>> offsets; // with the index of the finding
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (const auto offset = offsetOf(findings[i], parsed))
            offsets.emplace_back(*offset, i);
    std::sort(offsets.begin(), offsets.end());
    const LineIndex lines(text);
    std::size_t last = 0;
    Position place;
    for (const auto &[offset, finding] : offsets) {
        const auto line = std::size_t(place.line); // the next one, counted from 0
        if (place.line == 0 || (line < lines.lineCount() && lines.lineStart(line) <= offset))
            place = lines.position(text, offset);
        else
            place.column += static_cast<int>(spec::codePoints(text.substr(last, offset - last)));
        last = offset;
        places[finding] = place;
    }
    return places;
}

QString verdict(const DocumentReport &findings)
{
    if (!findings.valid())
        return Text::tr("not valid");
    return findings.conformant() ? Text::tr("valid and conformant") : Text::tr("valid, not conformant");
}

} // namespace

DocumentReport reportOf(const QString &path, std::string_view text, const json::Parsed &parsed, Findings findings)
{
    DocumentReport result{path, textAt(parsed.root, "type"), textAt(parsed.root, "id"), textAt(parsed.root, "stac_version"),
                          spec::Profile::of(parsed.root)->mlmVersion(), std::move(findings), {}};
    if (result.findings.list.empty())
        return result;
    result.positions = positionsOf(result.findings.list, text, parsed);
    return result;
}

void leaveOut(DocumentReport &report, const std::set<std::string> &rules)
{
    std::vector<Finding> kept;
    std::vector<Position> places;
    for (std::size_t i = 0; i < report.findings.list.size(); ++i) {
        Finding &finding = report.findings.list[i];
        if (rules.contains(finding.rule)) {
            report.ignored.list.push_back(std::move(finding));
            continue;
        }
        kept.push_back(std::move(finding));
        places.push_back(i < report.positions.size() ? report.positions[i] : Position{});
    }
    report.findings.list = std::move(kept);
    report.positions = std::move(places);
}

DocumentReport failureReport(const QString &path, const Error &error)
{
    DocumentReport result{path, {}, {}, {}, {}, parseFailure(error), {}};
    result.positions.assign(result.findings.list.size(), Position{error.line, error.column});
    return result;
}

Json toJson(const DocumentReport &report)
{
    Json findings = Json::array();
    for (std::size_t i = 0; i < report.findings.list.size(); ++i) {
        const Finding &finding = report.findings.list[i];
        const Position place = i < report.positions.size() ? report.positions[i] : Position{};
        findings.push_back(Json{{"rule", finding.rule},
                                {"source", toString(finding.source)},
                                {"severity", toString(finding.severity)},
                                {"pointer", finding.pointer.toString()},
                                {"line", place.line > 0 ? Json(place.line) : Json(nullptr)},
                                {"column", place.line > 0 ? Json(place.column) : Json(nullptr)},
                                {"message", finding.message.toStdString()},
                                {"advice", finding.advice.toStdString()},
                                {"fixable", finding.fix.has_value()},
                                {"reference", finding.reference}});
    }
    Json result{{"path", report.path.toStdString()},
                {"type", orNull(report.type)},
                {"id", orNull(report.id)},
                {"stac_version", orNull(report.stacVersion)},
                {"mlm_version", orNull(report.mlmVersion)},
                {"valid", report.valid()},
                {"conformant", report.conformant()},
                {"findings", std::move(findings)}};
    if (!report.ignored.list.empty())
        result["ignored"] = report.ignored.list.size();
    addOfficial(report, result);
    return result;
}

Json toJson(const std::vector<DocumentReport> &reports)
{
    Json documents = Json::array();
    std::size_t valid = 0, conformant = 0, errors = 0, warnings = 0, advice = 0, ignored = 0;
    for (const DocumentReport &report : reports) {
        documents.push_back(toJson(report));
        valid += report.valid();
        conformant += report.conformant();
        errors += report.findings.count(Severity::Error);
        warnings += report.findings.count(Severity::Warning);
        advice += report.findings.count(Severity::Advice);
        ignored += report.ignored.list.size();
    }
    Json summary{{"documents", reports.size()}, {"valid", valid},       {"conformant", conformant},
                 {"errors", errors},            {"warnings", warnings}, {"advice", advice}};
    if (ignored > 0)
        summary["ignored"] = ignored;
    addOfficial(reports, summary);
    return Json{{"documents", std::move(documents)}, {"summary", std::move(summary)}};
}

std::string toText(const DocumentReport &report)
{
    QString result = QStringLiteral("%1: %2").arg(report.path, verdict(report));
    if (!report.stacVersion.empty() && !report.mlmVersion.empty())
        result += Text::tr(" (STAC %1, MLM %2)").arg(QString::fromStdString(report.stacVersion), QString::fromStdString(report.mlmVersion));
    else if (!report.stacVersion.empty())
        result += Text::tr(" (STAC %1)").arg(QString::fromStdString(report.stacVersion));
    result += QLatin1Char('\n');
    for (std::size_t i = 0; i < report.findings.list.size(); ++i) {
        const Finding &finding = report.findings.list[i];
        const Position place = i < report.positions.size() ? report.positions[i] : Position{};
        result += report.path + QLatin1Char(':');
        if (place.line > 0)
            result += QStringLiteral("%1:%2:").arg(place.line).arg(place.column);
        result += QStringLiteral(" %1: %2 [%3]\n")
                      .arg(QLatin1StringView(toString(finding.severity)), finding.message, QString::fromStdString(finding.rule));
        if (!finding.advice.isEmpty())
            result += QStringLiteral("    %1\n").arg(finding.advice);
    }
    return (result + officialText(report)).toStdString();
}

} // namespace mlm::report
