// SPDX-License-Identifier: Apache-2.0
#include "account.h"
#include "core/convert/reporttext.h"
#include "core/json/parse.h"
#include "core/validation/engine.h"
#include <QFile>
#include <QtTest>

using namespace mlm;
using namespace mlm::convert;

namespace {

Json parsed(const QByteArray &text)
{
    const auto result = json::parse(text.toStdString());
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return result->root;
}

Json both()
{
    QFile file(QStringLiteral(MLM_TEST_DATA "/convert/both.json"));
    return file.open(QIODevice::ReadOnly) ? parsed(file.readAll()) : Json();
}

const Pointer input({"properties", "mlm:input", "0"});

/// The document with other members in its first input; null takes one out.
Json withInput(const char *members)
{
    Json document = both();
    const Json changes = parsed(members);
    for (const auto &[name, value] : changes.items()) {
        if (value == "out")
            input.in(document)->erase(name);
        else
            (*input.in(document))[name] = value;
    }
    return document;
}

bool isValid(const Json &document)
{
    const Findings findings = check(document);
    for (const Finding &finding : findings.list)
        if (finding.source == Source::Schema)
            qWarning("%s: %s", finding.pointer.toString().c_str(), qPrintable(finding.message));
    return findings.valid();
}

Conversion converted(const Json &document, const char *release = "1.5.2")
{
    for (const QString &fault : fixtures::faults(document, Target{release, {}}))
        qWarning("%s", qPrintable(fault));
    return *convert::convert(document, Target{release, {}});
}

QString fateOf(const Conversion &conversion, const Pointer &from)
{
    for (const Entry &entry : conversion.report.entries)
        if (entry.from == from)
            return QLatin1String(toString(entry.fate)) + (entry.to.empty() ? QString() : ' ' + entry.to.front().toQString());
    return {};
}

} // namespace

