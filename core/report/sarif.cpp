// SPDX-License-Identifier: Apache-2.0
#include "core/report/sarif.h"
#include "core/document/content.h"
#include "core/report/officialpart.h"
#include "core/validation/explain.h"
#include <QCryptographicHash>
#include <QFileInfo>
#include <QUrl>
#include <map>

namespace mlm::report {
namespace {

constexpr std::size_t mostReplacements = 200;
constexpr std::size_t longestText = std::size_t{4} << 20;

const char *levelOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Advice: break;
    }
    return "note";
}

Json message(const QString &text)
{
    return Json{{"text", text.toStdString()}};
}

/// The rules that spoke up, in the order in which they did first.
class RuleList
{
public:
    std::size_t indexOf(const Finding &finding)
    {
        const auto [found, isNew] = m_indices.emplace(finding.rule, m_rules.size());
        if (isNew)
            m_rules.push_back(describe(finding));
        return found->second;
    }
    Json take() { return std::move(m_rules); }

private:
    static Json describe(const Finding &finding)
    {
        const Explanation page = explain(finding.rule);
        Json rule{{"id", finding.rule}};
        const QString title = page.title.isEmpty() ? finding.message : page.title + QLatin1Char('.');
        rule["shortDescription"] = message(title);
        QStringList help{title};
        if (!page.about.isEmpty()) {
            rule["fullDescription"] = message(page.about);
            help << page.about;
        }
        if (!page.section.isEmpty())
            help << page.section;
        rule["help"] = message(help.join(QStringLiteral("\n\n")));
        const std::string &address = page.reference.empty() ? finding.reference : page.reference;
        if (!address.empty())
            rule["helpUri"] = QUrl(QString::fromStdString(address)).toEncoded().toStdString();
        rule["defaultConfiguration"] = Json{{"level", levelOf(finding.severity)}};
        rule["properties"] = Json{{"tags", Json::array({toString(finding.source)})}};
        return rule;
    }

    std::map<std::string, std::size_t> m_indices;
    Json m_rules = Json::array();
};

Json region(const Position &begin, const Position &end = {})
{
    Json result{{"startLine", begin.line}, {"startColumn", begin.column}};
    if (end.line > 0) {
        result["endLine"] = end.line;
        result["endColumn"] = end.column;
    }
    return result;
}

Json resultOf(const Finding &finding, std::size_t ruleIndex, const Json &artifact, const Position &place, const Replacement *replacement)
{
    const QString text = finding.advice.isEmpty() ? finding.message : finding.message + QLatin1Char(' ') + finding.advice;
    const std::string pointer = finding.pointer.toString();
    Json physical{{"artifactLocation", artifact}};
    if (place.line > 0)
        physical["region"] = region(place);
    Json logical{{"name", finding.pointer.isRoot() ? std::string() : finding.pointer.last()}, {"fullyQualifiedName", pointer}};
    logical["kind"] = finding.pointer.isRoot() ? "object" : finding.pointer.index() ? "value" : "property";
    Json result{{"ruleId", finding.rule},
                {"ruleIndex", ruleIndex},
                {"level", levelOf(finding.severity)},
                {"message", message(text)},
                {"locations", Json::array({Json{{"physicalLocation", std::move(physical)}, {"logicalLocations", Json::array({std::move(logical)})}}})}};
    const QByteArray print = QCryptographicHash::hash(QByteArray::fromStdString(finding.rule + '\n' + pointer), QCryptographicHash::Sha256).toHex();
    result["partialFingerprints"] = Json{{"ruleAndPointer/v1", print.toStdString()}};
    if (replacement) {
        Json change{{"deletedRegion", region(replacement->begin, replacement->end)}, {"insertedContent", Json{{"text", replacement->inserted}}}};
        result["fixes"] = Json::array({Json{{"description", message(finding.fix->label)},
                                            {"artifactChanges", Json::array({Json{{"artifactLocation", artifact},
                                                                                  {"replacements", Json::array({std::move(change)})}}})}}});
    }
    result["properties"] = Json{{"source", toString(finding.source)}, {"pointer", pointer}};
    return result;
}

