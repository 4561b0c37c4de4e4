// SPDX-License-Identifier: Apache-2.0
#include "fixtures.h"
#include <QtTest>

using namespace fixtures;

class TestCore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneChange_data();
    void oneChange();
    void documentsThatAreNone_data();
    void documentsThatAreNone();
    void declarations_data();
    void declarations();
    void datacube_data();
    void datacube();
    void order();
    void wording();
    void manyMistakesEnd();
    void repeatsInLongLists();
    void parseFailure();
};

void TestCore::oneChange_data()
{
    changeColumns();
    const auto row = changeRow;
    row("item", "/id", nullptr, {"stac.id.missing /id"});
    row("item", "/id", R"("")", {"stac.id.empty /id"});
    row("item", "/id", "1", {"stac.id.type /id"});
    row("item", "/links", nullptr, {"stac.links.missing /links"});
    row("item", "/links/-", R"({"rel": "about"})", {"stac.link.href.missing /links/1/href"});
    row("item", "/links/-", R"({"rel": "about", "href": "#x"})", {"stac.link.href.format /links/1/href"});
    row("item", "/links/-", R"({"rel": "about", "href": "x", "method": "get"})", {});
    row("item11", "/links/-", R"({"rel": "about", "href": "x", "method": "get"})", {"stac.link.method.pattern /links/0/method"});
    row("item11", "/links/-", R"({"rel": "self", "href": "./item.json"})", {"stac.link.self /links/0/href"});
    row("item11", "/links/-", R"({"rel": "self", "href": "https://example.com/item.json"})", {});
    row("item", "/links/-", R"({"rel": "collection", "href": "./c.json"})", {"stac.collection.missing /collection"});
    row("item", "/collection", R"("models")", {"stac.collection.link /collection"});
    row("item", "/properties/datetime", nullptr, {"stac.datetime.missing /properties/datetime"});
    row("item", "/properties/datetime", "null", {"stac.start-datetime.missing /properties/start_datetime"});
    row("item", "/properties/datetime", R"("2024-03-01")", {"stac.datetime.format /properties/datetime"});
    row("item", "/properties/datetime", R"("2024-03-01T02:00:00+02:00")", {"stac.datetime.format /properties/datetime"});
    row("item", "/properties/start_datetime", R"("2024-03-01T00:00:00Z")", {"stac.end-datetime.missing /properties/end_datetime"});
    row("item", "/assets/weights/end_datetime", R"("2024-03-01T00:00:00Z")", {"stac.asset.start-datetime.missing /assets/weights/start_datetime"});
    row("item", "/bbox", nullptr, {"stac.bbox.missing /bbox"});
    row("item", "/bbox", "[1, 2, 3]", {"stac.bbox.count /bbox"});
    row("item", "/bbox", "[6, 51, 5, 50]", {});
    row("item", "/geometry", "null", {"stac.bbox.misplaced /bbox"});
    row("item", "/geometry", R"({"type": "polygon", "coordinates": []})", {"stac.type.known /geometry/type"});
    row("item", "/geometry", R"({"type": "GeometryCollection", "geometries": []})", {"stac.type.known /geometry/type"});
    row("item", "/geometry", R"({"type": "Point", "coordinates": [1]})", {"stac.coordinates.count /geometry/coordinates"});
    row("item", "/geometry", R"({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [0, 0]]]})", {"stac.coordinates.count /geometry/coordinates/0"});
    row("item", "/properties/license", R"("Apache 2.0")", {"stac.license.pattern /properties/license"});
    row("item", "/properties/gsd", "0", {"stac.gsd.range /properties/gsd"});
    row("item", "/properties/providers", R"([{"name": "We", "url": "example.com"}])", {"stac.provider.url.format /properties/providers/0/url"});
    row("item", "/properties/providers", R"([{"roles": ["maker"]}])",
        {"stac.provider.roles.known /properties/providers/0/roles/0", "stac.provider.name.missing /properties/providers/0/name"});
    row("item", "/properties/keywords", R"("a")", {});
    row("item11", "/properties/keywords", R"("a")", {"stac.keywords.type /properties/keywords"});
    row("item11", "/properties/bands/0/data_type", R"("bool")", {"stac.band.data-type.known /properties/bands/0/data_type"});
    row("item", "/assets/weights/href", R"("docker:ubuntu")", {"stac.asset.href.format /assets/weights/href"});
    row("item", "/assets/weights/roles/-", "null", {"stac.asset.roles.type /assets/weights/roles/2"});
    row("item", "/assets/weights", "null", {"stac.assets.type /assets/weights"});
    row("item", "/stac_version", R"("1.0")", {"stac.stac-version.known /stac_version"});
    row("item", "/stac_version", R"("1.0.0-rc.1")", {}); // a draft with a published schema
    row("item", "/stac_version", R"("1.0.0-rc.9")", {"stac.stac-version.known /stac_version"});
    row("item", "/stac_extensions/-", R"("mlm")", {"stac.stac-extensions.format /stac_extensions/2"});
    row("item", "/unknown", "1", {});
    row("collection", "/extent/spatial/bbox", "[]", {"stac.bbox.count /extent/spatial/bbox"});
    row("collection", "/extent/spatial/bbox", "[[1, 2, 3, 4], [1, 2, 3, 4]]", {});
    row("collection11", "/extent/spatial/bbox", "[[1, 2, 3, 4], [1, 2, 3, 4]]", {"stac.extent.bbox.count /extent/spatial/bbox"});
    row("collection", "/extent/temporal/interval/0", R"(["2024-03-01T00:00:00Z"])", {"stac.interval.count /extent/temporal/interval/0"});
    row("collection", "/extent/temporal/interval/0/0", R"("2024")", {"stac.interval.format /extent/temporal/interval/0/0"});
    row("collection", "/summaries/x", R"("text")", {"stac.summaries.form /summaries/x"});
    row("collection", "/summaries/x", R"({"type": "thing"})", {"stac.summaries.form /summaries/x"});
    row("collection", "/summaries/x", R"({"type": "string", "enum": ["a"]})", {});
    row("collection", "/summaries/x", R"({"minimum": "a", "maximum": "b"})", {});
    row("collection", "/providers/0/name", R"("")", {});
    row("collection11", "/providers/0/name", R"("")", {"stac.provider.name.empty /providers/0/name"});
    row("collection11", "/item_assets/weights", R"({"title": "a"})", {"stac.item-assets.count /item_assets/weights"});
    row("collection11", "/item_assets/weights/href", R"("a")", {"stac.misplaced /item_assets/weights/href"});
    row("catalog", "/description", nullptr, {"stac.description.missing /description"});
}

void TestCore::oneChange()
{
    QFETCH(QString, document);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QStringList, expected);
    const Json broken = changed(named(document), pointer.toUtf8().constData(), value.isNull() ? nullptr : value.toUtf8().constData());
    QCOMPARE(told(broken), expected);
    for (const mlm::Finding &finding : mlm::check(broken).list)
    {
        if (finding.source != mlm::Source::Schema)
            continue;
        QVERIFY2(!finding.message.isEmpty() && !finding.advice.isEmpty() && !finding.reference.empty(), finding.rule.c_str());
        if (!finding.fix)
            continue;
        Json mended = broken;
        for (const mlm::Edit &edit : finding.fix->edits)
            QVERIFY2(mlm::applyTo(mended, edit).ok(), finding.rule.c_str());
        QVERIFY2(!told(mended).contains(QString::fromStdString(finding.rule + ' ' + finding.pointer.toString())), finding.rule.c_str());
    }
}

void TestCore::documentsThatAreNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("list") << R"([{"type": "Feature"}])" << QStringList{"stac.document "};
    QTest::newRow("text") << R"("Feature")" << QStringList{"stac.document "};
    QTest::newRow("null") << "null" << QStringList{"stac.document "};
    QTest::newRow("empty") << "{}" << QStringList{"stac.type.missing /type"};
    QTest::newRow("feature collection") << R"({"type": "FeatureCollection", "features": []})" << QStringList{"stac.type.known /type"};
    QTest::newRow("feature") << R"({"type": "feature"})" << QStringList{"stac.type.known /type"};
    QTest::newRow("number") << R"({"type": 1, "stac_version": "1.0.0"})" << QStringList{"stac.type.known /type"};
}