class TestReleases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    void upAndDownGivesTheOriginal()
    {
        const Json document = both();
        QVERIFY(isValid(document));
        const Conversion up = converted(document);
        QVERIFY(isValid(up.result));
        QVERIFY(!up.report.needsYou());
        const Conversion down = converted(up.result, "1.0.0");
        if (!fixtures::alike(down.result, document))
            for (const Edit &edit : diff(document, down.result))
                qWarning("%s", edit.path.toString().c_str());
        QVERIFY(fixtures::alike(down.result, document));
    }

    void eachStepIsValid_data()
    {
        QTest::addColumn<QString>("release");
        for (const std::string &release : mlmReleases())
            QTest::newRow(release.c_str()) << QString::fromStdString(release);
    }

    void eachStepIsValid()
    {
        QFETCH(QString, release);
        const Conversion conversion = converted(both(), release.toLatin1());
        QVERIFY(isValid(conversion.result));
        QCOMPARE(detect(conversion.result).release, release.toStdString());
        QCOMPARE(fixtures::alike(conversion.result, both()), release == "1.0.0");
    }

    void statisticsBecomeScaling()
    {
        const Conversion conversion = converted(both());
        const Json &scaling = input.in(conversion.result)->at("value_scaling");
        QCOMPARE(scaling, parsed(R"([{"type": "z-score", "mean": 1042.5, "stddev": 395.25}, {"type": "z-score", "mean": 2296, "stddev": 861.1}])"));
        QCOMPARE(fateOf(conversion, input / "statistics" / "1" / "stddev"), "carried " + (input / "value_scaling" / "1" / "stddev").toQString());
        QCOMPARE(fateOf(conversion, input / "norm_type"), "carried " + (input / "value_scaling" / "0" / "type").toQString());
        QCOMPARE(fateOf(conversion, input / "norm_by_channel"), "mapped " + (input / "value_scaling").toQString());
        QCOMPARE(fateOf(conversion, input / "input" / "dim_order" / "1"), "mapped " + (input / "input" / "dim_order" / "1").toQString());
        QVERIFY(Pointer({"properties", "mlm:input", "1", "value_scaling"}).in(conversion.result)->is_null());
        QVERIFY(!Pointer({"properties", "mlm:input", "1", "bands"}).in(conversion.result));
        QCOMPARE(Pointer({"assets", "weights", "mlm:artifact_type"}).in(conversion.result)->get<std::string>(), std::string("torch.jit.save"));
        QCOMPARE(Pointer({"properties", "mlm:framework"}).in(conversion.result)->get<std::string>(), std::string("Hugging Face"));
    }

    void oneEntryServesAllBands()
    {
        const Conversion conversion = converted(withInput(R"({"norm_by_channel": false, "norm_type": "min-max", "statistics": [{"minimum": 0, "maximum": 3000}]})"));
        QCOMPARE(input.in(conversion.result)->at("value_scaling"), parsed(R"([{"type": "min-max", "minimum": 0, "maximum": 3000}])"));
        QVERIFY(!conversion.report.needsYou());
    }

    void whatCannotBeDecidedIsAsked_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<int>("choices");
        QTest::newRow("l2") << QByteArray(R"({"norm_type": "l2", "statistics": "out", "norm_by_channel": "out"})") << 2;
        QTest::newRow("hamming") << QByteArray(R"({"norm_type": "hamming", "statistics": "out"})") << 1;
        QTest::newRow("clip") << QByteArray(R"({"norm_clip": [3000, 4000], "norm_type": "out", "statistics": "out"})") << 3;
        QTest::newRow("three for two") << QByteArray(R"({"statistics": [{"mean": 1, "stddev": 2}, {"mean": 1, "stddev": 2}, {"mean": 1, "stddev": 2}]})") << 2;
        QTest::newRow("one, but each its own") << QByteArray(R"({"statistics": [{"mean": 1, "stddev": 2}]})") << 2;
        QTest::newRow("no method") << QByteArray(R"({"norm_type": "out"})") << 2;
        QTest::newRow("no deviation") << QByteArray(R"({"statistics": [{"mean": 1}, {"mean": 2}]})") << 1;
    }

    void whatCannotBeDecidedIsAsked()
    {
        QFETCH(QByteArray, members);
        QFETCH(int, choices);
        const Conversion conversion = converted(withInput(members));
        QCOMPARE(conversion.report.questions.size(), std::size_t(1));
        QCOMPARE(int(conversion.report.questions.front().choices.size()), choices);
        QVERIFY(isValid(conversion.result));
        for (int i = 0; i < choices; ++i) {
            const Edits edits = settle(conversion.result, conversion.report, {i});
            Json settled = conversion.result;
            for (const Edit &edit : edits)
                QVERIFY(applyTo(settled, edit).ok());
            QVERIFY(isValid(settled));
            QVERIFY(!convert::convert(settled)->report.needsYou());
        }
    }

    void bandsFindTheirDimension()
    {
        const Conversion sized = converted(withInput(R"({"input": {"shape": [-1, 2, 9, 64, 64], "dim_order": ["batch", "spectral", "odd", "height", "width"], "data_type": "uint8"}})"));
        QCOMPARE(Pointer({"input", "dim_order", "1"}).in(*input.in(sized.result))->get<std::string>(), std::string("bands"));
        const Conversion unclear = converted(withInput(R"({"input": {"shape": [-1, 7, 9, 64, 64], "dim_order": ["batch", "spectral", "odd", "height", "width"], "data_type": "uint8"}})"));
        QCOMPARE(unclear.report.questions.size(), std::size_t(1));
        QVERIFY(isValid(unclear.result));
        QCOMPARE(fateOf(unclear, input / "bands" / "0"), "needs-you " + (input / "legacy_metadata" / "bands" / "0").toQString());
        const Edits edits = settle(unclear.result, unclear.report, {1});
        Json settled = unclear.result;
        for (const Edit &edit : edits)
            QVERIFY(applyTo(settled, edit).ok());
        QVERIFY(isValid(settled));
        QVERIFY(!input.in(settled)->contains("legacy_metadata"));
        QCOMPARE(input.in(settled)->at("bands").size(), std::size_t(2));
    }

    void membersGoWhereTheyBelong()
    {
        Json document = both();
        document["assets"]["weights"].erase("mlm:artifact_type");
        document["properties"]["mlm:artifact_type"] = "torch.jit.script";
        document["assets"]["weights"]["mlm:hyperparameters"] = {{"rate", 0.1}};
        document["properties"]["mlm:made_up"] = 7;
        const Conversion conversion = converted(document);
        QVERIFY(isValid(conversion.result));
        QCOMPARE(fateOf(conversion, Pointer({"properties", "mlm:artifact_type"})), QString("mapped /assets/weights/mlm:artifact_type"));
        QCOMPARE(fateOf(conversion, Pointer({"assets", "weights", "mlm:hyperparameters", "rate"})), QString("carried /properties/mlm:hyperparameters/rate"));
        QCOMPARE(fateOf(conversion, Pointer({"properties", "mlm:made_up"})), QString("dropped /properties/legacy_metadata/mlm:made_up"));
    }

    void artifactTypesAreToldFromFiles()
    {
        Json document = both();
        document["assets"]["weights"].erase("mlm:artifact_type");
        document["assets"]["weights"].erase("type");
        document["assets"]["weights"]["href"] = "https://example.com/crops.onnx";
        const Conversion certain = converted(document);
        QVERIFY(!certain.report.needsYou());
        QCOMPARE(certain.result["assets"]["weights"]["mlm:artifact_type"], Json("onnx"));
        QVERIFY(!certain.report.added.empty());
        document["assets"]["weights"]["href"] = "https://example.com/crops.pt?download=1";
        const Conversion likely = converted(document);
        QVERIFY(likely.report.needsYou());
        QCOMPARE(likely.result["assets"]["weights"]["mlm:artifact_type"], Json("torch.save"));
        document["assets"]["weights"]["href"] = "https://example.com/crops";
        const Conversion unknown = converted(document);
        QVERIFY(unknown.report.needsYou());
        QVERIFY(!unknown.result["assets"]["weights"].contains("mlm:artifact_type"));
    }

    void deadAddressesLive()
    {
        Json document = both();
        document["stac_extensions"][0] = "https://stac-extensions.github.io/mlm/v1.0.0/schema.json";
        QVERIFY(detect(document).dead);
        const Conversion conversion = converted(document, "1.0.0");
        QVERIFY(fixtures::alike(conversion.result, both()));
    }

    void undoneStatisticsAreSpread()
    {
        const Conversion conversion = converted(
            withInput(R"({"norm_type": "z_score", "statistics": {"minimum": null, "mean": [1, 2], "stddev": [3, 4]}})"));
        QCOMPARE(input.in(conversion.result)->at("value_scaling"), parsed(R"([{"type": "z-score", "mean": 1, "stddev": 3}, {"type": "z-score", "mean": 2, "stddev": 4}])"));
    }

    void reportsReadWell()
    {
        const Conversion conversion = converted(withInput(R"({"norm_type": "l2", "statistics": "out", "norm_by_channel": "out"})"));
        const Json json = toJson(conversion.report);
        QCOMPARE(json["from"]["name"], Json("MLM 1.0.0"));
        QCOMPARE(json["entries"].size(), conversion.report.entries.size());
        QCOMPARE(json["summary"]["needs-you"], Json(1));
        QCOMPARE(json["questions"][0]["choices"][0]["edits"][0]["op"], Json("remove"));
        const QString text = toText(conversion.report), markdown = toMarkdown(conversion.report, "crops.json");
        for (const QString &part : {QString("MLM 1.0.0 to MLM 1.5.2, STAC 1.0.0"), QString("needs you"), QString("torch.jit.script"), QString("“l2”")})
            QVERIFY2(text.contains(part) && markdown.contains(part), qPrintable(part));
        QVERIFY(markdown.startsWith("# crops.json\n"));
        QVERIFY(text.endsWith('\n'));
    }

    void targetsAreChecked()
    {
        QVERIFY(!convert::convert(both(), Target{"1.9.0", {}}).ok());
        QVERIFY(!convert::convert(both(), Target{"1.5.2", "0.9.0"}).ok());
        QVERIFY(!convert::convert(Json::array(), {}).ok());
    }
};

QTEST_GUILESS_MAIN(TestReleases)
#include "test_releases.moc"
