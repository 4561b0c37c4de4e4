// SPDX-License-Identifier: Apache-2.0
#include "fixtures.h"
#include <QtTest>

using namespace fixtures;

namespace {

/// Wrong in the releases from `since` to `until`, both inclusive; a null has no end.
struct Wrong
{
    const char *finding; ///< "rule pointer"
    const char *since = nullptr;
    const char *until = nullptr;
};

const char *const versions[] = {"1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.5.1", "1.5.2"};

std::string served(const std::string &version)
{
    return "https://stac-extensions.github.io/mlm/v" + version + "/schema.json";
}

std::string working(const std::string &version)
{
    return version < "1.4.0" ? "https://crim-ca.github.io/mlm-extension/v" + version + "/schema.json" : served(version);
}

/// The Item of the fixtures as it would be written for a release.
Json itemOf(const std::string &version)
{
    Json document = item();
    document["stac_extensions"][0] = working(version);
    Json &input = document["properties"]["mlm:input"][0];
    if (version < "1.5.0")
        input["input"]["dim_order"][1] = "channel";
    if (version < "1.4.0")
    {
        input.erase("value_scaling");
        input["norm_type"] = "z-score";
        input["norm_by_channel"] = false;
        input["norm_clip"] = parsed("[1, 2.5]");
        input["statistics"] = parsed(R"([{"mean": 1.5, "stddev": 0.5, "minimum": 0, "maximum": 9, "valid_percent": 100}])");
    }
    if (version < "1.2.0")
        input["bands"] = parsed(R"(["B04", "B08"])");
    return document;
}

} // namespace

/// What passes in one release of MLM and fails in another, each change in every release.
class TestReleases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void validInEachRelease();
    void oneChange_data();
    void oneChange();
    void deadAddresses();
    void collections();
    void catalogs();
    void twoReleases();
    void tellsOfNewerReleases();
};

void TestReleases::validInEachRelease()
{
    for (const char *version : versions)
    {
        QCOMPARE(told(itemOf(version)), QStringList());
        Json bare = itemOf(version); // null is said where nothing is done
        bare["properties"]["mlm:input"][0]["resize_type"] = nullptr;
        bare["properties"]["mlm:input"][0]["pre_processing_function"] = nullptr;
        bare["properties"]["mlm:input"][0][version < std::string("1.4.0") ? "norm_type" : "value_scaling"] = nullptr;
        QCOMPARE(told(bare), QStringList());
    }
}

