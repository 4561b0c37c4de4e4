// SPDX-License-Identifier: Apache-2.0
#include "core/spec/demand.h"
#include "core/spec/spec.h"
#include <QtTest>

using namespace mlm;
using spec::Profile;

namespace {

std::string address(const QString &extension, const QString &version)
{
    return QStringLiteral("https://stac-extensions.github.io/%1/v%2/schema.json").arg(extension, version).toStdString();
}

Json documentWith(const char *type, const QString &extension, const QString &version, const char *stacVersion = "1.0.0")
{
    return {{"type", type}, {"stac_version", stacVersion}, {"stac_extensions", {address(extension, version)}}, {"properties", Json::object()}};
}

} // namespace

/// What resources/spec says of the releases of the extensions that go with MLM.
class TestCompanionReleases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void known_data();
    void known();
    void fields_data();
    void fields();
    void catalogs();
    void demands();
    void ownTypes();
};

void TestCompanionReleases::known_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QStringList>("versions");
    QTest::addColumn<QString>("documents"); // of the newest: Item, Collection, cAtalog
    const auto row = [](const char *extension, QStringList versions, const char *documents) {
        QTest::newRow(extension) << QString(QLatin1String(extension)) << versions << QString(QLatin1String(documents));
    };
    row("file", {"1.0.0", "2.0.0", "2.1.0"}, "ICA");
    row("eo", {"1.0.0", "1.1.0", "2.0.0"}, "ICA");
    row("raster", {"1.0.0", "1.1.0", "2.0.0"}, "ICA");
    row("classification", {"1.0.0", "1.1.0", "2.0.0"}, "IC");
    row("processing", {"1.0.0", "1.1.0", "1.2.0"}, "IC");
    row("scientific", {"1.0.0"}, "IC");
    row("version", {"1.0.0", "1.1.0", "1.2.0"}, "ICA");
    row("label", {"1.0.0", "1.0.1"}, "IC");
    row("datacube", {"2.0.0", "2.1.0", "2.2.0", "2.3.0"}, "IC");
    row("item-assets", {"1.0.0"}, "C");
    row("example-links", {"0.0.1"}, "ICA");
    row("ml-aoi", {"0.1.0", "0.2.0"}, "IC");
}

void TestCompanionReleases::known()
{
    QFETCH(QString, extension);
    QFETCH(QStringList, versions);
    QFETCH(QString, documents);
    QStringList found;
    for (const spec::Release &release : spec::releases())
        if (QString::fromStdString(release.extension) == extension)
            found << QString::fromStdString(release.version);
    QCOMPARE(found, versions);
    const spec::Release *newest = spec::releaseByUri(address(extension, versions.last()));
    QVERIFY(newest);
    QCOMPARE(newest->forItems, documents.contains('I'));
    QCOMPARE(newest->forCollections, documents.contains('C'));
    QCOMPARE(newest->forCatalogs, documents.contains('A'));
}

void TestCompanionReleases::fields_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("place"); // page/group; "-" where the release does not know the field
    const auto row = [](const char *extension, const char *version, const char *pointer, const char *place) {
        QTest::addRow("%s %s %s", extension, version, pointer)
            << QString(QLatin1String(extension)) << QString(QLatin1String(version)) << QString(QLatin1String(pointer)) << QString(QLatin1String(place));
    };
    for (const char *name : {"sci:doi", "sci:citation", "sci:publications"})
        row("scientific", "1.0.0", (std::string("/properties/") + name).c_str(), "overview/citation");
    for (const char *version : {"1.0.0", "1.1.0", "1.2.0"})
    {
        row("version", version, "/properties/version", "overview/version");
        row("version", version, "/properties/deprecated", "overview/version");
        row("processing", version, "/properties/processing:level", "overview/processing");
        row("processing", version, "/properties/processing:lineage", "overview/processing");
        row("processing", version, "/properties/processing:software", "overview/processing");
    }
    row("version", "1.1.0", "/properties/experimental", "-");
    row("version", "1.2.0", "/properties/experimental", "overview/version");
    row("processing", "1.0.0", "/properties/processing:expression", "-");
    row("processing", "1.1.0", "/properties/processing:expression", "overview/processing");
    row("processing", "1.1.0", "/properties/processing:datetime", "-");
    row("processing", "1.2.0", "/properties/processing:datetime", "overview/processing");
    row("label", "1.0.1", "/properties/label:type", "overview/training");
    row("ml-aoi", "0.1.0", "/properties/ml-aoi:role", "-");
    row("ml-aoi", "0.2.0", "/properties/ml-aoi:role", "overview/training");
    row("datacube", "2.3.0", "/properties/cube:variables", "bands/cube");
    row("datacube", "2.0.0", "/properties/cube:dimensions", "bands/cube");
    row("classification", "1.0.0", "/properties/classification:classes", "overview/more");
    row("eo", "1.1.0", "/properties/eo:bands", "bands/bands");
    row("eo", "2.0.0", "/properties/eo:bands", "-");
}

