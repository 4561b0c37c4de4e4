// SPDX-License-Identifier: Apache-2.0
// SARIF and JUnit: structure, and what the formats themselves demand.
#include "core/report/junit.h"
#include "core/report/sarif.h"
#include "core/validation/engine.h"
#include "faulty.h"
#include <QTest>
#include <QXmlStreamReader>
#include <set>

using namespace mlm;
using namespace mlm::report;

namespace {

DocumentReport sample(const QString &path = QStringLiteral("a folder/ä.json"))
{
    const auto parsed = json::parse(text);
    DocumentReport report = reportOf(path, text, *parsed, check(parsed->root));
    addReplacements(report, text, *parsed);
    return report;
}

/// What the 2.1.0 specification demands of the parts that are written here (sections in brackets); says the first breach.
std::string breach(const Json &log)
{
    if (log.at("version") != "2.1.0" || !log.at("runs").is_array()) // 3.13
        return "log";
    for (const Json &run : log["runs"]) {
        const Json &driver = run.at("tool").at("driver");                            // 3.14.6, 3.18.2
        if (!driver.at("name").is_string() || driver["name"].get<std::string>().empty()) // 3.19.8
            return "driver";
        if (run.at("columnKind") != "unicodeCodePoints" && run["columnKind"] != "utf16CodeUnits") // 3.14.17
            return "columnKind";
        std::set<std::string> ids;
        for (const Json &rule : driver.at("rules")) { // 3.49
            if (!ids.insert(rule.at("id").get<std::string>()).second)
                return "rule twice";
            for (const char *member : {"shortDescription", "help"})
                if (rule.at(member).at("text").get<std::string>().empty())
                    return "rule text";
            if (rule.contains("helpUri") && !QUrl(QString::fromStdString(rule["helpUri"]), QUrl::StrictMode).isValid())
                return "helpUri";
        }
        for (const Json &invocation : run.at("invocations"))
            if (!invocation.at("executionSuccessful").is_boolean()) // 3.20.14
                return "invocation";
        for (const Json &artifact : run.at("artifacts"))
            if (!QUrl(QString::fromStdString(artifact.at("location").at("uri")), QUrl::StrictMode).isValid()) // 3.4.3
                return "artifact uri";
        for (const Json &result : run.at("results")) { // 3.27
            if (driver["rules"].at(result.at("ruleIndex").get<std::size_t>()).at("id") != result.at("ruleId"))
                return "ruleIndex";
            static const std::set<std::string> levels = {"none", "note", "warning", "error"};
            if (!levels.contains(result.at("level").get<std::string>()) || result.at("message").at("text").get<std::string>().empty())
                return "level or message";
            for (const Json &location : result.at("locations")) {
                const Json &physical = location.at("physicalLocation");
                const Json &artifact = run["artifacts"].at(physical.at("artifactLocation").at("index").get<std::size_t>());
                if (artifact["location"]["uri"] != physical["artifactLocation"].at("uri"))
                    return "artifact index";
                if (physical.contains("region") && (physical["region"].at("startLine").get<int>() < 1 || physical["region"].at("startColumn").get<int>() < 1)) // 3.30
                    return "region";
                for (const Json &logical : location.at("logicalLocations"))
                    if (!logical.at("fullyQualifiedName").is_string())
                        return "logical location";
            }
            for (const Json &fix : result.value("fixes", Json::array()))      // 3.55
                for (const Json &change : fix.at("artifactChanges")) {        // 3.56
                    if (change.at("replacements").empty() || !change.contains("artifactLocation"))
                        return "artifact change";
                    for (const Json &replacement : change["replacements"]) // 3.57
                        if (!replacement.at("deletedRegion").contains("startLine"))
                            return "replacement";
                }
        }
    }
    return {};
}

/// The text with a region of SARIF replaced; ASCII columns are not assumed.
QString replaced(const QString &before, const Json &replacement)
{
    const Json &region = replacement["deletedRegion"];
    const auto offset = [&](const char *lineName, const char *columnName) {
        qsizetype at = 0;
        for (int line = 1; line < region[lineName].get<int>(); ++line)
            at = before.indexOf(QLatin1Char('\n'), at) + 1;
        return at + region[columnName].get<int>() - 1;
    };
    const qsizetype begin = offset("startLine", "startColumn"), end = offset("endLine", "endColumn");
    return before.left(begin) + QString::fromStdString(replacement["insertedContent"]["text"]) + before.mid(end);
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sarif();
    void sarifFixes();
    void sarifFaults();
    void uris();
    void junit();
    void junitStrict();
    void ignored();
};

void TestFormats::sarif()
{
    const DocumentReport report = sample();
    const Json log = toSarif({report, sample(QStringLiteral("second.json"))});
    QCOMPARE(QString::fromStdString(breach(log)), QString());
    const Json &run = log["runs"][0];
    QCOMPARE(run["results"].size(), 2 * report.findings.list.size());
    QCOMPARE(run["artifacts"].size(), std::size_t(2));
    const auto found = std::find_if(run["results"].begin(), run["results"].end(),
                                    [](const Json &result) { return result["ruleId"] == "mlm.framework-version.pattern"; });
    QVERIFY(found != run["results"].end());
    QVERIFY((*found)["level"] == "error");
    const Json &place = (*found)["locations"][0];
    QVERIFY(place["physicalLocation"]["region"]["startLine"] == 10);
    QVERIFY(place["physicalLocation"]["region"]["startColumn"] == 74);
    QVERIFY(place["physicalLocation"]["artifactLocation"]["uri"] == "a%20folder/%C3%A4.json");
    QVERIFY(place["logicalLocations"][0]["fullyQualifiedName"] == "/properties/mlm:framework_version");
    QVERIFY(run["invocations"][0]["executionSuccessful"] == true);
    // Levels: the three severities.
    std::set<std::string> levels;
    for (const Json &result : run["results"])
        levels.insert(result["level"].get<std::string>());
    QVERIFY(levels.contains("note") && levels.contains("error"));
    QVERIFY(breach(toSarif({})).empty());
}

void TestFormats::sarifFixes()
{
    const Json log = toSarif({sample()});
    int fixes = 0;
    for (const Json &result : log["runs"][0]["results"]) {
        if (!result.contains("fixes"))
            continue;
        ++fixes;
        const Json &replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        const std::string after = replaced(QString::fromStdString(text), replacement).toStdString();
        const auto parsed = json::parse(after);
        QVERIFY2(parsed, after.c_str());
        for (const Finding &left : check(parsed->root).list)
            QVERIFY(left.rule != result["ruleId"] || left.pointer.toString() != result["properties"]["pointer"]);
        if (result["ruleId"] == "mlm.framework-version.pattern")
            QVERIFY(replacement["insertedContent"]["text"] == ".0");
    }
    QVERIFY(fixes > 0);
}

void TestFormats::sarifFaults()
{
    const Json log = toSarif({}, {{QStringLiteral("gone.json"), QStringLiteral("There is no such file.")}});
    QCOMPARE(QString::fromStdString(breach(log)), QString());
    const Json &invocation = log["runs"][0]["invocations"][0];
    QVERIFY(invocation["executionSuccessful"] == false);
    QVERIFY(invocation["toolExecutionNotifications"][0]["message"]["text"] == "There is no such file.");
}

void TestFormats::uris()
{
    QCOMPARE(uriOf(QStringLiteral("a/b.json")), std::string("a/b.json"));
    QCOMPARE(uriOf(QStringLiteral("/a b.json")), std::string("file:///a%20b.json"));
    QCOMPARE(uriOf(QStringLiteral("c:d#?.json")), std::string("c%3Ad%23%3F.json"));
    QCOMPARE(uriOf(QStringLiteral("-")), std::string("-"));
}

void TestFormats::junit()
{
    const std::string xml = toJunit({sample()}, false, {{QStringLiteral("gone.json"), QStringLiteral("No \"file\" <here>.")}});
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    QStringList elements, names, failed;
    QString current;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = reader.name().toString();
        elements << name;
        if (name == QLatin1String("testsuites")) {
            QCOMPARE(reader.attributes().value(QLatin1String("tests")).toInt(), 4);
            QCOMPARE(reader.attributes().value(QLatin1String("errors")).toInt(), 1);
        }
        if (name == QLatin1String("testcase")) {
            current = reader.attributes().value(QLatin1String("name")).toString();
            names << current;
        }
        if (name == QLatin1String("failure")) {
            failed << current;
            QVERIFY(!reader.attributes().value(QLatin1String("message")).isEmpty());
        }
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(elements.count(QLatin1String("testsuite")), 2);
    QCOMPARE(names, QStringList({"published schemas", "text of the specification", "good practice", "can be read"}));
    QVERIFY(failed.contains(QStringLiteral("published schemas")));
    QVERIFY(!failed.contains(QStringLiteral("good practice")));
    QCOMPARE(elements.count(QLatin1String("error")), 1);
}

void TestFormats::junitStrict()
{
    DocumentReport report{QStringLiteral("a.json"), {}, {}, {}, {}, {}, {}};
    Finding &finding = report.findings.list.emplace_back();
    finding.rule = "r";
    finding.source = Source::Practice;
    finding.severity = Severity::Warning;
    finding.message = QStringLiteral("m");
    QVERIFY(toJunit({report}, false).find("<failure") == std::string::npos);
    QVERIFY(toJunit({report}, false).find("<system-out>a.json: warning: m [r] </system-out>") != std::string::npos);
    QVERIFY(toJunit({report}, true).find("<failure message=\"m\" type=\"practice\">") != std::string::npos);
}

void TestFormats::ignored()
{
    DocumentReport report = sample();
    QVERIFY(!report.valid());
    const std::size_t all = report.findings.list.size();
    leaveOut(report, {"mlm.framework-version.pattern"});
    QCOMPARE(report.findings.list.size(), all - 1);
    QCOMPARE(report.positions.size(), all - 1);
    QCOMPARE(report.ignored.list.size(), std::size_t(1));
    std::set<std::string> every;
    for (const Finding &finding : report.findings.list)
        every.insert(finding.rule);
    leaveOut(report, every);
    QVERIFY(report.findings.list.empty());
    QVERIFY(!report.valid());
    QVERIFY(toJson(report)["valid"] == false);
    QVERIFY(toJson(report)["ignored"] == all);
    QVERIFY(toJson(std::vector{report})["summary"]["ignored"] == all);
}

QTEST_APPLESS_MAIN(TestFormats)
#include "test_formats.moc"
