// SPDX-License-Identifier: Apache-2.0
#include "core/spec/library.h"
#include "core/spec/spec.h"
#include <QtTest>

using namespace mlm;
using spec::Profile;

namespace {

const std::vector<std::string> versions = {"1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.5.1", "1.5.2"};

Json itemOf(const std::string &uri)
{
    Json root = Json::parse(R"({"type": "Feature", "stac_version": "1.0.0", "id": "a", "geometry": null, "links": [],
        "properties": {"mlm:input": [{"statistics": [{"mean": 1}], "norm_type": null}], "mlm:output": [{}]}, "assets": {"a": {"href": "b"}}})");
    root["stac_extensions"] = Json::array({uri});
    return root;
}

Json itemOf(const spec::Release &release)
{
    return itemOf(release.uri);
}

const spec::Release &release(const std::string &version)
{
    for (const spec::Release &one : spec::releases())
        if (one.extension == "mlm" && one.version == version)
            return one;
    qFatal("MLM %s is not known", version.c_str());
}

/// The names on the card `group`, in their order.
QStringList card(const Json &root, const char *place, const char *group)
{
    QStringList names;
    for (const spec::Field &field : Profile::of(root)->typeAt(Pointer::of(place), root)->fields)
        if (field.group == group)
            names << QString::fromStdString(field.name);
    return names;
}

const spec::Field *field(const std::string &version, const char *place)
{
    const Json root = itemOf(release(version));
    return Profile::of(root)->fieldAt(Pointer::of(place), root);
}

bool offers(const spec::Type &type, const char *value)
{
    for (const spec::Choice &choice : type.choices)
        if (choice.value == value)
            return true;
    return false;
}

} // namespace

/// The data of the releases of MLM: what the forms are made of.
class TestReleases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses();
    void inputs();
    void outputs();
    void statistics();
    void vocabularies();
    void assets();
};

void TestReleases::addresses()
{
    std::vector<std::string> found;
    for (const spec::Release &one : spec::releases())
        if (one.extension == "mlm")
            found.push_back(one.version);
    QCOMPARE(found, versions); // each once, whatever addresses it has
    for (const std::string &version : versions)
    {
        const std::string served = "https://stac-extensions.github.io/mlm/v" + version + "/schema.json";
        const spec::Release *known = spec::releaseByUri(served);
        QVERIFY(known);
        QCOMPARE(known->version, version);
        QCOMPARE(known->uri, served);
        const Json root = itemOf(served);
        QCOMPARE(Profile::of(root)->mlmVersion(), version);
        const spec::DeadAddress *dead = spec::Library::instance().deadAddress(served);
        QCOMPARE(dead != nullptr, version < "1.4.0");
        QVERIFY(!spec::Library::instance().deadAddress(release(version).uri));
        if (!dead)
            continue;
        QCOMPARE(dead->better, release(version).uri);
        QCOMPARE(dead->better, "https://crim-ca.github.io/mlm-extension/v" + version + "/schema.json");
        QVERIFY(dead->wants != served);
        // The forms are the same under both addresses.
        const Json other = itemOf(release(version));
        QCOMPARE(card(root, "/properties/mlm:input/0", "preparation"), card(other, "/properties/mlm:input/0", "preparation"));
    }
    QVERIFY(!release("1.2.0").forCatalogs && release("1.3.0").forCatalogs);
    QCOMPARE(spec::newest("mlm")->version, std::string("1.5.2"));
}

