// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/exportprogram.h"
#include "core/weights/torch/packedmetadata.h"
#include "core/weights/torch/scripttext.h"
#include "tests/core/weights/tensors/bytes.h"
#include "tests/core/weights/zip/zipbuilder.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

const char *const program = R"({"graph_module":{"graph":{"inputs":[],"nodes":[{"target":"x","metadata":{"stack_trace":"…"}}],"tensor_values":{
  "p_w":{"dtype":7,"sizes":[{"as_int":2},{"as_int":3}]},
  "x":{"dtype":7,"sizes":[{"as_expr":{"expr_str":"s0"}},{"as_int":3}]},
  "y":{"dtype":13,"sizes":[{"as_int":1}]},"z":{"dtype":99,"sizes":"none"}}},
 "signature":{"input_specs":[{"parameter":{"arg":{"name":"p_w"},"parameter_name":"w"}},{"user_input":{"arg":{"as_tensor":{"name":"x"}}}},
   {"user_input":{"arg":{"as_int":3}}}],
  "output_specs":[{"user_output":{"arg":{"as_tensors":[{"name":"y"},{"name":"z"}]}}}]}},
 "schema_version":{"major":8,"minor":14},"torch_version":"2.8.0+cu126"})";

std::string weight(const std::string &path, const std::string &sizes, const std::string &strides, const std::string &offset = "0", const char *dtype = "7")
{
    return R"({"path_name":")" + path + R"(","is_param":true,"use_pickle":false,"tensor_meta":{"dtype":)" + dtype + R"(,"sizes":)" + sizes + R"(,"strides":)" + strides +
           R"(,"storage_offset":{"as_int":)" + offset + "}}}";
}

std::string config(const std::string &entries)
{
    return R"({"config":{)" + entries + "}}";
}

const char *const sizes23 = R"([{"as_int":2},{"as_int":3}])", *const strides31 = R"([{"as_int":3},{"as_int":1}])";

Reading package(std::vector<ZipMember> members)
{
    members.insert(members.begin(), ZipMember{"r/archive_format", "pt2"});
    return readBytes(zipOf(members), "a.pt2");
}

Reading weightsOnly(const std::string &entries)
{
    return package({{"r/data/weights/model_weights_config.json", config(entries)}, {"r/data/weights/weight_0", std::string(24, 'x')}});
}

/// A pickle that would call os.system, as torch.save would wrap it.
std::string dangerousZip()
{
    return zipOf({{"a/data.pkl", std::string("\x80\x02" "cos\nsystem\nX\x04\0\0\0true\x85R.", 27)}, {"a/version", "3\n"}});
}

} // namespace

class TestExported : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsPackages();
    void readsTheOlderLayout();
    void tellsNativeCode();
    void listsImportsOfSamples();
    void refusesWeights_data();
    void refusesWeights();
    void offersPackedMetadata();
    void findsSignatures();
    void readsServedModels();
    void survivesEveryBeginning();
};

void TestExported::readsPackages()
{
    const Reading reading = package({{"r/models/transforms.json", "{}"},
                                     {"r/models/model.json", program},
                                     {"r/data/weights/model_weights_config.json", config("\"w\":" + weight("weight_0", sizes23, strides31) + ",\"tied\":" + weight("weight_0", sizes23, strides31))},
                                     {"r/data/weights/weight_0", std::string(24, 'x')}});
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("pt2"));
    QCOMPARE(facts.frameworkVersion->value, std::string("2.8.0+cu126"));
    QVERIFY(facts.frameworkVersion->whereFrom.contains(QLatin1String("models/model.json")));
    QCOMPARE(facts.formatVersion->value, std::string("8.14"));
    QCOMPARE(facts.artifactType->value, std::string("torch.export.save"));
    QCOMPARE(facts.inputs.size(), std::size_t{1});
    QCOMPARE(*facts.inputs[0].name, std::string("x"));
    QCOMPARE(*facts.inputs[0].dtype, std::string("float32"));
    QCOMPARE(*facts.inputs[0].shape, (std::vector<std::int64_t>{-1, 3}));
    QCOMPARE(facts.outputs.size(), std::size_t{2});
    QCOMPARE(*facts.outputs[0].dtype, std::string("bfloat16"));
    QVERIFY(!facts.outputs[1].dtype && !facts.outputs[1].shape);
    QCOMPARE(facts.tensors->size(), std::size_t{1}); // the other name is of the same numbers
    QCOMPARE(facts.totalParameters->value, std::uint64_t{6});
    QCOMPARE(facts.parameterBytes->value, std::uint64_t{24});
}