void TestReleases::oneChange_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value"); // null: taken out
    QTest::addColumn<QStringList>("expected");

    const auto row = [](const char *pointer, const char *value, const std::vector<Wrong> &wrong) {
        for (const std::string version : versions)
        {
            QStringList expected;
            for (const Wrong &one : wrong)
                if ((!one.since || version >= one.since) && (!one.until || version <= one.until))
                    expected << QString::fromLatin1(one.finding);
            QTest::addRow("MLM %s: %s %s", version.c_str(), pointer, value ? value : "taken out")
                << QString::fromStdString(version) << QString::fromLatin1(pointer) << (value ? QString::fromUtf8(value) : QString()) << expected;
        }
    };

    // Members and vocabularies.
    row("/properties/mlm:other", "1", {{"mlm.unknown-field /properties/mlm:other", "1.4.0"}});
    row("/properties/dlm:other", "1", {{"dlm.unknown-field /properties/dlm:other", nullptr, "1.3.0"}});
    row("/properties/mlm:artifact_type", R"("torch.save")", {{"mlm.misplaced /properties/mlm:artifact_type", "1.4.0"}});
    row("/properties/mlm:tasks/0", R"("downscaling")", {{"mlm.tasks.known /properties/mlm:tasks/0", nullptr, "1.4.0"}});
    row("/properties/mlm:framework", R"(".x")", {{"mlm.framework.pattern /properties/mlm:framework", "1.1.0"}});
    row("/properties/mlm:framework", R"("")", {{"mlm.framework.empty /properties/mlm:framework"}});
    row("/properties/mlm:input/0/description", R"("")", {{"mlm.input.description.empty /properties/mlm:input/0/description", "1.1.0"}});
    row("/properties/mlm:output/0/description", "1", {{"mlm.output.description.type /properties/mlm:output/0/description", "1.1.0"}});
    // Normalization and scaling.
    row("/properties/mlm:input/0/norm_type", R"("clip")", {{"mlm.input.norm-type.known /properties/mlm:input/0/norm_type", nullptr, "1.3.0"}});
    row("/properties/mlm:input/0/norm_type", R"("l2sqr")", {});
    row("/properties/mlm:input/0/norm_by_channel", R"("yes")", {{"mlm.input.norm-by-channel.type /properties/mlm:input/0/norm_by_channel", nullptr, "1.3.0"}});
    row("/properties/mlm:input/0/norm_clip", "[]", {{"mlm.input.norm-clip.count /properties/mlm:input/0/norm_clip", nullptr, "1.3.0"}});
    row("/properties/mlm:input/0/statistics", "[]", {{"mlm.input.statistics.count /properties/mlm:input/0/statistics", nullptr, "1.3.0"}});
    row("/properties/mlm:input/0/statistics", "[{}]", {{"mlm.input.statistics.count /properties/mlm:input/0/statistics/0", nullptr, "1.3.0"}});
    row("/properties/mlm:input/0/statistics", R"([{"mean": 1}, {"mean": "2"}])",
        {{"mlm.statistics.mean.type /properties/mlm:input/0/statistics/1/mean", nullptr, "1.3.0"}});
    row("/properties/mlm:input/0/statistics", R"([{"mean": 1, "count": 5}])",
        {{"mlm.input.statistics.members /properties/mlm:input/0/statistics/0/count", nullptr, "1.3.0"}});
    row("/properties/mlm:input/0/value_scaling", R"([{"type": "l2"}])", {{"mlm.scaling.type.known /properties/mlm:input/0/value_scaling/0/type", "1.4.0"}});
    row("/properties/mlm:input/0/pre_processing_function", R"([{"format": "python", "expression": "a:b"}])",
        {{"mlm.input.pre-processing-function.type /properties/mlm:input/0/pre_processing_function", nullptr, "1.4.0"}});
    row("/properties/mlm:input/0/pre_processing_function/description", "1",
        {{"mlm.processing.description.type /properties/mlm:input/0/pre_processing_function/description", "1.5.1"}});
    // Bands and variables.
    row("/properties/mlm:input/0/bands", nullptr,
        {{"mlm.input.bands.missing /properties/mlm:input/0/bands", nullptr, "1.4.0"}, {"mlm.dim-order.bands /properties/mlm:input/0/input/dim_order/1", "1.5.0"}});
    row("/properties/mlm:input/0/bands/0", R"({"name": "B04"})", {{"mlm.input.bands.type /properties/mlm:input/0/bands/0", nullptr, "1.1.0"}});
    row("/properties/mlm:input/0/input/dim_order/1", R"("other")", {{"mlm.dim-order.bands /properties/mlm:input/0/input/dim_order", "1.5.0"}});
    row("/properties/mlm:input/0/variables", R"(["t2m"])",
        {{"mlm.dim-order.variables /properties/mlm:input/0/input/dim_order", "1.5.0"}, {"mlm.variables.declared /properties/mlm:input/0/variables", "1.5.0"}});
    row("/properties/mlm:output/0/bands", "1", {{"mlm.output.bands.type /properties/mlm:output/0/bands", "1.5.0"}});
    row("/assets/weights/eo:bands", nullptr, {{"mlm.bands.declared /properties/mlm:input/0/bands", "1.3.0"}});
    // Assets.
    row("/assets/weights/mlm:artifact_type", nullptr, {{"mlm.artifact-type.missing /assets/weights/mlm:artifact_type", "1.4.0"}});
    row("/assets/weights/mlm:artifact_type", "1", {{"mlm.artifact-type.type /assets/weights/mlm:artifact_type", "1.4.0"}});
    row("/assets/weights/mlm:name", R"("Field borders")", {{"mlm.misplaced /assets/weights/mlm:name", "1.4.0"}});
    row("/assets/weights/mlm:name", "1", {{"mlm.name.type /assets/weights/mlm:name", nullptr, "1.3.0"}, {"mlm.misplaced /assets/weights/mlm:name", "1.4.0"}});
    row("/assets/weights/mlm:entrypoint", R"("a:b")",
        {{"mlm.misplaced /assets/weights/mlm:entrypoint", "1.4.0", "1.4.0"}, {"mlm.entrypoint.role /assets/weights/mlm:entrypoint", "1.5.0"}});
    row("/assets/weights/mlm:compile_method", R"("")", {{"mlm.compile-method.empty /assets/weights/mlm:compile_method", "1.4.0"}});
    row("/assets/code", R"({"href": "./code.zip", "roles": ["code"]})", {{"mlm.assets.every /assets/code/roles", nullptr, "1.1.0"}});
    row("/assets/code", R"({"href": "./code.zip"})", {{"mlm.assets.every /assets/code", nullptr, "1.1.0"}});
    row("/assets/weights/roles", R"(["data"])",
        {{"mlm.assets.every /assets/weights/roles", nullptr, "1.1.0"}, {"mlm.assets.model /assets", "1.2.0", "1.3.0"},
         {"mlm.artifact-type.role /assets/weights/mlm:artifact_type", "1.4.0"}});
    row("/assets/weights/roles", nullptr,
        {{"mlm.assets.every /assets/weights", nullptr, "1.1.0"}, {"mlm.artifact-type.role /assets/weights/mlm:artifact_type", "1.4.0"}});
    row("/assets", "{}", {});
}

