// SPDX-License-Identifier: Apache-2.0
#include "account.h"
#include "core/convert/converter.h"
#include <QTest>

using namespace mlm;
using namespace mlm::convert;

namespace {

/// A whole Item of DLM without anything odd in it.
Json item()
{
    return Json::parse(R"({"type": "Feature", "stac_version": "1.0.0", "stac_extensions": ["https://schemas.stacspec.org/v1.0.0-beta.3/extensions/dl-model/json-schema/schema.json",)"
        R"("https://stac-extensions.github.io/eo/v1.1.0/schema.json"], "id": "m", "geometry": null, "links": [], "properties": {"datetime": "2021-01-01T00:00:00Z", "title": "Fields",)"
        R"("eo:bands": [{"name": "B1", "common_name": "blue"}, {"name": "B2", "common_name": "green"}, {"name": "B3", "common_name": "red"}, {"name": "B4", "common_name": "nir"}],)"
        R"("dlm:runtime": {"framework": "pytorch", "version": "1.5.0", "model_handler": "pkg.mod:run", "model_src_url": "https://github.com/o/r", "model_commit_hash": "0123abc",)"
        R"("requirement_file": "https://example.com/requirements.txt", "docker": {"docker_file": "https://example.com/Dockerfile", "image_name": "ghcr.io/o/r", "tag": "1", "gpu": false,)"
        R"("working_dir": "/w", "run": "go"}},)"
        R"("dlm:archive": [{"name": "a.pth", "role": ["model weight"]}, {"name": "https://example.com/c.yml", "role": ["config file"]}],)"
        R"("dlm:data": {"process_level": "L2A", "data_type": "uint16", "nodata": 0, "number_of_bands": 2, "useful_bands": [{"index": 3, "name": "red"}, {"index": 2, "name": "B2"}],)"
        R"("test_file": "t.tif", "item_examples": [{"title": "An example", "url": "https://example.com/i.json"}]},)"
        R"("dlm:inputs": {"name": "data", "input_tensors": {"batch": 1, "dim": 2, "height": 64, "width": 32}, "scaling_factor": 0.5},)"
        R"("dlm:outputs": {"task": "semantic segmentation", "number_of_classes": 2, "final_layer_size": [1, 2, 64, 32], "dont_care_index": 0,)"
        R"("class_name_mapping": [{"0": "nothing"}, {"1": "a field"}]},)"
        R"("dlm:architecture": {"total_nb_parameters": 10, "estimated_total_size_mb": 1.5, "type": "U-Net", "summary": "conv", "pretrained": "imagenet"}},)"
        R"("assets": {"model": {"href": "./m.zip", "type": "application/zip", "description": "Archive", "roles": ["model artefact"]}}})");
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

bool asks(const Report &report, const char *place)
{
    return std::any_of(report.questions.begin(), report.questions.end(), [&](const Question &question) { return question.at == Pointer::of(place); });
}

Json with(const char *pointer, const char *value)
{
    Json source = item();
    Pointer place = Pointer::of(pointer);
    Json &parent = *place.parent().in(source);
    if (value)
        parent[place.last()] = Json::parse(value);
    else
        parent.erase(place.last());
    return source;
}

} // namespace

class TestDlm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeItem_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *place, const char *value) { QTest::newRow(place) << QByteArray(place) << QByteArray(value); };
        row("/properties/mlm:architecture", R"("U-Net")");
        row("/properties/mlm:total_parameters", "10");
        row("/properties/mlm:memory_size", "1572864");
        row("/properties/mlm:pretrained", "true");
        row("/properties/mlm:pretrained_source", R"("imagenet")");
        row("/properties/mlm:framework", R"("PyTorch")");
        row("/properties/mlm:framework_version", R"("1.5.0")");
        row("/properties/mlm:accelerator_constrained", "false");
        row("/properties/mlm:tasks", R"(["semantic-segmentation"])");
        row("/properties/processing:level", R"("L2A")");
        row("/properties/mlm:input", R"([{"name":"data","bands":["B3","B2"],"input":{"shape":[1,2,64,32],"dim_order":["batch","bands","height","width"]},"value_scaling":[{"type":"scale","value":2.0}]}])");
        row("/properties/mlm:output", R"([{"tasks":["semantic-segmentation"],"result":{"shape":[1,2,64,32],"dim_order":["batch","class","height","width"]},)"
            R"("classification:classes":[{"value":0,"name":"nothing","description":"nothing","nodata":true},{"value":1,"name":"a_field","description":"a field"}]}])");
        row("/assets/model/roles", R"(["mlm:model"])");
        row("/assets/model/raster:bands", R"([{"name":"B1"},{"name":"B2","data_type":"uint16","nodata":0},{"name":"B3","data_type":"uint16","nodata":0},{"name":"B4"}])");
        row("/assets/model/eo:bands/2", R"({"name":"B3","common_name":"red"})");
        row("/assets/mlm:source_code", "{\"href\":\"https://github.com/o/r/tree/0123abc\",\"roles\":[\"mlm:source_code\",\"code\"],\"mlm:entrypoint\":\"pkg.mod:run\"}");
        row("/assets/requirements/href", "\"https://example.com/requirements.txt\"");
        row("/assets/mlm:container/href", R"("ghcr.io/o/r:1")");
        row("/assets/mlm:container/type", R"("application/vnd.oci.image.index.v1+json")");
        row("/assets/mlm:container/description", R"("Working directory: `/w`\n\nCommand: `go`")");
        row("/assets/dockerfile/href", "\"https://example.com/Dockerfile\"");
        row("/assets/c.yml", "{\"href\":\"https://example.com/c.yml\",\"roles\":[\"config file\"]}");
        row("/links/0", "{\"rel\":\"related\",\"href\":\"https://example.com/i.json\",\"title\":\"An example\"}");
        row("/stac_extensions", "[\"https://stac-extensions.github.io/mlm/v1.5.2/schema.json\",\"https://stac-extensions.github.io/eo/v1.1.0/schema.json\","
            "\"https://stac-extensions.github.io/processing/v1.1.0/schema.json\",\"https://stac-extensions.github.io/raster/v1.1.0/schema.json\","
            "\"https://stac-extensions.github.io/classification/v1.1.0/schema.json\"]");
    }
    void wholeItem()
    {
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, value);
        const auto done = convert::convert(item());
        QVERIFY(done.ok());
        const Json wanted = Json::parse(value.toStdString()), found = at(done->result, place.constData());
        QVERIFY2(found == wanted, text(found).constData());
    }
    void nothingIsLeftOver()
    {
        const auto done = convert::convert(item());
        const Json properties = at(done->result, "/properties");
        for (const auto &[name, value] : properties.items())
            QVERIFY2(!name.starts_with("dlm:"), name.c_str());
        const std::string about = at(done->result, "/assets/model/description").get<std::string>();
        for (const char *part : {"Archive\n", "`a.pth` (model weight)", "`t.tif`", "```\nconv\n```"})
            QVERIFY2(about.find(part) != std::string::npos, part);
        QCOMPARE(done->report.count(Fate::Dropped), std::size_t(0));
        QVERIFY(fixtures::faults(item(), {}).isEmpty());
        QVERIFY(fixtures::faults(item(), Target{"1.5.2", "1.1.0"}).isEmpty());
    }
    void whatIsMissingIsAsked()
    {
        const auto done = convert::convert(item());
        QVERIFY(done.ok());
        for (const char *place : {"/properties/mlm:name", "/properties/mlm:output/0/name", "/properties/mlm:input/0/input/data_type"})
            QVERIFY2(asks(done->report, place) && !Pointer::of(place).in(done->result), place);
    }

    void values_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char *name, const char *member, const char *value, const char *place, const char *wanted) {
            QTest::newRow(name) << QByteArray(member) << QByteArray(value) << QByteArray(place) << QByteArray(wanted);
        };
        const char *parameters = "/properties/dlm:architecture/total_nb_parameters", *total = "/properties/mlm:total_parameters";
        row("parameters as a text", parameters, R"("42,813,873")", total, "42813873");
        row("parameters as a float", parameters, "10.0", total, "10");
        const char *pretrained = "/properties/dlm:architecture/pretrained";
        row("not pretrained", pretrained, R"("None")", "/properties/mlm:pretrained", "false");
        row("from nowhere", pretrained, R"("None")", "/properties/mlm:pretrained_source", "null");
        row("pretrained", pretrained, "true", "/properties/mlm:pretrained", "true");
        row("size as a text", "/properties/dlm:architecture/estimated_total_size_mb", R"("2")", "/properties/mlm:memory_size", "2097152");
        const char *version = "/properties/dlm:runtime/version";
        row("version with a v", version, R"("v2.1.0+cu118")", "/properties/mlm:framework_version", R"("2.1.0+cu118")");
        const char *inputs = "/properties/dlm:inputs", *scaling = "/properties/mlm:input/0/value_scaling";
        row("factor that is not round", inputs, R"({"scaling_factor": 0.003921569})", scaling, R"([{"type":"scale","value":254.99997577500233}])");
        row("mean and deviation", inputs, R"({"normalization:mean": [1, 2], "normalization:std": [3, 4]})", scaling,
            R"([{"type":"z-score","mean":1,"stddev":3},{"type":"z-score","mean":2,"stddev":4}])");
        row("one mean for all", inputs, R"({"normalization:mean": 1, "normalization:std": ["3", 4]})", scaling,
            R"([{"type":"z-score","mean":1,"stddev":3},{"type":"z-score","mean":1,"stddev":4}])");
        row("mean alone", inputs, R"({"normalization:mean": [5]})", scaling, R"([{"type":"offset","value":5}])");
        row("deviation alone", inputs, R"({"normalization:std": [5]})", scaling, R"([{"type":"scale","value":5}])");
        row("all of it", inputs, R"({"scaling_factor": 0.1, "normalization:mean": [-1, 2], "normalization:std": 4})", scaling,
            R"([{"type":"processing","format":"gdal-calc","expression":"(A * 0.1 - (-1)) / 4"},{"type":"processing","format":"gdal-calc","expression":"(A * 0.1 - 2) / 4"}])");
        row("the draft's spelling", inputs, R"({"shape:batch": "1", "shape:channels": 2, "scaling": 0.25, "normalization": {"mean": 1}})", scaling,
            R"([{"type":"processing","format":"gdal-calc","expression":"A * 0.25 - 1"}])");
        row("the draft's shape", inputs, R"({"shape:batch": "1", "shape:channels": 2})", "/properties/mlm:input/0/input", R"({"shape":[1,2],"dim_order":["batch","bands"],"data_type":"uint16"})");
        row("list of one input", inputs, R"([{"name": "x"}])", "/properties/mlm:input/0/name", R"("x")");
        row("two inputs", inputs, R"([{"name": "x"}, {"name": "y"}])", "/properties/mlm:input/1/name", R"("y")");
        row("function of Python", inputs, R"({"pre_processing_function": "a.b:f(Tensor<1>) -> Tensor<2>"})", "/properties/mlm:input/0/pre_processing_function",
            R"({"format":"python","expression":"a.b:f(Tensor<1>) -> Tensor<2>"})");
        row("function at an address", inputs, R"({"pre_processing_function": "https://example.com/f.py"})", "/properties/mlm:input/0/pre_processing_function",
            "{\"format\":\"uri\",\"expression\":{\"href\":\"https://example.com/f.py\"}}");
        row("type of the values", "/properties/dlm:data/data_type", R"("np.uint8")", "/assets/model/raster:bands/1/data_type", R"("uint8")");
        row("no data as a text", "/properties/dlm:data/nodata", R"("NaN")", "/assets/model/raster:bands/1/nodata", R"("nan")");
        row("several tasks", "/properties/dlm:outputs/task", R"(["Object Detection", "regression"])", "/properties/mlm:tasks", R"(["object-detection","regression"])");
        row("layer of texts", "/properties/dlm:outputs/final_layer_size", R"(["1", "7"])", "/properties/mlm:output/0/result/shape", "[1,7]");
        row("common name", "/properties/eo:bands", R"([{"name": "P", "common_name": "pancro"}])", "/assets/model/eo:bands/0/common_name", R"("pan")");
        row("docker without a tag", "/properties/dlm:runtime/docker", R"({"image_name": "a/b:2", "tag": "2"})", "/assets/mlm:container/href", R"("a/b:2")");
        row("commit elsewhere", "/properties/dlm:runtime/model_src_url", "\"https://example.com/r\"", "/assets/mlm:source_code/description", "\"Commit: 0123abc\"");
    }
    void values()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, place);
        QFETCH(QByteArray, wanted);
        const Json source = with(member.constData(), value.constData());
        const auto done = convert::convert(source);
        QVERIFY(done.ok());
        const Json found = at(done->result, place.constData()), good = Json::parse(wanted.toStdString());
        QVERIFY2(found == good, text(found).constData());
        const QStringList faults = fixtures::faults(source, {});
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void bands_data()
    {
        QTest::addColumn<QByteArray>("useful");
        QTest::addColumn<QByteArray>("selected");
        QTest::addColumn<QByteArray>("bands");
        QTest::addColumn<bool>("asked");
        const auto row = [](const char *name, const char *useful, const char *selected, const char *bands, bool asked) {
            QTest::newRow(name) << QByteArray(useful) << QByteArray(selected) << QByteArray(bands) << asked;
        };
        const char *fromZero = R"([{"index": 2, "name": "red"}, {"index": 1, "name": "green"}])", *fromOne = R"([{"index": 3, "name": "red"}, {"index": 2, "name": "green"}])";
        row("counted from 0", fromZero, "null", R"(["B3","B2"])", false);
        row("counted from 1", fromOne, "null", R"(["B3","B2"])", false);
        row("names alone", R"([{"name": "B4"}, {"name": "B1"}])", "null", R"(["B4","B1"])", false);
        row("texts", R"(["B4", "nir2"])", "null", R"(["B4","nir2"])", false);
        row("selected by numbers, or by places from 1", fromZero, "[1, 2]", R"(["B3","B2"])", true);
        row("selected by places", fromZero, "[0, 1]", R"(["B3","B2"])", false);
        row("selected by numbers from 1", fromOne, "[2, 3]", R"(["B2","B3"])", false);
        row("selected by texts", fromZero, R"(["B4"])", R"(["B4"])", false);
        row("another selection", fromZero, "[0, 3]", R"(["B3","B2"])", true);
        row("selected from 0", "[]", "[0, 3]", R"(["B1","B4"])", false);
        row("selected from 1", "[]", "[4, 1]", R"(["B4","B1"])", false);
        row("selected from either", "[]", "[1, 2]", "\"(nothing)\"", true);
        row("not there", "[]", "[17]", "\"(nothing)\"", true);
    }
    void bands()
    {
        QFETCH(QByteArray, useful);
        QFETCH(QByteArray, selected);
        QFETCH(QByteArray, bands);
        QFETCH(bool, asked);
        Json source = with("/properties/dlm:data/useful_bands", useful.constData());
        source["properties"]["dlm:inputs"]["selected_bands"] = Json::parse(selected.toStdString());
        const auto done = convert::convert(source);
        QVERIFY(done.ok());
        const Json found = at(done->result, "/properties/mlm:input/0/bands");
        const bool isAsked = asks(done->report, "/properties/dlm:inputs/selected_bands");
        QVERIFY2(found == Json::parse(bands.toStdString()), text(found).constData());
        QCOMPARE(isAsked, asked);
        const QStringList faults = fixtures::faults(source, {});
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void classes_data()
    {
        QTest::addColumn<QByteArray>("mapping");
        for (const char *mapping : {R"([{"0": "a"}, {"1": "b c"}])", R"({"0": "a", "1": "b c"})", R"({"a": 0, "b c": 1})", R"(["a", "b c"])", R"([{"name": "a", "value": 0}, {"name": "b c", "value": "1"}])",
                                    R"([{"index": 0, "class_name": "a"}, {"index": 1, "class_name": "b c"}])", R"([[0, "a"], [1, "b c"]])"})
            QTest::newRow(mapping) << QByteArray(mapping);
    }
    void classes()
    {
        QFETCH(QByteArray, mapping);
        const Json source = with("/properties/dlm:outputs/class_name_mapping", mapping.constData());
        const Json found = at(convert::convert(source)->result, "/properties/mlm:output/0/classification:classes");
        QVERIFY2(found == Json::parse(R"([{"value":0,"name":"a","description":"a","nodata":true},{"value":1,"name":"b_c","description":"b c"}])"), text(found).constData());
        const QStringList faults = fixtures::faults(source, {});
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void odd_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("asked");
        const auto row = [](const char *member, const char *value, bool asked) { QTest::newRow((QByteArray(member) + ' ' + value).constData()) << QByteArray(member) << QByteArray(value) << asked; };
        row("/properties/dlm:runtime/version", "1.5", true);
        row("/properties/dlm:runtime/version", R"("latest")", true);
        row("/properties/dlm:runtime/docker/gpu", "true", true);
        row("/properties/dlm:runtime/docker/image_name", R"("local:latest")", true);
        row("/properties/dlm:runtime/requirement_file", R"("requirements.txt")", true);
        row("/properties/dlm:runtime/model_src_url", R"("somewhere")", true);
        row("/properties/dlm:inputs/scaling_factor", "0", true);
        row("/properties/dlm:inputs/scaling_factor", R"("much")", true);
        row("/properties/dlm:inputs/normalization:mean", "[1, 2, 3]", true);
        row("/properties/dlm:inputs/normalization:std", "[0, 1]", true);
        row("/properties/dlm:inputs/input_tensors", R"({"batch": "many"})", true);
        row("/properties/dlm:inputs/input_tensors", R"({"batch": 1, "colour": 2})", true);
        row("/properties/dlm:inputs/input_tensors", "[1, 2, 3, 4]", true);
        row("/properties/dlm:data/data_type", R"("float")", true);
        row("/properties/dlm:data/useful_bands", R"([{"index": 9, "name": "B1"}, {"index": 1, "name": "B2"}])", true);
        row("/properties/dlm:data/useful_bands", R"([{"name": "B1", "gain": 3}])", false);
        row("/properties/dlm:data/useful_bands", R"([{"name": "unknown", "gain": 3}])", true);
        row("/properties/dlm:outputs/task", R"("cooking")", true);
        row("/properties/dlm:outputs/dont_care_index", "255", true);
        row("/properties/dlm:outputs/class_name_mapping", R"([{"a": "b"}])", true);
        row("/properties/dlm:outputs/class_name_mapping", R"(["a", {"1": "b"}, 3])", true);
        row("/properties/dlm:outputs/final_layer_size", R"([1, "x"])", true);
        row("/properties/dlm:architecture/type", "5", true);
        row("/properties/dlm:architecture/total_nb_parameters", "-1", true);
        row("/properties/dlm:architecture", R"("U-Net")", false);
        row("/properties/dlm:data", R"([{"process_level": "L1"}])", false);
        row("/properties/dlm:data", "5", false);
        row("/properties/dlm:inputs", "[]", false);
        row("/properties/dlm:inputs", R"([null, {"selected_bands": [1]}, 5])", false);
        row("/properties/dlm:archive", R"({"name": "a"})", false);
        row("/properties/dlm:archive", R"(["a", 5])", false);
        row("/properties/processing:level", R"("L4")", false);
        row("/assets", "null", false);
        row("/properties", "[1]", false);
    }
    /// Nothing is lost, and the second time nothing happens.
    void odd()
    {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, value);
        QFETCH(bool, asked);
        const Json source = with(member.constData(), value.constData());
        const auto done = convert::convert(source);
        QVERIFY(done.ok());
        if (asked)
            QVERIFY(asks(done->report, member.constData()));
        for (const Target &target : {Target{}, Target{"1.5.2", "1.1.0"}, Target{"1.0.0", {}}}) {
            const QStringList faults = fixtures::faults(source, target);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
        }
    }
    void twoLevels()
    {
        const auto done = convert::convert(with("/properties/processing:level", R"("L4")"));
        QCOMPARE(text(at(done->result, "/properties/processing:level")), QByteArray(R"("L4")"));
        QVERIFY(asks(done->report, "/properties/dlm:data/process_level"));
    }
    void answersLeaveNothingBehind()
    {
        Json source = with("/properties/dlm:runtime/docker", R"({"image_name": "local", "gpu": true})");
        source["properties"]["dlm:runtime"]["version"] = 1.5;
        const auto done = convert::convert(source);
        Json settled = done->result;
        for (const Edit &edit : settle(done->result, done->report, std::vector<int>(done->report.questions.size(), 0)))
            QVERIFY(applyTo(settled, edit).ok());
        QVERIFY(!Pointer::of("/properties/dlm:runtime").in(settled));
        QCOMPARE(text(at(settled, "/properties/mlm:framework_version")), QByteArray(R"("1.5.0")"));
        QCOMPARE(text(at(settled, "/properties/mlm:accelerator")), QByteArray(R"("cuda")"));
        QCOMPARE(text(at(settled, "/assets/mlm:container/href")), QByteArray(R"("docker.io/library/local")"));
    }
    /// What a first draft called by other names.
    void draft()
    {
        Json source = with("/properties/dlm:runtime", nullptr);
        source["properties"]["dlm:engine"] = Json::parse("{\"framework\": \"PyTorch\", \"version\": \"1.5.0\", \"model_src\": \"git://x.org/r\", \"docker\": {\"image_name\": \"x.org/r:2\", \"work_dir\": \"/d\"}}");
        source["properties"]["dlm:version"] = 1.0;
        const auto done = convert::convert(source);
        QCOMPARE(text(at(done->result, "/properties/mlm:framework_version")), QByteArray(R"("1.5.0")"));
        QCOMPARE(text(at(done->result, "/assets/mlm:container/description")), QByteArray(R"("Working directory: `/d`")"));
        QCOMPARE(text(at(done->result, "/assets/mlm:source_code/roles/1")), QByteArray(R"("code")"));
        QCOMPARE(text(at(done->result, "/properties/dlm:version")), QByteArray("1.0")); // MLM has nothing like it, and lets it stand
        QVERIFY(fixtures::faults(source, {}).isEmpty());
    }
    /// stac-model writes the properties alone.
    void propertiesWithoutAnItem()
    {
        const Json source = Json::parse(R"({"mlm:name": "A model", "mlm:architecture": "U-Net", "mlm:tasks": ["segmentation"], "description": "d"})");
        const auto done = convert::convert(source);
        QVERIFY(done.ok());
        QCOMPARE(text(at(done->result, "/type")), QByteArray(R"("Feature")"));
        QCOMPARE(text(at(done->result, "/properties/mlm:name")), QByteArray(R"("A model")"));
        QCOMPARE(text(at(done->result, "/properties/description")), QByteArray(R"("d")"));
        QVERIFY(!done->result.contains("id") && asks(done->report, "/id"));
        QVERIFY(fixtures::faults(source, {}).isEmpty());
        for (const char *other : {R"({"mlm:name": "x", "type": "Collection"})", R"({"mlm:name": "x", "extent": {}})", R"({"name": "x"})"})
            QVERIFY2(!convert::convert(Json::parse(other))->result.contains("properties"), other);
    }
    void everyMemberMayBeMissing()
    {
        for (const Pointer &leaf : leavesOf(item())) {
            if (leaf.size() < 3)
                continue;
            Json source = item();
            Json &parent = *leaf.parent().in(source);
            if (parent.is_object())
                parent.erase(leaf.last());
            else
                parent.erase(*leaf.index());
            const QStringList faults = fixtures::faults(source, {});
            QVERIFY2(faults.isEmpty(), (leaf.toString() + ": " + faults.join(QLatin1Char('\n')).toStdString()).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestDlm)
#include "test_dlm.moc"