void TestCompanionReleases::fields()
{
    QFETCH(QString, extension);
    QFETCH(QString, version);
    QFETCH(QString, pointer);
    QFETCH(QString, place);
    const Json root = documentWith("Feature", extension, version);
    const auto profile = Profile::of(root);
    const spec::Field *field = profile->fieldAt(Pointer::of(pointer.toUtf8().constData()), root);
    if (place == "-")
    {
        QVERIFY(!field);
        return;
    }
    QVERIFY(field && field->declared);
    QCOMPARE(field->checked, extension != "datacube"); // its fields count in one of several places
    QCOMPARE(QString::fromStdString(field->page + '/' + field->group), place);
    QVERIFY2(field->reference.contains(version), qPrintable(field->reference));
}

void TestCompanionReleases::catalogs()
{
    const Json root = documentWith("Catalog", "version", "1.2.0", "1.1.0");
    const auto profile = Profile::of(root);
    QCOMPARE(profile->documentType(), Profile::DocumentType::Catalog);
    for (const char *name : {"/id", "/title", "/description", "/version"})
    {
        const spec::Field *field = profile->fieldAt(Pointer::of(name), root);
        QVERIFY2(field && field->page == "overview", name);
        QCOMPARE(profile->pageOf(Pointer::of(name), root), std::string("overview"));
    }
    QCOMPARE(profile->pageOf(Pointer::of("/links/0/href"), root), std::string("links"));
    QCOMPARE(profile->pageOf(Pointer::of("/stac_extensions/0"), root), std::string("extensions"));
    QCOMPARE(profile->pageOf(Pointer::of("/x:mine"), root), std::string("other"));
    QStringList ids;
    for (const spec::Page &page : spec::pages(Profile::DocumentType::Catalog))
        ids << QString::fromStdString(page.id);
    QCOMPARE(ids, QStringList({"overview", "links", "extensions", "other"}));
}

void TestCompanionReleases::demands()
{
    const auto of = [](const char *extension, const char *version, Profile::DocumentType type) {
        return spec::demands(*spec::releaseByUri(address(extension, version)), type);
    };
    using Type = Profile::DocumentType;
    QVERIFY(of("file", "2.1.0", Type::Item).empty());
    QVERIFY(of("processing", "1.2.0", Type::Catalog).empty());
    const auto item = of("processing", "1.0.0", Type::Item);
    QCOMPARE(item.size(), std::size_t(1));
    QCOMPARE(item[0].places.size(), std::size_t(1));
    QCOMPARE(item[0].places[0].holders[0].name, std::string("properties"));
    QCOMPARE(item[0].places[0].names, std::vector<std::string>({"processing:lineage", "processing:level", "processing:facility", "processing:software"}));
    const auto collection = of("scientific", "1.0.0", Type::Collection);
    QCOMPARE(collection[0].places.size(), std::size_t(4));
    QVERIFY(!collection[0].places[0].holders[0].inside && collection[0].places[1].holders[0].inside);
    QVERIFY(collection[0].places[0].type && !collection[0].places[3].type);
}

void TestCompanionReleases::ownTypes()
{
    const auto older = spec::ownType(*spec::releaseByUri(address("datacube", "2.2.0")), "variable");
    const auto newer = spec::ownType(*spec::releaseByUri(address("datacube", "2.3.0")), "variable");
    QVERIFY(!older->field("data_type") && newer->field("data_type"));
    QCOMPARE(newer->closedPrefixes.front().prefix, std::string("cube:"));
    QVERIFY(newer == spec::ownType(*spec::releaseByUri(address("datacube", "2.3.0")), "variable"));
}

QTEST_GUILESS_MAIN(TestCompanionReleases)
#include "test_companions.moc"
