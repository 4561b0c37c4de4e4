// SPDX-License-Identifier: Apache-2.0
#include "core/stac/build.h"
#include "core/validation/engine.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;

namespace {

stac::SourceItem item(const std::string &id, const std::string &stacVersion = "1.1.0", const std::string &licence = "MIT")
{
    auto created = stac::newItem({"segmentation", id, "1.5.2", stacVersion});
    if (created && !licence.empty())
        (*created)["properties"]["license"] = licence;
    return {created ? *created : Json(), {}, {}};
}

stac::CollectionOptions options()
{
    stac::CollectionOptions result;
    result.id = "models";
    return result;
}

int filesBelow(const QString &folder)
{
    int count = 0;
    for (QDirIterator it(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext(); it.next())
        ++count;
    return count;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void buildsACollection();
    void choosesTheLicence_data();
    void choosesTheLicence();
    void keepsWhatTheBaseSays();
    void keepsLayoutAndStrangers();
    void refuses();
    void numbersIdsThatComeAgain();
    void writes();
    void takesBackOnFailure();
    void staysInsideTheFolder();
};

void TestCatalog::buildsACollection()
{
    std::vector<stac::SourceItem> items{item("a"), item("b")};
    items[0].item["links"] = Json::parse(R"([{"rel": "self", "href": "https://example.org/a.json"}, {"rel": "root", "href": "../old.json"},
                                             {"rel": "about", "href": "https://example.org"}])");
    items[0].item["properties"]["providers"] = Json::parse(R"([{"name": "X", "roles": ["producer"]}])");
    items[1].item["properties"]["providers"] = Json::parse(R"([{"name": "X", "roles": ["host", "producer"]}, {"name": "Y"}])");
    items[1].item["properties"]["keywords"] = Json::array({"k"});
    items[1].item["bbox"] = Json::array({0, 0, 1, 1});
    items[1].item["geometry"] = Json::parse(R"({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]})");
    const auto files = stac::exportCollection(items, options());
    QVERIFY2(files, files ? "" : qPrintable(files.error().text()));
    QCOMPARE(files->size(), std::size_t{3});
    QCOMPARE((*files)[1].path, std::string("a/a.json"));
    const Json &collection = (*files)[0].content;
    QVERIFY(check(collection).conformant());
    QVERIFY(collection["license"] == "MIT");
    QVERIFY(collection["description"] == "2 models: Untitled segmentation model, Untitled segmentation model.");
    QVERIFY(collection["providers"] == Json::parse(R"([{"name": "X", "roles": ["producer", "host"]}, {"name": "Y"}])"));
    QVERIFY(collection["keywords"] == Json::array({"k"}));
    QVERIFY(collection["extent"] == Json::parse(R"({"spatial": {"bbox": [[-180.0, -90.0, 180.0, 90.0]]},
        "temporal": {"interval": [["2017-01-01T00:00:00Z", "2024-12-31T23:59:59Z"]]}})"));
    QVERIFY(collection["links"] == Json::parse(R"([{"rel": "root", "href": "./collection.json", "type": "application/json"},
        {"rel": "item", "href": "./a/a.json", "type": "application/geo+json", "title": "Untitled segmentation model"},
        {"rel": "item", "href": "./b/b.json", "type": "application/geo+json", "title": "Untitled segmentation model"}])"));
    QVERIFY(collection["item_assets"]["model"]["mlm:artifact_type"] == "torch.save");
    QVERIFY(collection["stac_extensions"] == Json::array({"https://stac-extensions.github.io/mlm/v1.5.2/schema.json"}));
    const Json &first = (*files)[1].content;
    QVERIFY(check(first).valid());
    QVERIFY(first["collection"] == "models");
    QVERIFY(first["links"] == Json::parse(R"([{"rel": "self", "href": "https://example.org/a.json"}, {"rel": "about", "href": "https://example.org"},
        {"rel": "root", "href": "../collection.json", "type": "application/json"},
        {"rel": "parent", "href": "../collection.json", "type": "application/json"},
        {"rel": "collection", "href": "../collection.json", "type": "application/json"}])"));
}

void TestCatalog::choosesTheLicence_data()
{
    QTest::addColumn<QString>("stac");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("the same") << "1.0.0" << "MIT" << "MIT" << "MIT";
    QTest::newRow("two, 1.0.0") << "1.0.0" << "MIT" << "CC0-1.0" << "various";
    QTest::newRow("two, 1.1.0") << "1.1.0" << "MIT" << "CC0-1.0" << "other";
    QTest::newRow("none, 1.0.0") << "1.0.0" << "" << "" << "proprietary";
    QTest::newRow("none, 1.1.0") << "1.1.0" << "" << "" << "other";
}

void TestCatalog::choosesTheLicence()
{
    QFETCH(QString, stac);
    QFETCH(QString, one);
    QFETCH(QString, two);
    QFETCH(QString, chosen);
    const auto files = stac::exportCollection({item("a", stac.toStdString(), one.toStdString()), item("b", stac.toStdString(), two.toStdString())}, options());
    QVERIFY2(files, files ? "" : qPrintable(files.error().text()));
    const Json &collection = files->front().content;
    QVERIFY(collection["license"] == chosen.toStdString());
    QVERIFY(collection["stac_version"] == stac.toStdString());
    QCOMPARE(collection["stac_extensions"].size(), std::size_t(stac == QLatin1StringView("1.0.0") ? 2 : 1));
}

void TestCatalog::keepsWhatTheBaseSays()
{
    stac::CollectionOptions with;
    with.base = Json::parse(R"({"type": "Collection", "stac_version": "1.0.0", "id": "old", "title": "T", "description": "D", "license": "CC0-1.0",
        "own:member": {"x": 1}, "extent": {}, "summaries": {"gsd": [10]}, "links": [{"rel": "item", "href": "./gone.json"},
        {"rel": "license", "href": "https://example.org/l"}]})");
    const auto files = stac::exportCollection({item("a")}, with);
    QVERIFY2(files, files ? "" : qPrintable(files.error().text()));
    const Json &collection = files->front().content;
    QVERIFY(collection["id"] == "old" && collection["description"] == "D" && collection["license"] == "CC0-1.0");
    QVERIFY(collection["own:member"]["x"] == 1);
    QVERIFY(!collection["summaries"].contains("gsd"));
    QCOMPARE(collection["links"].size(), std::size_t{3});
    QVERIFY(collection["links"][2]["rel"] == "license");
}