void TestExported::readsTheOlderLayout()
{
    const Reading reading = readBytes(zipOf({{"version", "5.1"}, {"serialized_exported_program.json", program}}), "a.pt2");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->message : QString()));
    QCOMPARE(reading.facts.format, std::string("pt2"));
    QCOMPARE(reading.facts.inputs.size(), std::size_t{1});
    QVERIFY(!reading.facts.tensors);
}

void TestExported::tellsNativeCode()
{
    const Reading reading = package({{"r/data/aotinductor/model/x.wrapper.so", "\x7f" "ELF"}, {"r/data/aotinductor/model/x.json", "{}"}});
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.compileMethod->value, std::string("aot"));
    QCOMPARE(reading.facts.artifactType->value, std::string("torch._inductor.aoti_compile_and_package"));
    QVERIFY(hasNote(reading.facts, "native code (data/aotinductor/model/x.wrapper.so)"));
    QVERIFY(!reading.facts.totalParameters);
}

void TestExported::listsImportsOfSamples()
{
    const Reading reading = package({{"r/models/model.json", program}, {"r/data/sample_inputs/model.pt", dangerousZip()}});
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.imports.front().name, std::string("os.system"));
    QVERIFY(reading.facts.imports.front().kind == ImportFact::Class::Dangerous);
    QVERIFY(hasNote(reading.facts, "data/sample_inputs/model.pt: "));
}

void TestExported::refusesWeights_data()
{
    QTest::addColumn<QByteArray>("entries");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &entry, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString("\"w\":" + entry) << QString::fromUtf8(says);
    };
    row("member missing", weight("weight_1", sizes23, strides31), "“w” are not in the archive");
    row("leads out", weight("../../models/model.json", sizes23, strides31), "“w” are not in the archive");
    row("past the member", weight("weight_0", sizes23, strides31, "1"), "“w” reaches past the 24 bytes");
    row("wide strides", weight("weight_0", sizes23, R"([{"as_int":4},{"as_int":1}])"), "“w” reaches past");
    row("dynamic", weight("weight_0", R"([{"as_expr":{}},{"as_int":3}])", strides31), "sizes of “w”");
    row("negative", weight("weight_0", R"([{"as_int":-2},{"as_int":3}])", strides31), "sizes of “w”");
    row("more than countable", weight("weight_0", R"([{"as_int":4294967296},{"as_int":4294967296}])", strides31), "sizes of “w”");
    row("strides that overflow", weight("weight_0", sizes23, R"([{"as_int":9223372036854775807},{"as_int":9223372036854775807}])"), "“w” reaches past");
    row("another number of strides", weight("weight_0", sizes23, "[]"), "laid out");
    row("dtype unknown", weight("weight_0", sizes23, strides31, "0", "20"), "dtype and sizes of “w”");
    row("no offset", weight("weight_0", sizes23, strides31, "-1"), "where “w” begins");
    row("no entry", "3", "“w” are not in the archive");
    row("twice", weight("weight_0", sizes23, strides31) + ",\"w\":" + weight("weight_0", sizes23, strides31), "model_weights_config.json");
}

void TestExported::refusesWeights()
{
    QFETCH(QByteArray, entries);
    QFETCH(QString, says);
    verifyRefused(weightsOnly(entries.toStdString()), says);
}