void TestReleases::oneChange()
{
    QFETCH(QString, version);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QStringList, expected);
    const Json document = changed(itemOf(version.toStdString()), pointer.toUtf8().constData(), value.isNull() ? nullptr : value.toUtf8().constData());
    QCOMPARE(told(document), expected);
    for (const mlm::Finding &finding : mlm::check(document).list)
        if (finding.source == mlm::Source::Schema)
            QVERIFY2(!finding.message.isEmpty() && !finding.advice.isEmpty() && !finding.reference.empty(), finding.rule.c_str());
}

// The schemas of the first releases ask for another address than the one they are served under.
void TestReleases::deadAddresses()
{
    for (const std::string version : {"1.0.0", "1.1.0", "1.2.0", "1.3.0"})
    {
        Json document = itemOf(version);
        document["stac_extensions"][0] = served(version);
        QCOMPARE(told(document), QStringList("mlm.address /stac_extensions/0"));
        const mlm::Finding finding = firstTold(document);
        QVERIFY(finding.advice.contains(QString::fromStdString(working(version))));
        QVERIFY(finding.fix);
        Json mended = document;
        for (const mlm::Edit &edit : finding.fix->edits)
            QVERIFY(mlm::applyTo(mended, edit).ok());
        QVERIFY(mended == itemOf(version));

        Json wanted = document; // the schema is content where the address it asks for stands beside it
        wanted["stac_extensions"].push_back(version == "1.3.0" ? working(version) : "https://stac-extensions/mlm/v" + version + "/schema.json");
        QCOMPARE(told(wanted), QStringList());

        Json both = document;
        both["stac_extensions"].push_back(working(version));
        QCOMPARE(told(both), version == "1.3.0" ? QStringList() : QStringList("mlm.address /stac_extensions/0"));
        if (version == "1.3.0")
            continue;
        const mlm::Finding beside = firstTold(both);
        for (const mlm::Edit &edit : beside.fix->edits)
            QVERIFY(mlm::applyTo(both, edit).ok());
        QCOMPARE(told(both), QStringList());
    }
}

