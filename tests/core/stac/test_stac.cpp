// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "core/json/write.h"
#include "core/stac/build.h"
#include "core/stac/extent.h"
#include "core/stac/hrefs.h"
#include "core/stac/summaries.h"
#include "core/validation/engine.h"
#include <QTest>

using namespace mlm;

class TestStac : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTemplateCanBePublished_data();
    void everyTemplateCanBePublished();
    void templatesFollowTheRelease();
    void refusesWhatIsNotKnown();
    void keepsExtensionsRight();
    void exportsText();
    void refusesInvalid();
    void unitesBoxes_data();
    void unitesBoxes();
    void unitesTimes();
    void leadsHrefsElsewhere_data();
    void leadsHrefsElsewhere();
    void knowsFolderNames();
    void summarises();
    void mergesItemAssets();
};

void TestStac::everyTemplateCanBePublished_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("stac");
    QTest::addColumn<QString>("mlm");
    QCOMPARE(stac::templates().size(), std::size_t{5});
    for (const stac::Template &t : stac::templates()) {
        for (const char *stacVersion : {"1.0.0", "1.1.0"}) {
            for (const char *mlmVersion : {"1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.5.1", "1.5.2"})
                QTest::addRow("%s, STAC %s, MLM %s", t.id.c_str(), stacVersion, mlmVersion)
                    << QString::fromStdString(t.id) << QString::fromLatin1(stacVersion) << QString::fromLatin1(mlmVersion);
        }
    }
}

void TestStac::everyTemplateCanBePublished()
{
    QFETCH(QString, id);
    QFETCH(QString, stac);
    QFETCH(QString, mlm);
    const auto item = stac::newItem({id.toStdString(), "my-id", mlm.toStdString(), stac.toStdString()});
    QVERIFY(item);
    QVERIFY((*item)["id"] == "my-id");
    QVERIFY((*item)["stac_version"] == stac.toStdString());
    QCOMPARE(spec::Profile::of(*item)->mlmVersion(), mlm.toStdString());
    const auto exported = stac::exportItem(*item);
    QVERIFY2(exported, exported ? "" : qPrintable(exported.error().text()));
    QVERIFY(*exported == *item); // nothing to put right
    const Findings findings = check(*item);
    QVERIFY(findings.conformant() || id == QLatin1StringView("empty"));
    QCOMPARE(findings.count(Severity::Warning), std::size_t{0});
}

// Each member of an input or output is one that the release knows, and preparation is said in its words.
void TestStac::templatesFollowTheRelease()
{
    for (const spec::Release &release : spec::releases()) {
        if (release.extension != "mlm")
            continue;
        for (const stac::Template &t : stac::templates()) {
            const auto item = stac::newItem({t.id, "a", release.version, "1.0.0"});
            QVERIFY(item);
            const auto profile = spec::Profile::of(*item);
            for (const char *list : {"mlm:input", "mlm:output"}) {
                for (const Json &entry : item->at("properties").at(list)) {
                    for (const auto &[name, value] : entry.items()) {
                        const Pointer place = Pointer({"properties", list, "0"}) / name;
                        QVERIFY2(profile->fieldAt(place, *item), (release.version + ' ' + place.toString()).c_str());
                    }
                }
            }
        }
        const auto item = stac::newItem({"segmentation", "a", release.version, "1.0.0"});
        const Json &input = item->at("properties").at("mlm:input").at(0);
        const bool old = release.version < "1.4.0";
        QCOMPARE(input.contains("value_scaling"), !old);
        if (old) {
            QVERIFY(input["norm_type"] == "min-max");
            QVERIFY(input["norm_by_channel"] == false);
            QVERIFY(input["statistics"] == Json::parse(R"([{"minimum": 0, "maximum": 10000}])"));
        }
        QVERIFY(input["input"]["dim_order"][1] == (release.version < "1.5.0" ? "channel" : "bands"));
        QCOMPARE(input.contains("description"), release.version != "1.0.0");
    }
}

void TestStac::refusesWhatIsNotKnown()
{
    for (const stac::NewItem &wrong : {stac::NewItem{"nonsense", "", "1.5.2", "1.1.0"}, stac::NewItem{"empty", "", "9.9.9", "1.1.0"},
                                       stac::NewItem{"empty", "", "1.5.2", "0.9.0"}}) {
        const auto item = stac::newItem(wrong);
        QVERIFY(!item);
        QVERIFY(item.error().code == Error::Code::Usage);
        QVERIFY(item.error().advice.contains(QLatin1StringView("Choose one of")));
    }
}

