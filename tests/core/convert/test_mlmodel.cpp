// SPDX-License-Identifier: Apache-2.0
#include "core/convert/converter.h"
#include "account.h"
#include <QTest>

using namespace mlm;
using namespace mlm::convert;

namespace {

Json item()
{
    return Json::parse(R"({"type": "Feature", "stac_version": "1.0.0", "stac_extensions": ["https://stac-extensions.github.io/ml-model/v1.0.0/schema.json"],)"
        R"("id": "m", "geometry": null, "properties": {"datetime": null, "start_datetime": "2020-01-01T00:00:00Z", "end_datetime": "2021-01-01T00:00:00Z",)"
        R"("ml-model:type": "ml-model", "ml-model:learning_approach": "supervised", "ml-model:prediction_type": "segmentation", "ml-model:architecture": "U-Net",)"
        R"("ml-model:training-processor-type": "gpu", "ml-model:training-os": "linux"},)"
        R"("links": [{"rel": "ml-model:train-data", "href": "https://example.com/train.json"}, {"rel": "ml-model:inferencing-image", "href": "docker.io/a/b:1", "type": "docker-image", "title": "Image"},)"
        R"({"rel": "ml-model:test-data", "href": "https://example.com/test.json"}],)"
        R"("assets": {"weights": {"href": "./last.ckpt", "type": "application/octet-stream", "roles": ["ml-model:checkpoint"]},)"
        R"("run": {"href": "./run.yml", "type": "text/x-yaml; application=compose", "roles": ["ml-model:inference-runtime"]}}})");
}

Json at(const Json &root, const char *pointer)
{
    const Json *value = Pointer::of(pointer).in(root);
    return value ? *value : Json("(nothing)");
}

QByteArray text(const Json &value)
{
    return QByteArray::fromStdString(value.dump());
}

} // namespace

class TestMlModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void properties()
    {
        const auto done = convert::convert(item());
        QVERIFY(done.ok());
        const Json &root = done->result;
        QCOMPARE(text(at(root, "/properties/mlm:architecture")), text(Json("U-Net")));
        QCOMPARE(text(at(root, "/properties/mlm:tasks")), text(Json::array({"segmentation"})));
        QCOMPARE(text(at(root, "/properties/ml-model:learning_approach")), text(Json("supervised")));
        QVERIFY(!Pointer::of("/properties/ml-model:type").in(root));
        QVERIFY(!Pointer::of("/properties/ml-model:architecture").in(root));
        const std::string summary = at(root, "/properties/mlm:accelerator_summary").get<std::string>();
        QVERIFY(summary.find("gpu") != std::string::npos && summary.find("linux") != std::string::npos);
        QCOMPARE(text(at(root, "/stac_extensions/0")), text(Json("https://stac-extensions.github.io/mlm/v1.5.2/schema.json")));
    }
    void links()
    {
        const Json root = convert::convert(item())->result;
        QCOMPARE(at(root, "/links").size(), std::size_t(2));
        QCOMPARE(text(at(root, "/links/0/rel")), text(Json("derived_from")));
        QCOMPARE(text(at(root, "/links/0/ml-aoi:split")), text(Json("train")));
        QCOMPARE(text(at(root, "/links/1/ml-aoi:split")), text(Json("test")));
        QCOMPARE(text(at(root, "/assets/inferencing-image/href")), text(Json("docker.io/a/b:1")));
        QCOMPARE(text(at(root, "/assets/inferencing-image/title")), text(Json("Image")));
        QCOMPARE(text(at(root, "/assets/inferencing-image/type")), text(Json("application/vnd.oci.image.index.v1+json")));
        QCOMPARE(text(at(root, "/assets/inferencing-image/roles")), text(Json::array({"mlm:inference-runtime"})));
    }
    void imageBesideAnAssetOfItsName()
    {
        Json source = item();
        source["assets"]["inferencing-image"] = {{"href", "./x"}};
        const Json root = convert::convert(source)->result;
        QCOMPARE(text(at(root, "/assets/inferencing-image/href")), text(Json("./x")));
        QCOMPARE(text(at(root, "/assets/inferencing-image-2/href")), text(Json("docker.io/a/b:1")));
    }
    void roles()
    {
        const Json root = convert::convert(item())->result;
        const Json roles = at(root, "/assets/weights/roles");
        QVERIFY(std::find(roles.begin(), roles.end(), Json("mlm:model")) != roles.end());
        QVERIFY(std::find(roles.begin(), roles.end(), Json("mlm:checkpoint")) != roles.end());
        QCOMPARE(text(at(root, "/assets/run/roles")), text(Json::array({"mlm:inference-runtime"})));
    }
    void draftKeptTheEnvironmentTogether()
    {
        Json source = item();
        source["properties"].erase("ml-model:training-processor-type");
        source["properties"].erase("ml-model:training-os");
        source["properties"]["ml-model:training-environment"] = {{"processor-type", "cpu"}, {"operating-system", "darwin"}};
        const Json root = convert::convert(source)->result;
        QVERIFY(!Pointer::of("/properties/ml-model:training-environment").in(root));
        QVERIFY(at(root, "/properties/mlm:accelerator_summary").get<std::string>().find("darwin") != std::string::npos);
    }
    void collection()
    {
        const Json source = Json::parse(R"({"type": "Collection", "stac_version": "1.0.0", "stac_extensions": ["https://stac-extensions.github.io/ml-model/v1.0.0/schema.json"],)"
        R"("id": "c", "description": "d", "license": "MIT", "extent": {"spatial": {"bbox": [[-180, -90, 180, 90]]}, "temporal": {"interval": [[null, null]]}},)"
        R"("links": [], "summaries": {"ml-model:architecture": ["RCNN"], "ml-model:prediction_type": ["object-detection"], "ml-model:learning_approach": ["supervised"]}})");
        const auto done = convert::convert(source);
        QVERIFY(done.ok());
        QCOMPARE(text(at(done->result, "/summaries/mlm:architecture")), text(Json::array({"RCNN"})));
        QCOMPARE(text(at(done->result, "/summaries/mlm:tasks")), text(Json::array({"object-detection"})));
        QVERIFY(done->report.questions.empty());
        QVERIFY(at(done->result, "/stac_extensions").empty());
    }
    void whatIsMissingIsAsked()
    {
        const auto done = convert::convert(item());
        QStringList places;
        for (const Question &question : done->report.questions)
            places += question.at.toQString();
        for (const char *place : {"/properties/mlm:name", "/properties/mlm:input", "/properties/mlm:output"})
            QVERIFY2(places.contains(QLatin1String(place)), place);
        QVERIFY(!Pointer::of("/properties/mlm:name").in(done->result)); // not invented
    }
    void odd_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("type of another kind") << QByteArray("ml-model:type") << QByteArray("5");
        QTest::newRow("list of tasks") << QByteArray("ml-model:prediction_type") << QByteArray(R"(["a", "b"])");
        QTest::newRow("no task") << QByteArray("ml-model:prediction_type") << QByteArray("null");
        QTest::newRow("processor as a number") << QByteArray("ml-model:training-processor-type") << QByteArray("1");
        QTest::newRow("environment as a text") << QByteArray("ml-model:training-environment") << QByteArray(R"("gpu")");
        QTest::newRow("summary that is there") << QByteArray("mlm:accelerator_summary") << QByteArray(R"("A100")");
        QTest::newRow("unknown member") << QByteArray("ml-model:other") << QByteArray(R"({"a": [1, null]})");
    }
    /// Nothing is lost, and the second time nothing happens.
    void odd()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        Json source = item();
        source["properties"][member.toStdString()] = Json::parse(value.toStdString());
        const auto done = convert::convert(source);
        QVERIFY(done.ok());
        QCOMPARE(done->report.entries.size(), leavesOf(source).size());
        const QStringList faults = fixtures::faults(source, {});
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestMlModel)
#include "test_mlmodel.moc"
