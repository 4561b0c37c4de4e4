// SPDX-License-Identifier: Apache-2.0
#include "account.h"
#include "core/json/parse.h"
#include "core/validation/engine.h"
#include "validation/mutations.h"
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

Json document(const char *name)
{
    QFile file(QStringLiteral(MLM_TEST_DATA "/convert/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? parsed(file.readAll()) : Json();
}

Conversion converted(const Json &document, const char *stac = "1.0.0")
{
    for (const QString &fault : fixtures::faults(document, Target{"1.5.2", stac}))
        qWarning("%s", qPrintable(fault));
    return *convert::convert(document, Target{"1.5.2", stac});
}

QByteArray told(const Json &value)
{
    return QByteArray::fromStdString(value.dump());
}

} // namespace

Q_DECLARE_METATYPE(mlm::Json)

class TestConvertStac : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }

    /// Everything that old and careless documents have, at once.
    void oldDocumentsAreRepaired()
    {
        const Json source = document("old");
        const Conversion conversion = converted(source);
        const Json &result = conversion.result;
        QCOMPARE(told(result["id"]), QByteArray("\"11234\""));
        QCOMPARE(told(result["stac_version"]), QByteArray("\"1.0.0\""));
        QCOMPARE(told(result["stac_extensions"]), QByteArray("[\"https://stac-extensions.github.io/eo/v1.1.0/schema.json\",\"https://stac-extensions.github.io/view/v1.0.0/schema.json\"]"));
        QCOMPARE(told(result["assets"]), QByteArray(R"({"archive":{"href":"a.zip","roles":["data"]},"second":{"href":"b.zip","key":"second"},"asset_3":{"href":"c.zip"}})"));
        const Json &properties = result["properties"];
        QCOMPARE(told(properties["start_datetime"]), QByteArray("\"2020-01-01T00:30:00Z\""));
        QCOMPARE(told(properties["end_datetime"]), QByteArray("\"2020-01-02T00:00:00Z\""));
        QCOMPARE(told(properties["datetime"]), QByteArray("null"));
        QCOMPARE(told(properties["gsd"]), QByteArray("10"));
        QCOMPARE(told(properties["providers"][0]["roles"]), QByteArray("[\"licensor\"]"));
        QCOMPARE(told(properties["providers"][1]["roles"]), QByteArray("[\"host\"]"));
        QCOMPARE(told(properties["providers"][2]["roles"]), QByteArray("[\"producer\"]"));
        QCOMPARE(told(result["links"]), QByteArray("[]"));
        QCOMPARE(told(result["legacy_metadata"]), QByteArray("{\"stac_extensions/3\":\"nobody\"}"));
        QCOMPARE(conversion.report.count(Fate::Dropped), std::size_t(1));
        // The role that nobody defined, and the day that is no instant.
        QCOMPARE(conversion.report.questions.size(), std::size_t(2));
        const Edits edits = settle(result, conversion.report, {1, 0});
        Json settled = result;
        for (const Edit &edit : edits)
            QVERIFY(applyTo(settled, edit).ok());
        QCOMPARE(told(settled["properties"]["providers"][1]), QByteArray(R"({"name":"B","roles":["host","licensor"]})"));
        QCOMPARE(told(settled["properties"]["created"]), QByteArray("\"2020-01-01T00:00:00Z\""));
        for (const Finding &finding : check(settled).list)
            if (finding.source == Source::Schema && finding.pointer.toString().find("view") == std::string::npos)
                qWarning("%s: %s", finding.pointer.toString().c_str(), qPrintable(finding.message));
    }

    void anythingElseIsNothing()
    {
        QCOMPARE(detect(parsed(R"({"anything": 1})")).family, Family::None);
        QCOMPARE(detect(parsed("[1]")).name, QString());
    }

    void collectionsGetTheirType()
    {
        const Conversion conversion = converted(parsed(R"({"stac_version": "0.9.0", "id": "c", "description": "d", "license": "MIT", "links": [], "extent": {"spatial": [0, 0, 1, 1], "temporal": [["2020-01-01T00:00:00Z", null]]}})"));
        QCOMPARE(told(conversion.result["type"]), QByteArray("\"Collection\""));
        QCOMPARE(told(conversion.result["extent"]), QByteArray(R"({"spatial":{"bbox":[[0,0,1,1]]},"temporal":{"interval":[["2020-01-01T00:00:00Z",null]]}})"));
        QVERIFY(check(conversion.result).valid());
    }

    void bandsJoin()
    {
        Json source = document("both");
        source["stac_extensions"].push_back("https://stac-extensions.github.io/raster/v1.1.0/schema.json");
        source["assets"]["weights"]["raster:bands"] = parsed(R"([{"name": "red", "nodata": 0, "scale": 0.5}, {"name": "nir", "nodata": 0}])");
        QVERIFY(check(source).valid());
        const Conversion joined = converted(source, "1.1.0");
        const Json &result = joined.result;
        const QByteArray bands = R"([{"name":"red","eo:common_name":"red","nodata":0,"raster:scale":0.5},{"name":"nir","eo:common_name":"nir","nodata":0}])";
        QCOMPARE(told(result["assets"]["weights"]["bands"]), bands);
        QCOMPARE(told(result["properties"]["bands"]), bands);
        QVERIFY(!result["assets"]["weights"].contains("raster:bands"));
        QCOMPARE(told(result["stac_extensions"][1]), QByteArray("\"https://stac-extensions.github.io/eo/v2.0.0/schema.json\""));
        QVERIFY(check(result).valid());
        const Conversion divided = converted(result, "1.0.0");
        QVERIFY(check(divided.result).valid());
        const auto target = convert::convert(source);
        QVERIFY(fixtures::alike(divided.result, target->result));
    }

    /// Bands that do not go together stay as they are: the former releases of the extensions are as good.
    void bandsThatDisagreeStay()
    {
        Json source = document("both");
        source["assets"]["weights"]["raster:bands"] = parsed(R"([{"name": "nir"}, {"name": "red"}])");
        source["stac_extensions"].push_back("https://stac-extensions.github.io/raster/v1.1.0/schema.json");
        const Conversion conversion = converted(source, "1.1.0");
        QVERIFY(conversion.result["assets"]["weights"].contains("raster:bands"));
        QVERIFY(!conversion.result["properties"].contains("bands"));
        QVERIFY(check(conversion.result).valid());
    }

    /// Any value in any place, and what wants to be put aside already taken.
    void strangeShapesSurvive()
    {
        const QByteArrayList values = {"null", "[]", "{}", "[[]]", "7", "\"text\"", R"({"a": {"b": []}})", R"([{"legacy_metadata": 1}, null])"};
        for (const char *name : {"both", "old"}) {
            Json base = document(name);
            base["properties"]["mlm:unknown"] = 1;
            if (base["assets"].is_object())
                base["assets"]["legacy_metadata"] = "taken";
            base["properties"]["legacy_metadata"] = Json::array({1});
            for (const Pointer &place : fixtures::placesOf(base)) {
                for (const QByteArray &value : values) {
                    Json strange = base;
                    *place.in(strange) = parsed(value);
                    for (const Target &target : {Target{"1.5.2", "1.1.0"}, Target{"1.1.0", {}}})
                        for (const QString &fault : fixtures::faults(strange, target))
                            qWarning("%s %s is %s: %s", name, place.toString().c_str(), value.constData(), qPrintable(fault));
                }
            }
        }
    }

    void detection_data()
    {
        QTest::addColumn<Json>("document");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("outdated");
        const auto row = [](const char *type, const char *stac, const char *address, const char *properties, const char *name, bool outdated) {
            Json made = {{"type", type}, {"stac_version", stac}, {"links", Json::array()}, {"properties", parsed(properties)}};
            if (*address)
                made["stac_extensions"] = Json::array({address});
            QTest::newRow(name) << made << QString(name) << outdated;
        };
        row("Feature", "1.0.0", "https://stac-extensions.github.io/mlm/v1.5.2/schema.json", "{}", "MLM 1.5.2", false);
        row("Feature", "1.0.0", "https://crim-ca.github.io/mlm-extension/v1.2.0/schema.json", "{}", "MLM 1.2.0", true);
        row("Feature", "1.0.0-beta.2", "dl-model", R"({"dlm:data": {"dtype": "uint8"}})", "DLM 1.0.0-beta2", true);
        row("Feature", "1.0.0", "https://schemas.stacspec.org/v1.0.0-beta.3/extensions/dl-model/json-schema/schema.json", R"({"dlm:data": {}})", "DLM 1.0.0-beta.3", true);
        row("Collection", "1.0.0", "https://stac-extensions.github.io/ml-model/v1.0.0/schema.json", "{}", "ML-Model 1.0.0", true);
        row("Feature", "1.0.0", "https://example.com/dlm-extension/main/schema.json", R"({"mlm:name": "x"})", "MLM", true);
        row("Catalog", "1.0.0-rc1", "", "{}", "STAC 1.0.0-rc1", true);
        row("Catalog", "1.1.0", "", "{}", "STAC 1.1.0", false);
    }

    void detection()
    {
        QFETCH(Json, document);
        QFETCH(QString, name);
        QFETCH(bool, outdated);
        const Detected found = detect(document);
        QCOMPARE(found.name, name);
        QCOMPARE(found.outdated, outdated);
    }
};

QTEST_GUILESS_MAIN(TestConvertStac)
#include "test_stac.moc"