void TestReleases::inputs()
{
    for (const std::string &version : versions)
    {
        const Json root = itemOf(release(version));
        const QStringList expected = version < "1.4.0"
                                         ? QStringList{"norm_type", "norm_by_channel", "norm_clip", "statistics", "resize_type", "pre_processing_function"}
                                         : QStringList{"value_scaling", "resize_type", "pre_processing_function"};
        QCOMPARE(card(root, "/properties/mlm:input/0", "preparation"), expected);
        QCOMPARE(card(root, "/properties/mlm:input/0", "about").contains("description"), version != "1.0.0");
        QCOMPARE(card(root, "/properties/mlm:input/0", "about").contains("variables"), version >= "1.5.0");
        QCOMPARE(Profile::of(root)->pageOf(Pointer::of("/properties/mlm:input/0/statistics/0/mean"), root), std::string("inputs"));
        QCOMPARE(field(version, "/properties/mlm:input/0/bands")->requirement,
                 version < "1.5.0" ? spec::Requirement::Required : spec::Requirement::Recommended);
        const spec::Type &preparation = *field(version, "/properties/mlm:input/0/pre_processing_function")->type;
        QCOMPARE(preparation.variants.empty(), version < "1.5.0"); // one expression, or one or a list of them
        QVERIFY(field(version, "/properties/mlm:input/0/bands")->url.find("/v" + version + "/") != std::string::npos);
    }
}

void TestReleases::outputs()
{
    for (const std::string &version : versions)
        for (const char *member : {"bands", "variables"})
            QCOMPARE(field(version, (std::string("/properties/mlm:output/0/") + member).c_str()) != nullptr, version >= "1.5.0");
}

void TestReleases::statistics()
{
    const spec::Field *list = field("1.3.0", "/properties/mlm:input/0/statistics");
    QVERIFY(list && list->type->items);
    QStringList columns;
    for (const spec::Field &column : list->type->items->fields)
    {
        columns << QString::fromStdString(column.name);
        QCOMPARE(column.type->kind, spec::Kind::Number);
    }
    QCOMPARE(columns, (QStringList{"minimum", "maximum", "mean", "stddev", "valid_percent"}));
    QVERIFY(list->type->items->closed);
    QVERIFY(!field("1.4.0", "/properties/mlm:input/0/statistics"));
}

void TestReleases::vocabularies()
{
    for (const std::string &version : versions)
    {
        const spec::Type &task = *field(version, "/properties/mlm:tasks")->type->items;
        QCOMPARE(offers(task, "downscaling"), version >= "1.5.0");
        QVERIFY(offers(task, "super-resolution"));
        const spec::Type &framework = *field(version, "/properties/mlm:framework")->type;
        QCOMPARE(offers(framework, "scikit-learn"), version >= "1.1.0");
        QCOMPARE(offers(framework, "Scikit-learn"), version == "1.0.0");
        QCOMPARE(offers(framework, "Flax"), version >= "1.5.0");
        QCOMPARE(framework.pattern.empty(), version == "1.0.0");
        const spec::Type &dimension = *field(version, "/properties/mlm:input/0/input/dim_order")->type->items;
        QCOMPARE(offers(dimension, "bands"), version >= "1.5.0");
        QVERIFY(offers(dimension, "channel") && offers(dimension, "batch"));
    }
    const spec::Type &normalization = *field("1.2.0", "/properties/mlm:input/0/norm_type")->type;
    QVERIFY(normalization.nullable && offers(normalization, "type-mask") && !offers(normalization, "clip"));
}

void TestReleases::assets()
{
    for (const std::string &version : versions)
    {
        const spec::Field *artifact = field(version, "/assets/a/mlm:artifact_type");
        QVERIFY(artifact && artifact->declared);
        QCOMPARE(artifact->checked, version >= "1.4.0"); // in the text before, not in the schema
        QCOMPARE(offers(*artifact->type, "torch.jit.script"), version < "1.4.0");
        QCOMPARE(offers(*artifact->type, "torch.jit.save"), version >= "1.4.0");
        QCOMPARE(field(version, "/assets/a/mlm:entrypoint") != nullptr, version != "1.4.0");
        QCOMPARE(field(version, "/assets/a/mlm:compile_method") != nullptr, version >= "1.4.0");
        QCOMPARE(field(version, "/assets/a/mlm:name") != nullptr, version < "1.4.0");
        QVERIFY(!field(version, "/properties/mlm:artifact_type"));
    }
}

QTEST_GUILESS_MAIN(TestReleases)
#include "test_releases.moc"
