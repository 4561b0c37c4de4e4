// SPDX-License-Identifier: Apache-2.0
#include "core/report/report.h"
#include <QTest>

using namespace mlm;

namespace {

constexpr std::string_view text = "{\n"
                                  "  \"type\": \"Feature\",\n"
                                  "  \"stac_version\": \"1.1.0\",\n"
                                  "  \"id\": \"ä\",\n"
                                  "  \"stac_extensions\": [\"https://stac-extensions.github.io/mlm/v1.5.2/schema.json\"],\n"
                                  "  \"properties\": {\"ö\": 0, \"mlm:tasks\": []}\n"
                                  "}\n";

Finding finding(const char *pointer, Severity severity, Source source)
{
    Finding result;
    result.rule = "some-rule";
    result.source = source;
    result.severity = severity;
    result.pointer = Pointer::of(pointer);
    result.message = QStringLiteral("Something is “wrong”.");
    result.advice = QStringLiteral("Mend it.");
    result.reference = "https://example.org";
    return result;
}

report::DocumentReport reportWith(std::vector<Finding> list)
{
    const auto parsed = json::parse(text);
    return report::reportOf(QStringLiteral("a b.json"), text, *parsed, Findings{std::move(list)});
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhere();
    void tellsWhereInAnyText();
    void writesJson();
    void writesText();
    void reportsFailures();
};

void TestReport::tellsWhere()
{
    Finding value = finding("/properties/mlm:tasks", Severity::Error, Source::Spec);
    Finding name = value;
    name.atName = true;
    Finding missing = finding("/properties/mlm:name", Severity::Error, Source::Schema);
    missing.missing = true;
    Finding deeper = finding("/properties/mlm:input/0/name", Severity::Error, Source::Schema);
    deeper.missing = true;
    Finding top = finding("/links", Severity::Error, Source::Schema);
    top.missing = true;
    const report::DocumentReport report = reportWith({value, name, missing, deeper, top});
    const std::vector<Position> wanted{{6, 39}, {6, 26}, {6, 3}, {6, 3}, {1, 1}};
    QCOMPARE(report.positions.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QVERIFY2(report.positions[i] == wanted[i], std::to_string(i).c_str());
}

/// One line or many, with and without a byte order mark, in any order of the findings.
void TestReport::tellsWhereInAnyText()
{
    const std::string line = R"({"ä": "öö", "b": [1, "€", 3], "c": {"d": "𝒳", "e": null}})";
    std::string lines = line;
    for (std::size_t at = 0; (at = lines.find(", ", at)) != std::string::npos;)
        lines.replace(at, 2, ",\r\n ");
    for (const std::string &written : {line, "\xEF\xBB\xBF" + line, lines, "\xEF\xBB\xBF" + lines}) {
        const auto parsed = json::parse(written);
        QVERIFY(parsed);
        std::vector<Finding> list;
        for (const char *pointer : {"/c/e", "", "/b/2", "/c/d", "/ä", "/b/0", "/b/2", "/c", "/b/1", "/b"})
            list.push_back(finding(pointer, Severity::Error, Source::Spec));
        const auto positions = report::reportOf({}, written, *parsed, Findings{list}).positions;
        QCOMPARE(positions.size(), list.size());
        const LineIndex index(written);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto node = parsed->map.find(parsed->root, list[i].pointer);
            QVERIFY(node);
            QVERIFY(positions[i] == index.position(written, parsed->map.nodes()[*node].value.begin));
        }
    }
}

void TestReport::writesJson()
{
    Finding error = finding("/properties/mlm:tasks", Severity::Error, Source::Spec);
    error.fix = Fix{QStringLiteral("x"), {}};
    const auto one = reportWith({error});
    const Json wanted{{"path", "a b.json"}, {"type", "Feature"}, {"id", "ä"}, {"stac_version", "1.1.0"}, {"mlm_version", "1.5.2"},
                      {"valid", true}, {"conformant", false},
                      {"findings", Json::array({Json{{"rule", "some-rule"}, {"source", "spec"}, {"severity", "error"},
                                                     {"pointer", "/properties/mlm:tasks"}, {"line", 6}, {"column", 39},
                                                     {"message", "Something is “wrong”."}, {"advice", "Mend it."},
                                                     {"fixable", true}, {"reference", "https://example.org"}}})}};
    QVERIFY(report::toJson(one) == wanted);
    QCOMPARE(report::toJson(one).dump(), wanted.dump()); // the order too
    const auto two = reportWith({finding("/id", Severity::Warning, Source::Practice), finding("/id", Severity::Error, Source::Schema)});
    const auto three = reportWith({finding("/id", Severity::Advice, Source::Practice)});
    const Json all = report::toJson(std::vector{one, two, three});
    QCOMPARE(all["documents"].size(), std::size_t{3});
    QVERIFY(all["summary"] == Json::parse(R"({"documents": 3, "valid": 2, "conformant": 1, "errors": 2, "warnings": 1, "advice": 1})"));
}

void TestReport::writesText()
{
    QCOMPARE(report::toText(reportWith({finding("/id", Severity::Error, Source::Spec)})),
             std::string("a b.json: valid, not conformant (STAC 1.1.0, MLM 1.5.2)\n"
                         "a b.json:4:9: error: Something is “wrong”. [some-rule]\n"
                         "    Mend it.\n"));
    QCOMPARE(report::toText(reportWith({})), std::string("a b.json: valid and conformant (STAC 1.1.0, MLM 1.5.2)\n"));
    QVERIFY(report::toText(reportWith({finding("/id", Severity::Error, Source::Schema)})).starts_with("a b.json: not valid"));
}

void TestReport::reportsFailures()
{
    const auto parsed = json::parse("{\n  \"a\": ]\n}");
    QVERIFY(!parsed);
    const report::DocumentReport report = report::failureReport(QStringLiteral("x.json"), parsed.error());
    const Json json = report::toJson(report);
    QVERIFY(json["valid"] == false && json["conformant"] == false && json["type"].is_null() && json["id"].is_null());
    QCOMPARE(json["findings"].size(), std::size_t{1});
    QVERIFY(json["findings"][0]["line"] == 2 && json["findings"][0]["column"] == 8);
    QVERIFY(report::toText(report).starts_with("x.json: not valid\nx.json:2:8: error: "));
}

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
