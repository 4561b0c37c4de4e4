// SPDX-License-Identifier: Apache-2.0
#include "core/spec/spec.h"
#include <QtTest>
#include <set>
#include <thread>

using namespace mlm;
using spec::Profile;

namespace {

Json itemWith(std::vector<std::string> uris, const char *version = "1.0.0")
{
    Json root = Json::parse(R"({"type": "Feature", "stac_version": "", "stac_extensions": [], "id": "a", "properties": {"datetime": null,
        "mlm:name": "abc", "mlm:input": [{"name": "RGB", "input": {"shape": [1], "dim_order": ["batch"]}, "value_scaling": [{"type": "z-score", "mean": 1}],
        "pre_processing_function": [{"format": "python"}]}], "mlm:framework": "x", "x:mine": {"a": 1}}, "geometry": null, "links": [{"rel": "about", "href": "b"}],
        "assets": {"weights": {"href": "a", "title": "The weights", "roles": ["mlm:model"], "eo:bands": [{"name": "B04"}]}, "code": {"href": "c"}}})");
    root["stac_version"] = version;
    for (const std::string &uri : uris)
        root["stac_extensions"].push_back(uri);
    return root;
}

const char *const mlmUri = "https://stac-extensions.github.io/mlm/v1.5.2/schema.json";
const char *const eoUri = "https://stac-extensions.github.io/eo/v1.1.0/schema.json";

/// Every type that can be reached, once.
void visit(const spec::Type &type, std::set<const spec::Type *> &seen, const std::function<void(const spec::Field &, const spec::Type &)> &each)
{
    if (!seen.insert(&type).second)
        return;
    for (const spec::Field &field : type.fields)
    {
        each(field, type);
        visit(*field.type, seen, each);
    }
    for (const auto *inner : {&type.items, &type.others})
        if (*inner)
            visit(**inner, seen, each);
    for (const auto &variant : type.variants)
        visit(*variant, seen, each);
}

} // namespace

class TestSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldIsDescribed_data();
    void everyFieldIsDescribed();
    void releases();
    void profiles();
    void releasesDiffer();
    void places_data();
    void places();
    void pagesAndGroups();
    void positions();
    void manyThreads();
};

void TestSpec::everyFieldIsDescribed_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("version");
    for (const char *type : {"Feature", "Collection", "Catalog"})
        for (const char *version : {"1.0.0", "1.1.0"})
            QTest::addRow("%s %s", type, version) << QString(QLatin1String(type)) << QString(QLatin1String(version));
}

void TestSpec::everyFieldIsDescribed()
{
    QFETCH(QString, type);
    QFETCH(QString, version);
    for (const spec::Release &release : spec::releases())
    {
        Json root = {{"type", type.toStdString()}, {"stac_version", version.toStdString()}, {"stac_extensions", {release.uri}}};
        const auto profile = Profile::of(root);
        QVERIFY(profile->releases() == std::vector<const spec::Release *>{&release});
        std::set<const spec::Type *> seen;
        std::size_t count = 0;
        visit(profile->document(), seen, [&](const spec::Field &field, const spec::Type &owner) {
            ++count;
            const std::string where = owner.name + "/" + field.name;
            QVERIFY2(!field.label.isEmpty() && !field.help.isEmpty() && field.type, where.c_str());
            QVERIFY2(field.help.endsWith('.'), where.c_str());
            QVERIFY2(!field.reference.isEmpty() && field.url.rfind("https://", 0) == 0, where.c_str());
            QVERIFY2(field.url.find("{version}") == std::string::npos && field.url.find('#') != std::string::npos, where.c_str());
            QVERIFY2(owner.field(field.name) == &field, where.c_str());
            if (!field.type->pattern.empty())
                QVERIFY2(!field.type->patternHint.isEmpty() || !field.type->format.empty(), where.c_str());
        });
        QVERIFY(count > 10);
    }
}

void TestSpec::releases()
{
    QCOMPARE(spec::releaseByUri(mlmUri)->version, std::string("1.5.2"));
    QCOMPARE(spec::releaseByUri(mlmUri)->name(), QString("MLM 1.5.2"));
    QVERIFY(!spec::releaseByUri("https://example.com/"));
    QCOMPARE(spec::newest("mlm")->version, std::string("1.5.2"));
    QCOMPARE(spec::newest("eo")->version, std::string("1.1.0")); // MLM 1.5 does not count eo 2
    QVERIFY(!spec::newest("nothing"));
    QCOMPARE(spec::extensionOfMember("mlm:name"), std::string("mlm"));
    QCOMPARE(spec::extensionOfMember("cube:variables"), std::string("datacube"));
    QCOMPARE(spec::extensionOfMember("sci:doi"), std::string("scientific"));
    QCOMPARE(spec::extensionOfMember("name"), std::string());
    QCOMPARE(spec::extensionOfMember("x:y"), std::string());
    for (const spec::Release &release : spec::releases())
        QVERIFY(spec::newest(release.extension));
}