void TestCore::documentsThatAreNone()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(told(parsed(text.toUtf8().constData())), expected);
    QVERIFY(!mlm::check(parsed(text.toUtf8().constData())).valid());
}

void TestCore::declarations_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("expected");
    const QString base = "https://stac-extensions.github.io/";
    const QString last = " /stac_extensions/2";
    QTest::newRow("unknown") << "item" << "https://example.com/ours/v1.0.0/schema.json" << "" << "" << QStringList();
    QTest::newRow("file") << "item" << base + "file/v2.1.0/schema.json" << "/assets/weights/file:checksum" << R"("ABCD")"
                          << QStringList{"file.checksum.pattern /assets/weights/file:checksum"};
    QTest::newRow("file, not declared") << "item" << base + "version/v1.2.0/schema.json" << "/assets/weights/file:checksum" << R"("ABCD")" << QStringList();
    QTest::newRow("file 1, local path") << "item" << base + "file/v1.0.0/schema.json" << "/assets/weights/file:local_path" << R"("a/b")"
                                        << QStringList{"file.unknown-field /assets/weights/file:local_path"};
    QTest::newRow("item-assets") << "item" << base + "item-assets/v1.0.0/schema.json" << "" << "" << QStringList{"stac.stac-extensions.document" + last};
    QTest::newRow("processing, unused") << "item" << base + "processing/v1.1.0/schema.json" << "" << "" << QStringList{"processing.unused" + last};
    QTest::newRow("processing") << "item" << base + "processing/v1.1.0/schema.json" << "/properties/processing:level" << R"("L2A")" << QStringList();
    QTest::newRow("scientific") << "item" << base + "scientific/v1.0.0/schema.json" << "/properties/sci:doi" << R"("https://doi.org/10.5281/zenodo.1")"
                                << QStringList{"scientific.doi.pattern /properties/sci:doi"};
    QTest::newRow("eo 2 beside eo 1") << "item" << base + "eo/v2.0.0/schema.json" << "/properties/eo:cloud_cover" << "1"
                                      << QStringList{"eo.bands.release /assets/weights/eo:bands"};
    QTest::newRow("raster") << "item" << base + "raster/v1.1.0/schema.json" << "/assets/weights/raster:bands" << R"([{"data_type": "uint16", "statistics": {"mode": 1}}])"
                            << QStringList{"raster.band.statistics.members /assets/weights/raster:bands/0/statistics/mode"};
    QTest::newRow("twice") << "item" << base + "eo/v1.1.0/schema.json" << "" << "" << QStringList{"stac.stac-extensions.unique" + last};
}

