// SPDX-License-Identifier: Apache-2.0
#include "core/document/document.h"
#include "core/validation/engine.h"
#include "core/weights/import.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;

class TestProposals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fillsAnEmptyItem();
    void leavesWhatDiffers();
    void matchesPortsByNameThenByOrder();
    void saysWhatHasNoPlace();
    void proposesDimensions_data();
    void proposesDimensions();
    void speaksTheReleaseOfTheDocument_data();
    void speaksTheReleaseOfTheDocument();
    void keepsModelsOutOfCollections();
    void givesEachFileAnAsset();
    void offersPackedMetadata();
    void startsANewItem();
    void takesNoPointerForTheFile();
    void leavesOutWhatIsNoText();
    void isOneUndoStep();
};

namespace {

template <typename T> Maybe<T> known(T value)
{
    return Known<T>{std::move(value), QStringLiteral("the file")};
}

PortFact port(const char *name, const char *dtype, std::vector<std::int64_t> shape)
{
    return {std::string(name), std::string(dtype), std::move(shape), QStringLiteral("graph")};
}

Inspection model()
{
    Inspection inspection;
    inspection.path = QStringLiteral("/data/unet.pt2");
    inspection.name = "unet.pt2";
    inspection.size = 1000;
    inspection.fingerprint = Fingerprint{1000, {{Hash::Sha2_256, std::string(64, 'a')}}};
    Facts &facts = inspection.reading.facts;
    facts.format = "pt2";
    facts.framework = known<std::string>("PyTorch");
    facts.frameworkVersion = known<std::string>("2.8.0+cu126");
    facts.artifactType = known<std::string>("torch.export.save");
    facts.compileMethod = known<std::string>("aot");
    facts.mediaType = known<std::string>("application/octet-stream; framework=pytorch");
    facts.roles = known(std::vector<std::string>{"mlm:model", "mlm:compiled"});
    facts.byteOrder = known<std::string>("little-endian");
    facts.headerSize = known<std::uint64_t>(64);
    facts.totalParameters = known<std::uint64_t>(200);
    facts.parameterBytes = known<std::uint64_t>(800);
    facts.inputs = {port("x", "float32", {-1, 4, 256, 256})};
    facts.outputs = {port("y", "bfloat16", {-1, 3, 256, 256})};
    return inspection;
}

Json item(const char *version = "1.5.2")
{
    return {{"type", "Feature"},
            {"stac_version", "1.1.0"},
            {"stac_extensions", {std::string("https://stac-extensions.github.io/mlm/v") + version + "/schema.json"}},
            {"id", "i"},
            {"properties", {{"mlm:name", "Net"}, {"mlm:tasks", {"semantic-segmentation"}}, {"mlm:input", Json::array()}, {"mlm:output", Json::array()}}},
            {"assets", Json::object()}};
}

ImportPlan planOf(const Json &root, const Inspection &inspection = model())
{
    return importPlan(root, importFiles(root, {}, {inspection}));
}

const Proposal *find(const ImportPlan &plan, const char *pointer)
{
    for (const Proposal &proposal : plan.proposals) {
        if (proposal.pointer.toString() == pointer)
            return &proposal;
    }
    return nullptr;
}

Json applied(const Json &root, const ImportPlan &plan)
{
    Json after = root;
    for (const Edit &edit : importEdits(root, plan.proposals)) {
        if (!applyTo(after, edit))
            return nullptr;
    }
    return after;
}

} // namespace

void TestProposals::fillsAnEmptyItem()
{
    const Json root = item();
    const ImportPlan plan = planOf(root);
    for (const Proposal &p : plan.proposals)
        QVERIFY2(p.state == Proposal::State::Absent && !p.whereFrom.isEmpty(), p.pointer.toString().c_str());
    // The user confirms what the file does not tell: what dimensions mean, and that memory is more than parameters.
    for (const char *pointer : {"/properties/mlm:memory_size", "/properties/mlm:input/0/input/dim_order", "/properties/mlm:output/0/result/dim_order"})
        QVERIFY2(find(plan, pointer) && !find(plan, pointer)->ticked && !find(plan, pointer)->note.isEmpty(), pointer);
    const Json after = applied(root, plan);
    const Json expected = {{"href", "./unet.pt2"}, {"type", "application/octet-stream; framework=pytorch"}, {"roles", {"mlm:model", "mlm:compiled"}},
                           {"mlm:artifact_type", "torch.export.save"}, {"mlm:compile_method", "aot"}, {"file:size", 1000},
                           {"file:checksum", "1220" + std::string(64, 'a')}, {"file:header_size", 64}, {"file:byte_order", "little-endian"}};
    QVERIFY2(after["assets"]["model"] == expected, after["assets"].dump().c_str());
    const Json &properties = after["properties"];
    QVERIFY(properties["mlm:framework"] == "PyTorch" && properties["mlm:framework_version"] == "2.8.0+cu126" && properties["mlm:total_parameters"] == 200);
    QVERIFY(!properties.contains("mlm:memory_size"));
    QVERIFY2(properties["mlm:input"] == Json::parse(R"([{"name": "x", "input": {"shape": [-1, 4, 256, 256], "data_type": "float32"}}])"), properties.dump().c_str());
    QVERIFY2(properties["mlm:output"] == Json::parse(R"([{"name": "y", "tasks": ["semantic-segmentation"], "result": {"shape": [-1, 3, 256, 256], "data_type": "other"}}])"),
             properties.dump().c_str());
    QVERIFY(find(plan, "/properties/mlm:output/0/result/data_type")->note.contains(QStringLiteral("bfloat16")));
    // A second look finds nothing to do.
    const ImportPlan again = importPlan(after, importFiles(after, {}, {model()}));
    for (const Proposal &p : again.proposals)
        QVERIFY2(p.state == Proposal::State::Agrees || !p.ticked, p.pointer.toString().c_str());
    QVERIFY(importEdits(after, again.proposals).empty());
}

