// SPDX-License-Identifier: Apache-2.0
#include "fixtures.h"
#include <QDir>
#include <QtTest>

using namespace fixtures;

namespace {

Json companion(const QString &name)
{
    QFile file(QStringLiteral(MLM_TEST_DATA "/companions/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(name));
    return Json::parse(file.readAll().toStdString());
}

/// The same document, its first extension in another release.
Json asRelease(Json document, const std::string &version)
{
    std::string &uri = document["stac_extensions"][0].get_ref<std::string &>();
    const std::size_t from = uri.rfind("/v") + 2;
    uri.replace(from, uri.rfind('/') - from, version);
    return document;
}

} // namespace

/// The releases of the extensions that go with MLM: own Items, Collections and Catalogs that the published schemas accept.
class TestCompanions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valid_data();
    void valid();
    void oneChange_data();
    void oneChange();
    void releasesDiffer_data();
    void releasesDiffer();
    void oneOfSeveralPlaces_data();
    void oneOfSeveralPlaces();
    void severalReleases();
    void addresses();
};

void TestCompanions::valid_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &file : QDir(QStringLiteral(MLM_TEST_DATA "/companions")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file)) << file.chopped(5);
}

void TestCompanions::valid()
{
    QFETCH(QString, name);
    QCOMPARE(told(companion(name)), QStringList());
}

void TestCompanions::oneChange_data()
{
    changeColumns();
    const auto row = changeRow;
    // Catalogs.
    row("file-2.1.0-catalog", "/description", nullptr, {"stac.description.missing /description"});
    row("file-2.1.0-catalog", "/keywords", R"("ice")", {"stac.keywords.type /keywords"});
    row("file-2.1.0-catalog", "/links/0/file:size", "-1", {"file.size.range /links/0/file:size"});
    row("file-2.1.0-catalog", "/experimental", "1", {"version.experimental.type /experimental"});
    row("version-1.1.0-catalog", "/experimental", "1", {});
    row("version-1.1.0-catalog", "/keywords", R"("ice")", {}); // STAC 1.0 knows no such field of Catalogs
    // Item assets of STAC 1.0, where only extensions look at them.
    row("version-1.2.0-collection", "/item_assets/ice/deprecated", R"("no")", {"stac.item-asset.deprecated.type /item_assets/ice/deprecated"});
    row("file-1.0.0-collection", "/item_assets/ice/file:byte_order", R"("middle")", {"file.byte-order.known /item_assets/ice/file:byte_order"});
    row("file-1.0.0-collection", "/item_assets/ice", "1", {"item-assets.item-assets.type /item_assets/ice"});
    row("version-1.2.0-collection", "/item_assets/ice/title", "1", {});
    // STAC 1.1 itself does not mind item_assets that are no object, the extension does.
    row("scientific-1.0.0-collection", "/item_assets", "1", {});
    row("item-assets-1.0.0-collection-new", "/item_assets", "1", {"stac.item-assets.type /item_assets"});
    row("eo-2.0.0-collection", "/item_assets/image", "1", {"stac.item-assets.type /item_assets/image"});
    // Bands in STAC 1.0, which has none of its own.
    row("eo-2.0.0-item-old", "/assets/image/bands/1/eo:common_name", R"("")", {"eo.common-name.known /assets/image/bands/1/eo:common_name"});
    row("eo-2.0.0-item-old", "/assets/image/bands/1/name", "1", {});
    row("eo-2.0.0-item-old", "/assets/image/bands", "1", {"eo.unused /stac_extensions/0", "stac.asset.bands.type /assets/image/bands"});
    row("eo-2.0.0-collection-summary", "/summaries/bands/0/eo:Cloud", "1", {"eo.unknown-field /summaries/bands/0/eo:Cloud"});
    row("eo-2.0.0-item", "/assets/image/bands/0/eo:common_name", R"("ultra")", {"eo.common-name.known /assets/image/bands/0/eo:common_name"});
    row("raster-2.0.0-collection", "/bands/0/raster:scale", R"("2")", {"raster.scale.type /bands/0/raster:scale"});
    row("classification-1.1.0-collection", "/summaries/classification:Classes", "[1]", {"classification.unknown-field /summaries/classification:Classes"});
    // Labels.
    row("label-1.0.0-item", "/properties/label:type", nullptr, {"label.type.missing /properties/label:type"});
    row("label-1.0.1-item", "/properties/label:classes/0/name", "null", {"label.class.name /properties/label:classes/0/name"});
    row("label-1.0.1-item-raster", "/assets/labels/label:classes/0/name", R"("kind")", {"label.class.name /assets/labels/label:classes/0/name"});
    row("label-1.0.1-item", "/properties/label:classes/0/classes", R"(["ice", 1])", {"label.classes.type /properties/label:classes/0/classes/1"});
    row("label-1.0.1-item", "/properties/label:classes/0/classes", R"([1, 2])", {});
    // Links to examples.
    row("example-links-0.0.1-item", "/links/2/example:container", "true", {"example-links.misplaced /links/2/example:container"});
    row("example-links-0.0.1-item", "/links/0/example:container", R"("yes")", {"example-links.container.type /links/0/example:container"});
    row("example-links-0.0.1-item", "/links/0/example:language", R"("")", {"example-links.language.empty /links/0/example:language"});
    row("example-links-0.0.1-item", "/links/0/example:lang", R"("R")", {"example.unknown-field /links/0/example:lang"});
    row("example-links-0.0.1-item", "/links", "[]", {"example-links.unused /links"});
    const QByteArray longName = '"' + QByteArray(101, 'x') + '"';
    row("example-links-0.0.1-item", "/links/0/example:language", longName.constData(), {"example-links.language.length /links/0/example:language"});
    row("example-links-0.0.1-item", "/links/0/example:language", (longName.chopped(2) + '"').constData(), {});
    // Coordinate systems of data cubes: PROJJSON.
    const char *const x = "datacube-2.1.0-item-projjson";
    const QStringList wrong = {"datacube.dimension /properties/cube:dimensions/x"};
    row(x, "/properties/cube:dimensions/x/reference_system/base_crs", nullptr, wrong);
    row(x, "/properties/cube:dimensions/x/reference_system/note", "1", wrong);
    row(x, "/properties/cube:dimensions/x/reference_system/type", R"("GeographicCRS")", wrong);
    row(x, "/properties/cube:dimensions/x/reference_system/coordinate_system/axis/0/direction", R"("left")", wrong);
    row(x, "/properties/cube:dimensions/x/reference_system/base_crs/datum/ellipsoid/radius", "1", wrong);
    row(x, "/properties/cube:dimensions/x/reference_system/id", R"({"authority": "EPSG", "code": 1})", wrong); // beside ids
    row(x, "/properties/cube:dimensions/x/reference_system/conversion/parameters/0/unit", R"("unity")", {});
    row(x, "/properties/cube:dimensions/x/reference_system/type", nullptr, wrong); // a derived projected one as well
    row(x, "/properties/cube:dimensions/x/reference_system", R"({"name": "x"})", {}); // a prime meridian
    row(x, "/properties/cube:dimensions/x/reference_system", "-1", wrong);
    row(x, "/properties/cube:dimensions/x/reference_system", "4326.5", wrong);
}