void TestCore::declarations()
{
    QFETCH(QString, document);
    QFETCH(QString, uri);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QStringList, expected);
    Json root = named(document);
    root["stac_extensions"].push_back(uri.toStdString());
    if (!pointer.isEmpty())
        root = changed(root, pointer.toUtf8().constData(), value.toUtf8().constData());
    QCOMPARE(told(root), expected);
}

void TestCore::datacube_data()
{
    QTest::addColumn<QString>("cube");
    QTest::addColumn<QStringList>("expected");
    const QString place = " /properties/cube:dimensions/d";
    QTest::newRow("horizontal") << R"({"type": "spatial", "axis": "x", "extent": [0, 1]})" << QStringList();
    QTest::newRow("no axis") << R"({"type": "spatial", "extent": [0, 1]})" << QStringList{"datacube.dimension" + place};
    QTest::newRow("no extent") << R"({"type": "spatial", "axis": "y", "values": [1]})" << QStringList{"datacube.dimension" + place};
    QTest::newRow("vertical by values") << R"({"type": "spatial", "axis": "z", "values": [1, "top"]})" << QStringList();
    QTest::newRow("time") << R"({"type": "temporal", "extent": ["2020-01-01T00:00:00Z", null]})" << QStringList();
    QTest::newRow("time by values") << R"({"type": "temporal", "values": ["a"]})" << QStringList();
    QTest::newRow("time of nothing") << R"({"type": "temporal"})" << QStringList{"datacube.dimension" + place};
    QTest::newRow("bands") << R"({"type": "bands", "values": ["a", 1]})" << QStringList();
    QTest::newRow("bands with axis") << R"({"type": "bands", "values": ["a"], "axis": "x"})" << QStringList{"datacube.dimension" + place};
    QTest::newRow("vectors") << R"({"type": "geometry", "bbox": [0, 0, 1, 1], "axes": ["x", "y"]})" << QStringList();
    QTest::newRow("vectors, short box") << R"({"type": "geometry", "bbox": [0, 0, 1]})" << QStringList{"datacube.dimension" + place};
    QTest::newRow("text") << R"("x")" << QStringList{"datacube.dimension" + place};
}