void TestSpec::profiles()
{
    const Json root = itemWith({mlmUri, "https://example.com/ours.json", eoUri});
    const auto profile = Profile::of(root);
    QCOMPARE(profile->documentType(), Profile::DocumentType::Item);
    QCOMPARE(profile->mlmVersion(), std::string("1.5.2"));
    QCOMPARE(profile->stacVersion(), std::string("1.0.0"));
    QCOMPARE(profile->releases().size(), std::size_t{2});
    QCOMPARE(profile->unknownExtensions(), std::vector<std::string>{"https://example.com/ours.json"});
    QCOMPARE(Profile::of(root).get(), profile.get()); // shared
    for (const char *text : {"null", "[]", "1", R"({"type": 1, "stac_extensions": {"a": 1}})", R"({"stac_extensions": [1, null]})"})
        QCOMPARE(Profile::of(Json::parse(text))->documentType(), Profile::DocumentType::Unknown);
    // A draft of STAC is read as the release that followed; what is unknown is no release.
    for (const auto &[version, release] : {std::pair{"1.0.0", "1.0.0"}, {"1.1.0", "1.1.0"}, {"1.0.0-beta.2", "1.0.0"}, {"1.0.0-rc.4", "1.0.0"},
                                           {"1.1.0-beta.1", "1.1.0"}, {"1.0.0-rc.9", ""}, {"2.0.0", ""}}) {
        const auto checked = Profile::of(itemWith({mlmUri}, version));
        QCOMPARE(checked->stacVersion(), std::string(version));
        QCOMPARE(checked->stacRelease(), std::string(release));
    }
}

void TestSpec::releasesDiffer()
{
    const Json old = itemWith({mlmUri}), now = itemWith({mlmUri}, "1.1.0");
    QVERIFY(!Profile::of(old)->fieldAt(Pointer::of("/properties/bands"), old));
    QVERIFY(Profile::of(now)->fieldAt(Pointer::of("/properties/bands"), now));
    QVERIFY(Profile::of(now)->fieldAt(Pointer::of("/properties/bands/0/bands/0/name"), now)); // bands may hold bands
    const Json none = itemWith({});
    const spec::Field *known = Profile::of(none)->fieldAt(Pointer::of("/properties/mlm:name"), none);
    QVERIFY(known && !known->declared);
    const spec::Field *declared = Profile::of(old)->fieldAt(Pointer::of("/properties/mlm:name"), old);
    QVERIFY(declared && declared->declared);
    QCOMPARE(declared->requirement, spec::Requirement::Required);
    QVERIFY(!Profile::of(old)->fieldAt(Pointer::of("/assets/weights/mlm:name"), old)); // belongs to the properties
    QVERIFY(Profile::of(old)->fieldAt(Pointer::of("/assets/weights/mlm:artifact_type"), old));
}