void TestCompanions::oneChange()
{
    QFETCH(QString, document);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QStringList, expected);
    const QByteArray text = value.toUtf8(), place = pointer.toUtf8();
    QCOMPARE(told(changed(companion(document), place.constData(), value.isNull() ? nullptr : text.constData())), expected);
}

void TestCompanions::releasesDiffer_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    // What passes in its own release and not in the other.
    const auto row = [](const char *document, const char *release, const char *expected, const char *pointer = nullptr, const char *value = nullptr) {
        QTest::addRow("%s as %s %s", document, release, pointer ? pointer : "")
            << QString(QLatin1String(document)) << QString(QLatin1String(release)) << QString(QLatin1String(pointer)) << QString::fromUtf8(value) << QString(QLatin1String(expected));
    };
    row("file-1.0.0-item", "2.0.0", "file.unknown-field /assets/ice/file:data_type");
    row("file-1.0.0-item", "2.0.0", "file.value.summary.empty /assets/ice/file:values/0/summary", "/assets/ice/file:values/0/summary", R"("")");
    row("file-2.0.0-item", "2.1.0", "file.unknown-field /links/0/file:note", "/links/0/file:note", "1");
    row("file-2.1.0-item", "2.0.0", "file.unknown-field /assets/ice/file:local_path");
    row("eo-1.0.0-item", "2.0.0", "eo.unknown-field /properties/eo:bands");
    row("eo-1.0.0-item", "1.1.0", "eo.band.description.empty /assets/image/eo:bands/0/description", "/assets/image/eo:bands/0/description", R"("")");
    row("eo-1.1.0-item", "1.0.0", "eo.unknown-field /properties/eo:snow_cover");
    row("eo-1.1.0-item", "2.0.0", "eo.unknown-field /assets/image/eo:bands");
    row("raster-1.1.0-item", "1.0.0", "raster.band.nodata.type /assets/image/raster:bands/1/nodata");
    row("raster-1.0.0-item", "2.0.0", "raster.unknown-field /assets/image/raster:bands");
    row("raster-2.0.0-item-old", "1.1.0", "raster.unknown-field /assets/image/raster:scale");
    row("classification-1.1.0-item", "2.0.0", "classification.class.name.missing /properties/classification:classes/1/name");
    row("classification-1.1.0-item", "1.0.0", "classification.class.color-hint.pattern /properties/classification:classes/0/color-hint",
        "/properties/classification:classes/0/color-hint", R"("1a7f37")");
    row("classification-2.0.0-item", "1.1.0", "classification.class.description.missing /properties/classification:classes/1/description");
    row("processing-1.1.0-item", "1.0.0", "processing.unknown-field /properties/processing:expression");
    row("processing-1.2.0-item", "1.1.0", "processing.unknown-field /properties/processing:version");
    row("processing-1.1.0-collection-summary", "1.0.0", "processing.unused /stac_extensions/0");
    row("version-1.1.0-item", "1.0.0", "version.version.missing /properties/version", "/properties/version", nullptr);
    row("version-1.1.0-item", "1.2.0", "version.experimental.type /properties/experimental", "/properties/experimental", R"("yes")");
    row("version-1.0.0-collection-asset", "1.1.0", "version.deprecated.type /deprecated", "/deprecated", R"("yes")");
    row("label-1.0.1-item-raster", "1.0.0", "label.name.type /properties/label:classes/0/name");
    row("label-1.0.1-collection", "1.0.0", "label.unknown-field /label:anything");
    row("label-1.0.0-item", "1.0.1", "label.description.empty /properties/label:description", "/properties/label:description", R"("")");
    row("datacube-2.0.0-item", "2.1.0", "datacube.dimension /properties/cube:dimensions/x", "/properties/cube:dimensions/x/reference_system", "{}");
    row("datacube-2.1.0-item", "2.0.0", "datacube.cube-dimensions.missing /properties/cube:dimensions", "/properties/cube:dimensions", nullptr);
    row("datacube-2.2.0-item", "2.1.0", "datacube.dimension /properties/cube:dimensions/lakes");
    row("datacube-2.2.0-item", "2.3.0", "datacube.variable.nodata.known /properties/cube:variables/thickness/nodata", "/properties/cube:variables/thickness/nodata", R"("none")");
    row("datacube-2.3.0-item-projjson", "2.2.0", "datacube.dimension /properties/cube:dimensions/y"); // coordinate metadata
    row("ml-aoi-0.2.0-item", "0.1.0", "ml-aoi.unknown-field /properties/ml-aoi:note");
}