void TestReleases::collections()
{
    for (const std::string version : versions)
    {
        for (const char *core : {"1.0.0", "1.1.0"})
        {
            Json document = collection11();
            document["stac_version"] = core;
            document["stac_extensions"][0] = working(version);
            QCOMPARE(told(document), QStringList());
            const auto changes = [&](const char *place, const char *value) { return told(changed(document, place, value)); };
            // Not looked at before 1.2.0; then whether item_assets are declared or not.
            QCOMPARE(changes("/item_assets/weights/mlm:tasks", R"(["x"])"),
                     version < "1.2.0" ? QStringList() : QStringList("mlm.tasks.known /item_assets/weights/mlm:tasks/0"));
            QCOMPARE(changes("/item_assets/weights/mlm:name", R"("abc")"),
                     version < "1.4.0" ? QStringList() : QStringList("mlm.misplaced /item_assets/weights/mlm:name"));
            QCOMPARE(changes("/item_assets/weights/dlm:name", R"("abc")"),
                     version < "1.2.0" || version >= "1.4.0" ? QStringList() : QStringList("dlm.unknown-field /item_assets/weights/dlm:name"));
            QCOMPARE(changes("/item_assets/weights/mlm:artifact_type", "1"),
                     version < "1.4.0" ? QStringList() : QStringList("mlm.artifact-type.type /item_assets/weights/mlm:artifact_type"));
            QCOMPARE(changes("/summaries/gsd", "[10]"), QStringList("mlm.summaries.list /summaries/gsd"));
            QCOMPARE(changes("/summaries/mlm:memory_size/mlm:other", "1"),
                     version < "1.4.0" ? QStringList() : QStringList("mlm.unknown-field /summaries/mlm:memory_size/mlm:other"));
        }
    }
}

void TestReleases::catalogs()
{
    for (const std::string version : versions)
    {
        Json document = catalog();
        document["stac_extensions"] = Json::array({working(version)});
        QCOMPARE(told(document), version < "1.3.0" ? QStringList("stac.stac-extensions.document /stac_extensions/0") : QStringList());
    }
}

// A document that declares two has to be right in both.
void TestReleases::twoReleases()
{
    Json document = item();
    document["stac_extensions"].push_back(working("1.3.0"));
    QCOMPARE(told(document), QStringList());
    QCOMPARE(told(changed(document, "/properties/mlm:input/0/norm_type", R"("clip")")), QStringList("mlm.input.norm-type.known /properties/mlm:input/0/norm_type"));
    QCOMPARE(told(changed(document, "/properties/mlm:other", "1")), QStringList("mlm.unknown-field /properties/mlm:other"));
    QCOMPARE(told(changed(document, "/properties/mlm:tasks/0", R"("downscaling")")), QStringList("mlm.tasks.known /properties/mlm:tasks/0"));
    document["stac_extensions"].push_back(working("1.0.0"));
    QVERIFY(told(changed(document, "/assets/code", R"({"href": "./code.zip", "roles": ["code"]})")).contains("mlm.assets.every /assets/code/roles"));
}

void TestReleases::tellsOfNewerReleases()
{
    const auto advice = [](const std::string &version, const char *pointer, const char *value) { return firstTold(changed(itemOf(version), pointer, value)).advice; };
    QVERIFY(advice("1.4.0", "/properties/mlm:tasks/0", R"("downscaling")").startsWith("MLM 1.5.2 has it"));
    QVERIFY(!advice("1.4.0", "/properties/mlm:tasks/0", R"("upscaling")").contains("1.5.2"));
    QVERIFY(!advice("1.5.2", "/properties/mlm:tasks/0", R"("upscaling")").contains("1.5.2"));
    QVERIFY(!advice("1.3.0", "/properties/mlm:input/0/norm_type", R"("clip")").contains("1.5.2")); // is gone there
    QVERIFY(advice("1.0.0", "/properties/dlm:memory_size", "1").contains("Take it out")); // has the new name already
    QVERIFY(advice("1.0.0", "/properties/dlm:accelerator_count", "1").contains("mlm:accelerator_count"));
}

QTEST_GUILESS_MAIN(TestReleases)
#include "test_releases.moc"