void TestSpec::places_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("label");
    QTest::newRow("root") << "" << "overview" << "";
    QTest::newRow("id") << "/id" << "overview" << "Id";
    QTest::newRow("name") << "/properties/mlm:name" << "model" << "Name";
    QTest::newRow("absent") << "/properties/mlm:framework_version" << "model" << "Framework version";
    QTest::newRow("shape") << "/properties/mlm:input/0/input/shape" << "inputs" << QString::fromUtf8("Inputs › RGB › Shape");
    QTest::newRow("scaling") << "/properties/mlm:input/0/value_scaling/0/mean" << "inputs" << QString::fromUtf8("Inputs › RGB › Value scaling › 1 › Mean");
    QTest::newRow("processing") << "/properties/mlm:input/0/pre_processing_function/0/format" << "inputs"
                                << QString::fromUtf8("Inputs › RGB › Preprocessing › 1 › Language");
    QTest::newRow("output") << "/properties/mlm:output" << "outputs" << "Outputs";
    QTest::newRow("asset") << "/assets/weights/href" << "assets" << QString::fromUtf8("Assets › The weights › Address");
    QTest::newRow("asset without title") << "/assets/code" << "assets" << QString::fromUtf8("Assets › code");
    QTest::newRow("asset's bands") << "/assets/weights/eo:bands/0" << "bands" << QString::fromUtf8("Assets › The weights › EO bands › B04");
    QTest::newRow("link") << "/links/0/href" << "links" << QString::fromUtf8("Links › about › Address");
    QTest::newRow("datetime") << "/properties/datetime" << "extent" << "Date and time";
    QTest::newRow("geometry") << "/geometry" << "extent" << "Geometry";
    QTest::newRow("extensions") << "/stac_extensions/0" << "extensions" << QString::fromUtf8("Extensions › 1");
    QTest::newRow("unknown") << "/properties/x:mine/a" << "other" << QString::fromUtf8("x:mine › a");
    QTest::newRow("unknown at the top") << "/mine" << "other" << "mine";
    QTest::newRow("hyperparameter") << "/properties/mlm:hyperparameters/lr" << "hyperparameters" << QString::fromUtf8("Hyperparameters › lr");
}

void TestSpec::places()
{
    QFETCH(QString, pointer);
    QFETCH(QString, page);
    QFETCH(QString, label);
    const Json root = itemWith({mlmUri, eoUri});
    const auto profile = Profile::of(root);
    const Pointer place = Pointer::of(pointer.toStdString());
    QCOMPARE(QString::fromStdString(profile->pageOf(place, root)), page);
    QCOMPARE(profile->labelOf(place, root), label);
}

void TestSpec::pagesAndGroups()
{
    std::vector<std::string> ids;
    for (const spec::Page &page : spec::pages(Profile::DocumentType::Item))
        ids.push_back(page.id);
    QCOMPARE(ids, (std::vector<std::string>{"overview", "model", "inputs", "outputs", "bands", "hyperparameters", "assets", "extent", "links", "extensions", "other"}));
    for (const auto type : {Profile::DocumentType::Item, Profile::DocumentType::Collection, Profile::DocumentType::Catalog})
    {
        const Json root = {{"type", type == Profile::DocumentType::Item ? "Feature" : type == Profile::DocumentType::Collection ? "Collection" : "Catalog"},
                           {"stac_version", "1.1.0"},
                           {"properties", Json::object()}};
        const auto profile = Profile::of(root);
        // A field that names a page and a group names ones that are there.
        for (const char *place : {"", "/properties"})
            if (const spec::Type *object = profile->typeAt(Pointer::of(place), root))
                for (const spec::Field &field : object->fields)
                {
                    if (field.page.empty())
                        continue;
                    bool found = false;
                    for (const spec::Page &page : spec::pages(type))
                        for (const spec::Group &group : page.groups)
                            found = found || (page.id == field.page && (field.group.empty() || field.group == group.id));
                    QVERIFY2(found || field.page == "bands" || field.page == "model", (field.name + " on " + field.page + "/" + field.group).c_str());
                }
    }
}

void TestSpec::positions()
{
    const Json root = itemWith({mlmUri});
    const auto profile = Profile::of(root);
    const Pointer properties = Pointer::of("/properties");
    // datetime, mlm:name, mlm:input, mlm:framework, x:mine
    QCOMPARE(profile->memberPosition(properties, "mlm:architecture", root), std::optional<std::size_t>(2));
    QCOMPARE(profile->memberPosition(properties, "title", root), std::optional<std::size_t>(0));
    QCOMPARE(profile->memberPosition(properties, "mlm:hyperparameters", root), std::optional<std::size_t>(4));
    QCOMPARE(profile->memberPosition(properties, "unknown", root), std::optional<std::size_t>());
    QCOMPARE(profile->memberPosition(Pointer::of("/nowhere"), "id", root), std::optional<std::size_t>());
}

void TestSpec::manyThreads()
{
    std::vector<std::thread> threads;
    std::atomic<int> right{0};
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 20; ++i)
            {
                const Json root = itemWith({mlmUri, "https://example.com/" + std::to_string((i + t) % 7)}, i % 2 ? "1.0.0" : "1.1.0");
                const auto profile = Profile::of(root);
                if (profile->fieldAt(Pointer::of("/properties/mlm:name"), root) && profile->unknownExtensions().size() == 1)
                    ++right;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(right.load(), 80);
}

QTEST_GUILESS_MAIN(TestSpec)
#include "test_spec.moc"