void TestCompanions::releasesDiffer()
{
    QFETCH(QString, document);
    QFETCH(QString, release);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    Json own = companion(document);
    const QByteArray text = value.toUtf8(), place = pointer.toUtf8();
    if (!pointer.isEmpty())
        own = changed(own, place.constData(), value.isNull() ? nullptr : text.constData());
    if (document == "datacube-2.1.0-item") // there an asset will do
        own["assets"]["cube"]["cube:dimensions"] = companion(document)["properties"]["cube:dimensions"];
    QCOMPARE(told(own), QStringList());
    const QStringList other = told(asRelease(own, release.toStdString()));
    QVERIFY2(other.contains(expected), qPrintable(other.join('\n')));
}

void TestCompanions::oneOfSeveralPlaces_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QStringList>("broken");
    QTest::addColumn<QStringList>("expected");
    const QString everywhere = QStringLiteral("scientific-1.0.0-collection-everywhere");
    const QString top = QStringLiteral("/sci:doi"), asset = QStringLiteral("/assets/legend/sci:doi"), itemAsset = QStringLiteral("/item_assets/ice/sci:doi");
    QTest::newRow("top wrong") << everywhere << QStringList{top} << QStringList();
    QTest::newRow("top and asset wrong") << everywhere << QStringList{top, asset} << QStringList();
    QTest::newRow("only the summary is right") << everywhere << QStringList{top, asset, itemAsset} << QStringList();
    const QString old = QStringLiteral("version-1.0.0-collection");
    QTest::newRow("version: an asset is right") << old << QStringList{QStringLiteral("/version")} << QStringList();
    QTest::newRow("version: the top and the asset are wrong, the item asset is right")
        << old << QStringList{QStringLiteral("/version"), QStringLiteral("/assets/legend/version")} << QStringList();
    QTest::newRow("scientific: the asset is wrong") << QStringLiteral("scientific-1.0.0-collection-asset") << QStringList{asset}
                                                    << QStringList{QStringLiteral("scientific.doi.pattern /assets/legend/sci:doi")};
    QTest::newRow("scientific: the item asset is wrong") << QStringLiteral("scientific-1.0.0-collection-item-assets") << QStringList{itemAsset}
                                                         << QStringList{QStringLiteral("scientific.doi.pattern /item_assets/ice/sci:doi")};
    QTest::newRow("processing 1.0: the provider is wrong, the assets are right") << QStringLiteral("processing-1.0.0-collection")
                                                                                 << QStringList{QStringLiteral("/providers/0/processing:level")} << QStringList();
    QTest::newRow("processing 1.1: every place is looked at") << QStringLiteral("processing-1.1.0-collection")
                                                              << QStringList{QStringLiteral("/providers/0/processing:level")}
                                                              << QStringList{QStringLiteral("processing.level.type /providers/0/processing:level")};
}