void TestProposals::leavesWhatDiffers()
{
    Json root = item();
    root["properties"]["mlm:framework"] = "TensorFlow";
    root["properties"]["mlm:total_parameters"] = 200;
    root["properties"]["mlm:memory_size"] = 5000;
    root["properties"]["mlm:input"] = Json::parse(R"([{"name": "RGB", "input": {"shape": [-1, 4, -1, -1], "dim_order": ["batch", "bands", "height", "width"], "data_type": "uint8"}}])");
    root["assets"] = {{"m", {{"href", "./unet.pt2"}, {"type", "application/octet-stream;framework=PyTorch"}, {"roles", {"data", "mlm:model"}}}}};
    const ImportPlan plan = planOf(root);
    const auto is = [&](const char *pointer, Proposal::State state) {
        const Proposal *p = find(plan, pointer);
        return p && p->state == state && !p->ticked;
    };
    QVERIFY(is("/properties/mlm:framework", Proposal::State::Differs));
    QVERIFY(!find(plan, "/properties/mlm:framework_version")->ticked && !find(plan, "/properties/mlm:framework_version")->note.isEmpty());
    QVERIFY(is("/properties/mlm:total_parameters", Proposal::State::Agrees));
    QVERIFY(is("/properties/mlm:memory_size", Proposal::State::Agrees)); // a bound that is kept
    QVERIFY(is("/properties/mlm:input/0/name", Proposal::State::Differs));
    QVERIFY(is("/properties/mlm:input/0/input/shape", Proposal::State::Agrees));
    QVERIFY(is("/properties/mlm:input/0/input/data_type", Proposal::State::Differs));
    QVERIFY(!find(plan, "/properties/mlm:input/0/input/dim_order")); // whoever wrote it knows better
    QVERIFY(is("/assets/m/type", Proposal::State::Agrees));
    QVERIFY(is("/assets/m/roles", Proposal::State::Differs));
    QVERIFY((find(plan, "/assets/m/roles")->value == Json({"data", "mlm:model", "mlm:compiled"})));
    const Json after = applied(root, plan);
    QVERIFY(after["properties"]["mlm:framework"] == "TensorFlow" && after["properties"]["mlm:input"] == root["properties"]["mlm:input"]);
}

void TestProposals::matchesPortsByNameThenByOrder()
{
    Json root = item();
    root["properties"]["mlm:input"] = Json::parse(R"([{"name": "first"}, {"name": "b"}])");
    Inspection file = model();
    file.reading.facts.inputs = {port("b", "float32", {1}), port("a", "int64", {2}), port("c", "int8", {3})};
    const ImportPlan plan = planOf(root, file);
    QVERIFY((find(plan, "/properties/mlm:input/1/input/shape")->value == Json({1})));
    QVERIFY((find(plan, "/properties/mlm:input/0/input/shape")->value == Json({2})));
    QVERIFY((find(plan, "/properties/mlm:input/2/name")->value == Json("c")));
    // Only a later one is wanted: it moves up.
    std::vector<Proposal> wanted;
    for (Proposal p : plan.proposals) {
        p.ticked = p.pointer.toString().starts_with("/properties/mlm:input/2/");
        wanted.push_back(p);
    }
    root["properties"]["mlm:input"] = Json::array();
    Json after = root;
    for (const Edit &edit : importEdits(root, wanted))
        QVERIFY(applyTo(after, edit));
    QVERIFY2(after["properties"]["mlm:input"].size() == 1 && after["properties"]["mlm:input"][0]["name"] == "c", after.dump().c_str());
}