void TestCatalog::keepsLayoutAndStrangers()
{
    stac::SourceItem source = item("a");
    source.item["own:member"] = Json::parse(R"({"deep": [1, {"x": null}]})");
    source.text = source.item.dump(7) + "\n";
    source.folder = QStringLiteral("/data/models");
    const auto files = stac::exportCollection({source}, options(), QStringLiteral("/data/out"));
    QVERIFY(files);
    const std::string &text = (*files)[1].text;
    QVERIFY(text.find("\n       \"own:member\": {\n              \"deep\": [") != std::string::npos);
    QVERIFY((*files)[1].content["assets"]["model"]["href"] == "../../models/model.pt");
}

void TestCatalog::refuses()
{
    QVERIFY(!stac::exportCollection({}, options()));
    QVERIFY(!stac::exportCollection({item("a")}, {}));
    QVERIFY(!stac::exportCollection({item("a"), item("a")}, options()));
    QVERIFY(!stac::exportCollection({item("a"), item("A")}, options()));
    for (const char *id : {"..", "../up", "a/b", "a\\b"}) {
        const auto files = stac::exportCollection({item(id)}, options());
        QVERIFY(!files);
        QVERIFY(files.error().message.contains(QString::fromLatin1(id)));
        QVERIFY(files.error().code == Error::Code::Refused);
    }
    stac::SourceItem broken = item("broken");
    broken.item["properties"].erase("mlm:input");
    const auto files = stac::exportCollection({item("a"), broken}, options());
    QVERIFY(!files);
    QVERIFY(files.error().message.contains(QLatin1StringView("broken")));
    stac::SourceItem collection{Json::parse(R"({"type": "Collection", "id": "c"})"), {}, {}};
    QVERIFY(!stac::exportCollection({collection}, options()));
}

void TestCatalog::numbersIdsThatComeAgain()
{
    stac::CollectionOptions with = options();
    with.renameDuplicates = true;
    const auto files = stac::exportCollection({item("a"), item("a"), item("a-2"), item("collection.json")}, with);
    QVERIFY(files);
    const std::vector<std::string> paths{"a/a.json", "a-2/a-2.json", "a-2-2/a-2-2.json", "collection.json-2/collection.json-2.json"};
    for (std::size_t i = 0; i < paths.size(); ++i) {
        QCOMPARE((*files)[i + 1].path, paths[i]);
        QVERIFY(paths[i].starts_with((*files)[i + 1].content["id"].get<std::string>() + "/"));
    }
}

void TestCatalog::writes()
{
    QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("new/Karte ä"));
    const auto files = stac::exportCollection({item("a"), item("b")}, options());
    QVERIFY(files);
    QVERIFY(stac::writeCatalog(*files, out, false));
    for (const stac::CatalogFile &file : *files)
        QCOMPARE(contentOf(QDir(out).filePath(QString::fromStdString(file.path))).toStdString(), file.text);
    const auto again = stac::writeCatalog(*files, out, false);
    QVERIFY(!again);
    QVERIFY(again.error().file.endsWith(QLatin1StringView("collection.json")));
    QVERIFY(stac::writeCatalog(*files, out, true));
    QCOMPARE(filesBelow(out), 5); // two folders, three files, nothing else
}

void TestCatalog::takesBackOnFailure()
{
    QTemporaryDir folder;
    const QDir out(folder.path());
    QFile obstacle(out.filePath(QStringLiteral("b")));
    QVERIFY(obstacle.open(QIODevice::WriteOnly) && obstacle.write("in the way") > 0);
    obstacle.close();
    const auto files = stac::exportCollection({item("a"), item("b")}, options());
    QVERIFY(files);
    QVERIFY(!stac::writeCatalog(*files, folder.path(), false));
    QCOMPARE(filesBelow(folder.path()), 1);
    // What was there before comes back.
    QFile old(out.filePath(QStringLiteral("collection.json")));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("before") > 0);
    old.close();
    QVERIFY(!stac::writeCatalog(*files, folder.path(), true));
    QCOMPARE(contentOf(old.fileName()), QByteArray("before"));
    QCOMPARE(filesBelow(folder.path()), 2);
}

void TestCatalog::staysInsideTheFolder()
{
    QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("out"));
    for (const char *path : {"../up.json", "a/../../up.json", "/tmp/mlm-up.json", "", "a//b.json"})
        QVERIFY2(!stac::writeCatalog({{path, {}, "x"}}, out, true), path);
    QCOMPARE(filesBelow(folder.path()), 0);
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "test_catalog.moc"