void TestExported::offersPackedMetadata()
{
    const char *const yaml = "$schema: https://example.com/schema.json\nproperties:\n  name: Unet\n  artifact_type: torch.export.save\n  framework_version: 2.7.0\n"
                             "  total_parameters: 1234567\n  tasks: !!set\n    semantic-segmentation: null\n  input:\n  - &shape\n    shape: [-1, 3]\n  - *shape\n"
                             "  mlm:accelerator: cuda\n  datetime: 2024-01-01T00:00:00Z\n";
    const Reading reading = package({{"r/models/model.json", program}, {"r/extra/mlm-metadata", yaml}});
    QVERIFY(!reading.isRefused());
    QVERIFY(hasNote(reading.facts, "extra/mlm-metadata"));
    const Json expected = Json::parse(R"({"mlm:name":"Unet","mlm:framework_version":"2.7.0","mlm:total_parameters":1234567,"mlm:tasks":["semantic-segmentation"],
        "mlm:input":[{"shape":[-1,3]},{"shape":[-1,3]}],"mlm:accelerator":"cuda","datetime":"2024-01-01T00:00:00Z"})");
    QCOMPARE(QString::fromStdString(reading.facts.packedMetadata->dump()), QString::fromStdString(expected.dump()));

    const Reading item = package({{"r/extra/mlm-metadata.json", R"({"type":"Feature","id":"a"})"}});
    QVERIFY(item.facts.packedMetadata->at("id") == "a");
    const Reading other = package({{"r/extra/mlm-metadata", "- 1\n"}});
    QVERIFY(!other.facts.packedMetadata);
    QVERIFY(hasNote(other.facts, "no properties of MLM"));
}

void TestExported::findsSignatures()
{
    const char *const source = "class Other(Module):\n  def forward(self: X,\n    no: Tensor) -> Tensor:\n    return no\n"
                               "class Net(Module):\n  n : int\n  def helper(self: X) -> int:\n    return 1\n"
                               "  def forward(self: __torch__.Net,\n    x: Dict[str, List[Tensor]],\n    n: int=3,\n    s: str=\"a, b)\") -> Tuple[Tensor, Tensor]:\n    return (x, x)\n";
    const auto found = torch::findSignature(source, "Net", "forward");
    QVERIFY(found);
    QCOMPARE(found->arguments.size(), std::size_t{3});
    QCOMPARE(found->arguments[0].type, std::string("Dict[str, List[Tensor]]"));
    QCOMPARE(found->arguments[2].name, std::string("s"));
    QCOMPARE(found->returns, std::string("Tuple[Tensor, Tensor]"));
    QVERIFY(!torch::findSignature(source, "Ne", "forward"));
    QVERIFY(!torch::findSignature(source, "Other", "helper"));
    QVERIFY(!torch::findSignature("class Net(Module):\n  def forward(self: (((", "Net", "forward"));
}

void TestExported::readsServedModels()
{
    const auto archive = [](const std::string &manifest) {
        return readBytes(zipOf({{"MAR-INF/MANIFEST.json", manifest}, {"m.pt", dangerousZip()}, {"h.py", "x"}}), "a.mar");
    };
    const Reading reading = archive(R"({"archiverVersion":"0.12.0","model":{"modelName":"m","serializedFile":"m.pt","handler":"h.py:handle"}})");
    QVERIFY(!reading.isRefused());
    QCOMPARE(reading.facts.format, std::string("torchserve-mar"));
    QCOMPARE(reading.facts.producer->value, std::string("torch-model-archiver 0.12.0"));
    QCOMPARE(reading.facts.imports.front().name, std::string("os.system"));
    QVERIFY(hasNote(reading.facts, "Python code of its handler “h.py”"));
    QVERIFY(hasNote(archive(R"({"model":{"handler":"../../h.py"}})").facts, "leads out of the archive"));
    QVERIFY(hasNote(archive(R"({"model":{"serializedFile":"../m.pt"}})").facts, "not in the archive"));
    QVERIFY(hasNote(archive(R"({"model":{"handler":"none.py"}})").facts, "“none.py” is not in the archive"));
    verifyRefused(archive("[]"), QStringLiteral("MAR-INF/MANIFEST.json"));
    verifyRefused(archive("{"), QStringLiteral("MAR-INF/MANIFEST.json"));
}

void TestExported::survivesEveryBeginning()
{
    const std::string text(program);
    for (std::size_t length = 0; length < text.size(); ++length) {
        const auto read = torch::readExportProgram(std::string_view(text).substr(0, length), QStringLiteral("x"));
        QVERIFY(!read && !read.error().message.isEmpty());
    }
    readEveryBeginning(zipOf({{"r/archive_format", "pt2"}, {"r/extra/mlm-metadata", "name: x"}}), "a.pt2");
}

QTEST_GUILESS_MAIN(TestExported)
#include "test_exported.moc"