void TestProposals::saysWhatHasNoPlace()
{
    Inspection file = model();
    file.reading.facts.inputs = {port("scalar", "float32", {}), port("empty", "float32", {0, 3})};
    file.reading.facts.frameworkVersion = known<std::string>("2.8");
    file.reading.facts.note(NoteFact::Level::Danger, QStringLiteral("Would run os.system."));
    const ImportPlan plan = planOf(item(), file);
    QVERIFY(!find(plan, "/properties/mlm:input/0/input/shape") && !find(plan, "/properties/mlm:input/1/input/shape"));
    QVERIFY(!find(plan, "/properties/mlm:framework_version"));
    const QString notes = plan.notes.join(QLatin1Char('\n'));
    for (const char *part : {"scalar", "empty", "2.8", "os.system"})
        QVERIFY2(notes.contains(QLatin1String(part)), part);
}

void TestProposals::proposesDimensions_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("order");
    QTest::newRow("channels first") << QByteArray("[-1,4,256,256]") << QByteArray(R"(["batch","channel","height","width"])");
    QTest::newRow("channels first, dynamic") << QByteArray("[-1,3,-1,-1]") << QByteArray(R"(["batch","channel","height","width"])");
    QTest::newRow("channels last") << QByteArray("[1,224,224,3]") << QByteArray(R"(["batch","height","width","channel"])");
    QTest::newRow("either") << QByteArray("[1,3,224,3]") << QByteArray();
    QTest::newRow("nothing known") << QByteArray("[-1,-1,-1,-1]") << QByteArray();
    QTest::newRow("features") << QByteArray("[-1,10]") << QByteArray(R"(["batch","features"])");
    QTest::newRow("batch") << QByteArray("[-1]") << QByteArray(R"(["batch"])");
    QTest::newRow("five") << QByteArray("[1,2,3,4,5]") << QByteArray();
}

void TestProposals::proposesDimensions()
{
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, order);
    Inspection file = model();
    file.reading.facts.inputs.front().shape = Json::parse(shape.toStdString()).get<std::vector<std::int64_t>>();
    const ImportPlan plan = planOf(item(), file);
    const Proposal *proposal = find(plan, "/properties/mlm:input/0/input/dim_order");
    QCOMPARE(proposal ? QByteArray::fromStdString(proposal->value.dump()) : QByteArray(), order);
}

void TestProposals::speaksTheReleaseOfTheDocument_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"1.3.0", "1.4.0", "1.5.0", "1.5.2"})
        QTest::newRow(version) << QByteArray(version);
}

void TestProposals::speaksTheReleaseOfTheDocument()
{
    QFETCH(QByteArray, version);
    const Json root = item(version.constData());
    const ImportPlan plan = planOf(root);
    const Json after = applied(root, plan);
    QCOMPARE(after["assets"]["model"].contains("mlm:compile_method"), version != "1.3.0");
    QCOMPARE(after["assets"]["model"]["mlm:artifact_type"].get<std::string>(), std::string(version == "1.3.0" ? "torch.export" : "torch.export.save"));
    QCOMPARE(after["properties"]["mlm:input"][0].contains("bands"), version < "1.5");
    // Nothing but what the user has to confirm is missing from the new entries.
    std::vector<Proposal> all = plan.proposals;
    for (Proposal &p : all)
        p.ticked = true;
    Json complete = root;
    for (const Edit &edit : importEdits(root, all))
        QVERIFY(applyTo(complete, edit));
    for (const Finding &finding : check(complete).list)
        QVERIFY2(finding.source != Source::Schema || !finding.pointer.startsWith(Pointer::of("/properties/mlm:input")) , qPrintable(finding.pointer.toQString() + finding.message));
}

void TestProposals::keepsModelsOutOfCollections()
{
    Json root = item();
    root["type"] = "Collection";
    root.erase("properties");
    const ImportPlan plan = planOf(root);
    for (const Proposal &p : plan.proposals)
        QVERIFY2(p.pointer.startsWith(Pointer::of("/assets/model")), p.pointer.toString().c_str());
    QVERIFY(find(plan, "/assets/model/mlm:framework"));
    QVERIFY(plan.notes.join(QLatin1Char(' ')).contains(QStringLiteral("inputs")));
    // A document without MLM gets what any file has.
    root = item();
    root["stac_extensions"] = Json::array();
    const ImportPlan plain = planOf(root);
    QVERIFY(find(plain, "/assets/model/file:size") && !find(plain, "/properties/mlm:framework") && !plain.notes.isEmpty());
}