void TestCompanions::oneOfSeveralPlaces()
{
    QFETCH(QString, document);
    QFETCH(QStringList, broken);
    QFETCH(QStringList, expected);
    Json root = companion(document);
    for (const QString &pointer : broken)
        root = changed(root, qPrintable(pointer), pointer.endsWith("doi") ? R"("none")" : "1");
    QCOMPARE(told(root), expected);
}

void TestCompanions::severalReleases()
{
    // Two releases of one extension: each of them has to be met.
    Json root = companion("eo-1.1.0-item");
    root["stac_extensions"].push_back("https://stac-extensions.github.io/eo/v1.0.0/schema.json");
    QVERIFY(told(root).contains("eo.snow-cover.release /properties/eo:snow_cover"));
    root["properties"].erase("eo:snow_cover");
    QCOMPARE(told(root), QStringList());

    Json cube = companion("datacube-2.0.0-item");
    cube["stac_extensions"].push_back("https://stac-extensions.github.io/datacube/v2.3.0/schema.json");
    QCOMPARE(told(cube), QStringList());
    cube["properties"]["cube:dimensions"]["x"]["reference_system"] = Json::object();
    QCOMPARE(told(cube), QStringList{"datacube.dimension /properties/cube:dimensions/x"});
}

void TestCompanions::addresses()
{
    // Nothing that declares this release alone is ever valid: the schema there wants another address.
    Json aoi = companion("ml-aoi-0.1.0-item");
    aoi["stac_extensions"].erase(1);
    QCOMPARE(told(aoi), QStringList{"stac.stac-extensions.demanded /stac_extensions/0"});

    aoi = companion("ml-aoi-0.1.0-item"); // spelling does not matter there
    aoi["stac_extensions"][0] = "http://stac-extensions.github.io/ml-aoi/v0.1.0/schema.json";
    QCOMPARE(told(aoi), QStringList());

    // Some schemas do not look at the address in Collections.
    for (const char *name : {"file-1.0.0-collection", "raster-1.1.0-collection", "file-2.0.0-collection"})
    {
        Json root = companion(name);
        root["stac_extensions"][0] = "http" + root["stac_extensions"][0].get<std::string>().substr(5);
        const bool looks = QByteArray(name).startsWith("file-2");
        QCOMPARE(told(root), looks ? QStringList{"stac.stac-extensions.spelling /stac_extensions/0"} : QStringList());
    }
    Json loose = companion("file-1.0.0-collection");
    loose["stac_extensions"][0] = "https://stac-extensions.github.io/file/v1.0.0/schema.json#";
    loose["assets"]["legend"]["file:size"] = -1;
    QCOMPARE(told(loose), QStringList{"file.size.range /assets/legend/file:size"});
}

QTEST_GUILESS_MAIN(TestCompanions)
#include "test_companions.moc"