void TestStac::keepsExtensionsRight()
{
    auto created = stac::newItem({"segmentation", "a", "1.5.2", "1.1.0"});
    QVERIFY(created);
    Json item = *created;
    QVERIFY(stac::extensionEdits(item).empty());
    item["assets"]["model"]["file:size"] = 1;
    item["assets"]["model"].erase("eo:bands");
    item["stac_extensions"].push_back("https://example.org/own/v1.0.0/schema.json");
    for (const Edit &edit : stac::extensionEdits(item))
        QVERIFY(applyTo(item, edit));
    QVERIFY(item["stac_extensions"] == Json::parse(R"(["https://stac-extensions.github.io/mlm/v1.5.2/schema.json",
        "https://stac-extensions.github.io/classification/v1.1.0/schema.json", "https://example.org/own/v1.0.0/schema.json",
        "https://stac-extensions.github.io/file/v2.1.0/schema.json"])"));
    QVERIFY(stac::extensionEdits(item).empty());
    item.erase("stac_extensions");
    for (const Edit &edit : stac::extensionEdits(item))
        QVERIFY(applyTo(item, edit));
    QCOMPARE(item["stac_extensions"].size(), std::size_t{3});
    QVERIFY(stac::extensionEdits(Json(3)).empty());
}

void TestStac::exportsText()
{
    auto created = stac::newItem({"regression", "a", "1.5.2", "1.1.0"});
    QVERIFY(created);
    (*created)["assets"]["model"]["file:size"] = 12;
    const std::string text = json::write(*created, {"    ", "\r\n"}) + "\r\n";
    const auto exported = stac::exportItemText(text, QStringLiteral("/a/b"), QStringLiteral("/a/c/d"));
    QVERIFY(exported);
    const QStringList before = QString::fromStdString(text).split(QStringLiteral("\r\n"));
    const QStringList after = QString::fromStdString(*exported).split(QStringLiteral("\r\n"));
    QCOMPARE(after.size(), before.size() + 1);
    int kept = 0;
    for (const QString &line : before)
        kept += after.contains(line);
    QCOMPARE(int(before.size()) - kept, 2); // the line before the new extension gets a comma, the href leads elsewhere
    QVERIFY(exported->find("\"../../b/model.pt\"") != std::string::npos);
    QVERIFY(!stac::exportItemText("{"));
}

void TestStac::refusesInvalid()
{
    auto item = stac::newItem({"regression", "a", "1.5.2", "1.1.0"});
    QVERIFY(item);
    (*item)["properties"].erase("mlm:name");
    const auto exported = stac::exportItem(*item);
    QVERIFY(!exported);
    QVERIFY(exported.error().code == Error::Code::Invalid);
    QVERIFY(exported.error().pointer.starts_with("/properties"));
    QVERIFY(!stac::exportItem(Json::array()));
}

void TestStac::unitesBoxes_data()
{
    QTest::addColumn<QString>("boxes");
    QTest::addColumn<QString>("united");
    QTest::newRow("none") << "[]" << "[-180, -90, 180, 90]";
    QTest::newRow("one") << "[[-7.88, 37.13, 27.91, 58.21]]" << "[-7.88, 37.13, 27.91, 58.21]";
    QTest::newRow("beside each other") << "[[0, 0, 10, 5], [20, -5, 30, 1]]" << "[0.0, -5.0, 30.0, 5.0]";
    QTest::newRow("one crosses") << "[[170, 0, -170, 5]]" << "[170.0, 0.0, -170.0, 5.0]";
    QTest::newRow("the short way crosses") << "[[160, 0, 170, 5], [-170, 0, -160, 5]]" << "[160.0, 0.0, -160.0, 5.0]";
    QTest::newRow("crossing and beside") << "[[170, 0, -170, 5], [-160, 0, -150, 5]]" << "[170.0, 0.0, -150.0, 5.0]";
    QTest::newRow("inside another") << "[[0, 0, 100, 5], [10, 0, 20, 5], [120, 0, 130, 5]]" << "[0.0, 0.0, 130.0, 5.0]";
    QTest::newRow("the world") << "[[-180, -90, 180, 90], [170, 0, -170, 5]]" << "[-180.0, -90.0, 180.0, 90.0]";
    QTest::newRow("reversed, from 0 to 360") << "[[233.6, 54.2, 297.5, 22.6]]" << "[-126.4, 22.6, -62.5, 54.2]";
    QTest::newRow("heights") << "[[0, 0, -1, 1, 1, 5], [0, 0, 2, 1, 1, 9]]" << "[0.0, 0.0, -1.0, 1.0, 1.0, 9.0]";
    QTest::newRow("heights of one only") << "[[0, 0, -1, 1, 1, 5], [0, 0, 1, 1]]" << "[0.0, 0.0, 1.0, 1.0]";
    QTest::newRow("what is no box") << "[[0, 0, 1, 1], [1, 2], null, [\"a\", 0, 0, 0]]" << "[0.0, 0.0, 1.0, 1.0]";
}