void TestCore::datacube()
{
    QFETCH(QString, cube);
    QFETCH(QStringList, expected);
    Json root = item();
    root["stac_extensions"].push_back("https://stac-extensions.github.io/datacube/v2.3.0/schema.json");
    QCOMPARE(told(root), QStringList{"datacube.cube-dimensions.missing /properties/cube:dimensions"});
    root["properties"]["cube:dimensions"] = {{"d", parsed(cube.toUtf8().constData())}};
    QCOMPARE(told(root), expected);
}

void TestCore::order()
{
    Json root = item();
    root["properties"]["mlm:tasks"] = {"x", "y"};
    root["id"] = 1;
    root["properties"].erase("mlm:name");
    root["links"] = 1;
    QCOMPARE(told(root), (QStringList{"stac.id.type /id", "mlm.tasks.known /properties/mlm:tasks/0", "mlm.tasks.known /properties/mlm:tasks/1",
                                      "mlm.name.missing /properties/mlm:name", "stac.links.type /links"}));
}

void TestCore::wording()
{
    const auto first = firstTold;
    QCOMPARE(first(changed(item(), "/properties/mlm:framework_version", R"("2.1")")).message, QString("A version needs three numbers: major.minor.patch."));
    QCOMPARE(first(changed(item(), "/properties/mlm:framework_version", R"("2.1")")).fix->label, QString("Set 2.1.0"));
    const mlm::Finding task = first(changed(item(), "/properties/mlm:tasks/0", R"("scene_classification")"));
    QCOMPARE(task.message, QString::fromUtf8("“scene_classification” is not a task of MLM 1.5.2."));
    QCOMPARE(task.fix->label, QString("Use scene-classification"));
    QVERIFY(task.reference.find("mlm/blob/v1.5.2/README.md#task-enum") != std::string::npos);
    const mlm::Finding shape = first(changed(item(), "/properties/mlm:input/0/input/shape", nullptr));
    QCOMPARE(shape.message, QString("Shape is missing."));
    QVERIFY(shape.missing);
    QCOMPARE(first(changed(item(), "/properties/mlm:input/0/input/shape/1", R"("x")")).message, QString("Entry 2 of Shape must be a whole number, not a text."));
    const mlm::Finding name = first(changed(item(), "/properties/mlm:Framework", R"("x")"));
    QVERIFY(name.atName);
}

void TestCore::manyMistakesEnd()
{
    Json root = item();
    Json shape = Json::array();
    for (int i = 0; i < 30'000; ++i)
        shape.push_back("x");
    root["properties"]["mlm:input"][0]["input"]["shape"] = shape;
    const mlm::Findings findings = mlm::check(root);
    QVERIFY(!findings.valid());
    QVERIFY(findings.list.size() <= 10'100);
}

void TestCore::repeatsInLongLists()
{
    Json root = item();
    Json classes = Json::array();
    for (int i = 0; i < 500; ++i)
        classes.push_back({{"value", i}, {"description", "d"}});
    root["properties"]["mlm:output"][0]["classification:classes"] = classes;
    QCOMPARE(told(root), QStringList());
    classes.push_back(parsed(R"({"description": "d", "value": 7.0})")); // the same, in another order and spelling
    root["properties"]["mlm:output"][0]["classification:classes"] = classes;
    QCOMPARE(told(root), QStringList{"mlm.classes.unique /properties/mlm:output/0/classification:classes/500"});
}

void TestCore::parseFailure()
{
    mlm::Error error;
    error.code = mlm::Error::Code::Syntax;
    error.message = "A comma is missing.";
    error.line = 3;
    error.column = 7;
    const mlm::Findings findings = mlm::parseFailure(error);
    QCOMPARE(findings.list.size(), std::size_t{1});
    QVERIFY(!findings.valid());
    QCOMPARE(findings.list.front().rule, std::string("json.syntax"));
    QVERIFY(findings.list.front().message.contains("3") && findings.list.front().message.contains("7"));
}

QTEST_GUILESS_MAIN(TestCore)
#include "test_core.moc"