void TestProposals::givesEachFileAnAsset()
{
    Json root = item();
    root["assets"] = {{"weights", {{"href", "./unet.pt2"}, {"roles", {"mlm:model"}}}}};
    Inspection data = model(), other = model();
    data.path = QStringLiteral("/data/variables/unet.data");
    data.name = "variables/unet.data";
    data.part = true;
    data.reading = {};
    other.path = QStringLiteral("/data/b/unet.pt2");
    const auto files = importFiles(root, {}, {model(), data, other});
    QCOMPARE(files[0].target.assetKey, std::string("weights"));
    QVERIFY(files[0].target.href.empty());
    QCOMPARE(files[1].target.assetKey, std::string("unet.data"));
    QCOMPARE(files[1].target.href, std::string("./variables/unet.data"));
    QCOMPARE(files[2].target.assetKey, std::string("unet.pt2")); // the other one is taken
    const Json after = applied(root, importPlan(root, files));
    QCOMPARE(after["assets"].size(), std::size_t{3});
    QVERIFY(after["assets"]["unet.data"]["mlm:artifact_type"] == "torch.export.save");
    QCOMPARE(importFiles(root, {}, {model()}, "new-one").front().target.assetKey, std::string("new-one"));
}

void TestProposals::offersPackedMetadata()
{
    Inspection file = model();
    file.reading.facts.packedMetadata = Json::parse(R"({"type": "Feature", "properties": {"mlm:architecture": "U-Net", "mlm:framework": "Keras", "mlm:unheard_of": 1,
        "mlm:total_parameters": "many", "mlm:input": [{"name": "S2", "input": {"shape": [1], "dim_order": ["batch"], "data_type": "uint8"}}], "title": "x"}})");
    const ImportPlan plan = planOf(item(), file);
    QVERIFY((find(plan, "/properties/mlm:architecture")->value == Json("U-Net")));
    QVERIFY(find(plan, "/properties/mlm:architecture")->ticked);
    QVERIFY((find(plan, "/properties/mlm:framework")->value == Json("PyTorch"))); // what the file itself says goes first
    QVERIFY(!find(plan, "/properties/mlm:unheard_of") && !find(plan, "/properties/title"));
    QCOMPARE(find(plan, "/properties/mlm:input")->value.size(), std::size_t{1});
    QVERIFY(!find(plan, "/properties/mlm:input/0/name"));
    // What would break the document is offered, but not ticked.
    file.reading.facts.totalParameters.reset();
    const ImportPlan broken = planOf(item(), file);
    QVERIFY(!find(broken, "/properties/mlm:total_parameters")->ticked && !find(broken, "/properties/mlm:total_parameters")->note.isEmpty());
}

void TestProposals::startsANewItem()
{
    const auto item = newFromWeights({model()}, QStringLiteral("/data/items/net.json"));
    QVERIFY(item);
    const Json &root = *item;
    QVERIFY((root["id"] == Json("unet")));
    QVERIFY((root["assets"]["model"]["href"] == Json("../unet.pt2")));
    QVERIFY((root["properties"]["mlm:framework_version"] == Json("2.8.0+cu126")));
    QVERIFY(root["geometry"].is_null() && root["properties"]["datetime"].is_null());
    for (const char *unknown : {"mlm:name", "mlm:architecture", "description", "start_datetime"})
        QVERIFY2(!root["properties"].contains(unknown), unknown);
    QVERIFY(!newFromWeights({}) && !newFromWeights({model()}, {}, {"x", "0.1", "1.1.0"}));
    QVERIFY(newFromWeights({model()}, {}, {"x", "1.3.0", "1.0.0"}));
}

void TestProposals::takesNoPointerForTheFile()
{
    Inspection file = model();
    file.reading.facts = {};
    file.reading.facts.format = "git-lfs-pointer";
    const ImportPlan plan = planOf(item(), file);
    QVERIFY(!find(plan, "/assets/model/file:size") && !find(plan, "/assets/model/file:checksum"));
    QVERIFY(plan.notes.join(QLatin1Char(' ')).contains(QStringLiteral("Git LFS")));
}

void TestProposals::leavesOutWhatIsNoText()
{
    Inspection file = model();
    file.reading.facts.inputs = {port("\xff\xfe", "float32", {1})};
    file.reading.facts.framework = known<std::string>("\xc3");
    const ImportPlan plan = planOf(item(), file);
    QVERIFY(!find(plan, "/properties/mlm:input/0/name") && find(plan, "/properties/mlm:input/0/input/shape") && !find(plan, "/properties/mlm:framework"));
    QVERIFY(isWritable(applied(item(), plan)));
}

void TestProposals::isOneUndoStep()
{
    auto document = Document::fromTree(item());
    const std::string before = document->text();
    QVERIFY(document->apply(QStringLiteral("Import"), importEdits(document->root(), planOf(document->root()).proposals)));
    QVERIFY(document->text() != before);
    document->undo();
    QCOMPARE(document->text(), before);
    QVERIFY(!document->canUndo());
}

QTEST_APPLESS_MAIN(TestProposals)
#include "test_proposals.moc"