bool isInsideCharacter(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// What differs between two texts, as one piece between two characters.
Replacement between(std::string_view before, std::string_view after, const LineIndex &lines)
{
    std::size_t head = 0, tail = 0;
    const std::size_t all = std::min(before.size(), after.size());
    while (head < all && before[head] == after[head])
        ++head;
    while (head > 0 && (isInsideCharacter(before, head) || isInsideCharacter(after, head)))
        --head;
    while (tail < all - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && (isInsideCharacter(before, before.size() - tail) || isInsideCharacter(after, after.size() - tail)))
        --tail;
    return {lines.position(before, head), lines.position(before, before.size() - tail),
            std::string(after.substr(head, after.size() - tail - head))};
}

} // namespace

std::string uriOf(const QString &path)
{
    if (QFileInfo(path).isAbsolute())
        return QUrl::fromLocalFile(path).toEncoded().toStdString();
    const QByteArray encoded = QUrl::toPercentEncoding(path, "/");
    return encoded.toStdString();
}

void addReplacements(DocumentReport &report, const std::string &text, const json::Parsed &parsed)
{
    if (text.size() > longestText)
        return;
    std::size_t left = mostReplacements;
    std::optional<LineIndex> lines;
    report.replacements.resize(report.findings.list.size());
    for (std::size_t i = 0; i < report.findings.list.size() && left > 0; ++i) {
        const Finding &finding = report.findings.list[i];
        if (!finding.fix)
            continue;
        --left;
        Content content(parsed.root, text, parsed.map);
        Step step;
        bool applied = true;
        for (const Edit &edit : finding.fix->edits)
            applied = applied && content.perform(step, edit).ok();
        if (!applied)
            continue;
        if (!lines)
            lines.emplace(text);
        report.replacements[i] = between(text, content.text(), *lines);
    }
}

Json toSarif(const std::vector<DocumentReport> &reports, const std::vector<RunFault> &faults)
{
    RuleList rules;
    Json results = Json::array(), artifacts = Json::array(), notifications = Json::array();
    for (const DocumentReport &report : reports) {
        const Json artifact{{"uri", uriOf(report.path)}, {"index", artifacts.size()}};
        Json entry{{"location", Json{{"uri", uriOf(report.path)}}}, {"mimeType", "application/json"}, {"roles", Json::array({"analysisTarget"})}};
        entry["properties"] = Json{{"valid", report.valid()}, {"conformant", report.conformant()}, {"ignored", report.ignored.list.size()}};
        addOfficial(report, entry["properties"]);
        artifacts.push_back(std::move(entry));
        for (std::size_t i = 0; i < report.findings.list.size(); ++i) {
            const Finding &finding = report.findings.list[i];
            const bool hasFix = i < report.replacements.size() && report.replacements[i];
            results.push_back(resultOf(finding, rules.indexOf(finding), artifact, i < report.positions.size() ? report.positions[i] : Position{},
                                       hasFix ? &*report.replacements[i] : nullptr));
        }
    }
    for (const RunFault &fault : faults) {
        Json place{{"physicalLocation", Json{{"artifactLocation", Json{{"uri", uriOf(fault.path)}}}}}};
        notifications.push_back(Json{{"level", "error"}, {"message", message(fault.message)}, {"locations", Json::array({std::move(place)})}});
    }
    Json invocation{{"executionSuccessful", faults.empty()}};
    if (!notifications.empty())
        invocation["toolExecutionNotifications"] = std::move(notifications);
    Json driver{{"name", "mlm"}, {"semanticVersion", MLM_VERSION}, {"rules", rules.take()}};
    Json run{{"tool", Json{{"driver", std::move(driver)}}},
             {"columnKind", "unicodeCodePoints"},
             {"invocations", Json::array({std::move(invocation)})},
             {"artifacts", std::move(artifacts)},
             {"results", std::move(results)}};
    return Json{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
}

} // namespace mlm::report