void TestStac::unitesBoxes()
{
    QFETCH(QString, boxes);
    QFETCH(QString, united);
    const Json values = Json::parse(boxes.toStdString());
    std::vector<const Json *> pointers;
    for (const Json &value : values)
        pointers.push_back(&value);
    const Json result = stac::unionOfBoxes(pointers);
    const Json wanted = Json::parse(united.toStdString());
    QCOMPARE(result.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QCOMPARE(result[i].get<double>(), wanted[i].get<double>());
}

void TestStac::unitesTimes()
{
    const Json a = Json::parse(R"({"datetime": null, "start_datetime": "2020-01-01T00:00:00Z", "end_datetime": "2020-12-31T00:00:00.50Z"})");
    const Json b = Json::parse(R"({"datetime": "2019-06-01T12:00:00Z"})");
    const Json c = Json::parse(R"({"datetime": null, "start_datetime": "2021-01-01T00:00:00Z", "end_datetime": null})");
    QVERIFY(stac::unionOfTimes({&a, &b}) == Json::parse(R"(["2019-06-01T12:00:00Z", "2020-12-31T00:00:00.50Z"])"));
    QVERIFY(stac::unionOfTimes({&a, &c}) == Json::parse(R"(["2020-01-01T00:00:00Z", null])"));
    QVERIFY(stac::unionOfTimes({}) == Json::parse("[null, null]"));
}

void TestStac::leadsHrefsElsewhere_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<QString>("moved");
    QTest::newRow("beside") << "./a.pt" << "../src/a.pt";
    QTest::newRow("below") << "w/a.pt" << "../src/w/a.pt";
    QTest::newRow("above") << "../a.pt" << "../a.pt";
    QTest::newRow("encoded") << "./a%20b.pt?x=1#y" << "../src/a%20b.pt?x=1#y";
    QTest::newRow("web") << "https://example.org/a.pt" << "https://example.org/a.pt";
    QTest::newRow("bucket") << "s3://bucket/a.pt" << "s3://bucket/a.pt";
    QTest::newRow("absolute") << "/a.pt" << "/a.pt";
    QTest::newRow("colon later") << "./a:b.pt" << "../src/a:b.pt";
}

void TestStac::leadsHrefsElsewhere()
{
    QFETCH(QString, href);
    QFETCH(QString, moved);
    QCOMPARE(QString::fromStdString(stac::rebased(href.toStdString(), QStringLiteral("/x/src"), QStringLiteral("/x/out"))), moved);
    QCOMPARE(QString::fromStdString(stac::rebased(href.toStdString(), QString(), QStringLiteral("/x/out"))), href);
}

void TestStac::knowsFolderNames()
{
    for (const char *good : {"a", "unet-1.2_b", "Modèle 1", "a:b", "..a"})
        QVERIFY2(stac::isFolderName(good), good);
    for (const char *bad : {"", ".", "..", "a/b", "../a", "a\\b", "a\nb", " a", "a "})
        QVERIFY2(!stac::isFolderName(bad), bad);
    QVERIFY(!stac::isFolderName(std::string(201, 'a')));
    QVERIFY(!stac::isFolderName(std::string_view("a\0b", 3)));
}

void TestStac::summarises()
{
    const Json a = Json::parse(R"({"mlm:tasks": ["segmentation"], "mlm:accelerator": null, "mlm:memory_size": 5, "mlm:pretrained": true})");
    const Json b = Json::parse(R"({"mlm:tasks": ["regression", "segmentation"], "mlm:accelerator": "cuda", "mlm:memory_size": 3})");
    QVERIFY(stac::summariesOf({&a, &b}) == Json::parse(R"({
        "mlm:tasks": {"type": "array", "items": {"type": "string", "enum": ["segmentation", "regression"]}},
        "mlm:pretrained": {"type": "boolean", "enum": [true]},
        "mlm:accelerator": {"type": ["null", "string"], "enum": [null, "cuda"]},
        "mlm:memory_size": {"minimum": 3, "maximum": 5}})"));
    QVERIFY(stac::summariesOf({}).empty());
}

void TestStac::mergesItemAssets()
{
    const Json a = Json::parse(R"({"model": {"href": "x", "title": "A", "roles": ["mlm:model", "data"], "mlm:artifact_type": "t", "file:size": 1},
                                   "one": {"href": "y", "title": "only a title"}})");
    const Json b = Json::parse(R"({"model": {"href": "z", "title": "B", "roles": ["mlm:model"], "mlm:artifact_type": "t"}})");
    QVERIFY(stac::itemAssetsOf({&a, &b}) == Json::parse(R"({"model": {"roles": ["mlm:model"], "mlm:artifact_type": "t"}})"));
}

QTEST_GUILESS_MAIN(TestStac)
#include "test_stac.moc"
