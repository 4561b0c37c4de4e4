// SPDX-License-Identifier: Apache-2.0
#include "core/weights/comparing.h"
#include "core/weights/verify.h"
#include "tests/core/weights/largefiles.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mlm;
using namespace mlm::weights;

class TestVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void agreesWithItself();
    void computesEveryFunction_data();
    void computesEveryFunction();
    void saysWhatItCannotCompute_data();
    void saysWhatItCannotCompute();
    void opensOnlyWhatLiesInside();
    void noticesAChange();
    void comparesFacts_data();
    void comparesFacts();
    void comparesPorts_data();
    void comparesPorts();
    void letsOneOfSeveralModelsAgree();
    void takesShardsForWhatTheyAre();
    void cancels();

private:
    bool put(const char *name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(m_folder->filePath(QString::fromUtf8(name))).path());
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    std::vector<AssetVerdict> verified(const Json &root, const VerifyOptions &options = {}) const
    {
        auto result = verify(root, m_folder->path(), options);
        return result ? std::move(*result) : std::vector<AssetVerdict>();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

using State = AssetVerdict::State;

QByteArray tensors(const char *name = "a")
{
    return largefiles::safetensorsHead(QByteArray("{\"") + name + "\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}") + QByteArray(8, 'x');
}

Json itemOf(Json assets, Json properties = Json::object())
{
    return {{"type", "Feature"}, {"stac_version", "1.1.0"}, {"stac_extensions", {"https://stac-extensions.github.io/mlm/v1.5.2/schema.json"}},
            {"properties", std::move(properties)}, {"assets", std::move(assets)}};
}

Outcome outcomeOf(const std::vector<Comparison> &list, const char *pointer)
{
    for (const Comparison &c : list) {
        if (c.pointer.toString() == pointer)
            return c.outcome;
    }
    qWarning("%s was not compared", pointer);
    return Outcome(-1);
}

} // namespace

void TestVerify::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestVerify::agreesWithItself()
{
    QVERIFY(put("a.safetensors", tensors()));
    const std::string checksum = "1220" + Digest::of(Hash::Sha2_256, tensors().toStdString()).toHex().toStdString();
    Json root = itemOf({{"m", {{"href", "./a.safetensors"}, {"roles", {"mlm:model"}}, {"file:size", tensors().size()}, {"file:checksum", checksum}, {"file:header_size", tensors().size() - 8}}},
                        {"code", {{"href", "https://example.org/x"}}}},
                       {{"mlm:total_parameters", 2}, {"mlm:framework", "PyTorch"}});
    auto verdicts = verified(root);
    QCOMPARE(verdicts.size(), std::size_t{2});
    QVERIFY(verdicts[0].state == State::Checked && !verdicts[0].isWrong());
    for (const char *pointer : {"/assets/m/file:size", "/assets/m/file:checksum", "/assets/m/file:header_size", "/properties/mlm:total_parameters"})
        QVERIFY2(outcomeOf(verdicts[0].comparisons, pointer) == Outcome::Agrees, pointer);
    QVERIFY(outcomeOf(verdicts[0].comparisons, "/properties/mlm:framework") == Outcome::Unknown);
    QVERIFY(verdicts[1].state == State::Nothing);
    // A bit, a number.
    root["assets"]["m"]["file:size"] = 1;
    root["properties"]["mlm:total_parameters"] = 3;
    QByteArray other = tensors();
    other[other.size() - 1] = 'y';
    QVERIFY(put("a.safetensors", other));
    verdicts = verified(root);
    QVERIFY(verdicts[0].isWrong());
    QCOMPARE(verdicts[0].count(Outcome::Differs), std::size_t{3});
    // Without a look inside.
    VerifyOptions options;
    options.facts = false;
    QCOMPARE(verified(root, options)[0].comparisons.size(), std::size_t{2});
}

void TestVerify::computesEveryFunction_data()
{
    QTest::addColumn<int>("hash");
    for (const Hash hash : allHashes())
        QTest::newRow(idOf(hash).c_str()) << int(hash);
}

void TestVerify::computesEveryFunction()
{
    QFETCH(int, hash);
    QVERIFY(put("a", "test"));
    Multihash multihash{Hash(hash), Digest::of(Hash(hash), "test").toHex().toStdString()};
    const auto outcome = [&] {
        return outcomeOf(verified(itemOf({{"a", {{"href", "a"}, {"file:checksum", multihash.toString()}}}}))[0].comparisons, "/assets/a/file:checksum");
    };
    QVERIFY(outcome() == Outcome::Agrees);
    multihash.digest.resize(20); // the beginning of a digest
    QVERIFY(outcome() == Outcome::Agrees);
    multihash.digest.back() = multihash.digest.back() == '0' ? '1' : '0';
    QVERIFY(outcome() == Outcome::Differs);
}

void TestVerify::saysWhatItCannotCompute_data()
{
    QTest::addColumn<QByteArray>("checksum");
    QTest::addColumn<QString>("says");
    QTest::newRow("blake3") << "\"1e20" + QByteArray(64, 'a') + '"' << "BLAKE3 is not supported";
    QTest::newRow("bare") << '"' + QByteArray(64, 'a') + '"' << "prefix 1220";
    QTest::newRow("cut short") << QByteArray("\"1220aa\"") << "cut short";
    QTest::newRow("another function") << QByteArray("\"300101\"") << "not known here";
    QTest::newRow("no text") << QByteArray("17") << "empty";
}

void TestVerify::saysWhatItCannotCompute()
{
    QFETCH(QByteArray, checksum);
    QFETCH(QString, says);
    QVERIFY(put("a", "test"));
    const auto verdicts = verified(itemOf({{"a", {{"href", "a"}, {"file:checksum", Json::parse(checksum.toStdString())}}}}));
    QVERIFY(verdicts[0].comparisons[0].outcome == Outcome::Unknown && !verdicts[0].isWrong());
    QVERIFY2(verdicts[0].comparisons[0].explanation.contains(says), qPrintable(verdicts[0].comparisons[0].explanation));
}

void TestVerify::opensOnlyWhatLiesInside()
{
    QVERIFY(put("in/here", "abc") && put("outside", "abc"));
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("outside")), m_folder->filePath(QStringLiteral("in/link"))));
    const auto state = [&](const char *href, const VerifyOptions &options = {}) {
        const auto found = verify(itemOf({{"a", {{"href", href}, {"file:size", 3}}}}), m_folder->filePath(QStringLiteral("in")), options);
        return found ? found->front().state : State::Nothing;
    };
    QVERIFY(state("./here") == State::Checked);
    for (const char *outside : {"../outside", "link", "%2e%2e/outside"})
        QVERIFY2(state(outside) == State::Outside, outside);
    for (const char *remote : {"https://example.org/a", "/etc/hostname", "file:///etc/hostname"})
        QVERIFY2(state(remote) == State::Remote, remote);
    QVERIFY(state("gone") == State::Missing);
    VerifyOptions options;
    options.allowed = {"a"};
    QVERIFY(state("../outside", options) == State::Checked && state("/etc/hostname", options) == State::Remote);
    options.allowed = {"b"};
    QVERIFY(state("../outside", options) == State::Outside);
    options.base = m_folder->path();
    QVERIFY(state("../outside", options) == State::Checked);
    // A folder has no checksum of its own; a document may hold anything.
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("in/folder")));
    QVERIFY(state("folder") == State::Checked);
    for (const char *text : {"[]", "null", "{\"assets\": []}", "{\"assets\": {\"a\": null, \"b\": {\"href\": 1}, \"c\": 5}}"})
        QVERIFY2(verify(Json::parse(text), m_folder->path()), text);
}

void TestVerify::noticesAChange()
{
    QVERIFY(put("a.safetensors", tensors()));
    const Json root = itemOf({{"m", {{"href", "a.safetensors"}, {"file:checksum", "1220" + std::string(64, 'a')}}}});
    int calls = 0;
    const auto found = verify(root, m_folder->path(), {}, [&](qint64, qint64) {
        return ++calls != 2 || put("a.safetensors", tensors() + "more"); // once the file is open
    });
    QVERIFY(found && found->front().state == State::Failed && found->front().isWrong());
    QVERIFY2(found->front().explanation.contains(QStringLiteral("grew")), qPrintable(found->front().explanation));
}

void TestVerify::comparesFacts_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("recorded");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char *member, const char *recorded, Outcome outcome) {
        QTest::addRow("%s %s", member, recorded) << QByteArray(member) << QByteArray(recorded) << int(outcome);
    };
    row("mlm:framework", "\"PyTorch\"", Outcome::Agrees);
    row("mlm:framework", "\"pytorch\"", Outcome::Agrees);
    row("mlm:framework", "\"TensorFlow\"", Outcome::Differs);
    row("mlm:framework", "\"Keras\"", Outcome::Unknown); // which may run on it
    row("mlm:framework_version", "\"2.1.0\"", Outcome::Agrees);
    row("mlm:framework_version", "\"2.1.0+cu118\"", Outcome::Agrees);
    row("mlm:framework_version", "\"2.1.1\"", Outcome::Differs);
    row("mlm:total_parameters", "14", Outcome::Agrees);
    row("mlm:total_parameters", "10", Outcome::Agrees); // without the running means
    row("mlm:total_parameters", "12", Outcome::Differs);
    row("type", "\"application/octet-stream; framework=pytorch\"", Outcome::Agrees);
    row("type", "\"application/octet-stream; application=pytorch\"", Outcome::Agrees);
    row("type", "\"application/x-pytorch\"", Outcome::Agrees);
    row("type", "\"application/octet-stream\"", Outcome::Agrees);
    row("type", "\"application/octet-stream; framework=onnx\"", Outcome::Differs);
    row("type", "\"application/zip\"", Outcome::Unknown);
    row("mlm:artifact_type", "\"torch.save\"", Outcome::Agrees);
    row("mlm:artifact_type", "\"torch.jit.save\"", Outcome::Differs);
    row("mlm:artifact_type", "\"my.own.writer\"", Outcome::Unknown);
    row("mlm:compile_method", "\"aot\"", Outcome::Unknown);
    row("file:byte_order", "\"little-endian\"", Outcome::Agrees);
    row("file:byte_order", "\"big-endian\"", Outcome::Differs);
    row("file:header_size", "12", Outcome::Unknown);
}

void TestVerify::comparesFacts()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, recorded);
    QFETCH(int, outcome);
    Facts facts;
    facts.format = "torch-zip";
    facts.framework = Known<std::string>{"PyTorch", {}};
    facts.frameworkVersion = Known<std::string>{"2.1.0", {}};
    facts.artifactType = Known<std::string>{"torch.save", {}};
    facts.mediaType = Known<std::string>{"application/octet-stream; framework=pytorch", {}};
    facts.byteOrder = Known<std::string>{"little-endian", {}};
    facts.tensors = {{"w", "float32", {10}}, {"bn.running_mean", "float32", {4}}};
    QVERIFY(facts.sumUp({}));
    const Json root = {{"m", {{member.toStdString(), Json::parse(recorded.toStdString())}}}};
    std::vector<Comparison> list;
    Comparing comparing(root, list);
    compareAsset(comparing, Pointer::of("/m"), facts);
    compareModel(comparing, Pointer::of("/m"), facts);
    QCOMPARE(list.size(), std::size_t{1});
    QCOMPARE(int(list[0].outcome), outcome);
    QVERIFY(list[0].outcome == Outcome::Agrees || !list[0].explanation.isEmpty());
}

void TestVerify::comparesPorts_data()
{
    QTest::addColumn<QByteArray>("recorded");
    QTest::addColumn<QByteArray>("outcomes"); // of name, shape, data type
    QTest::newRow("same") << QByteArray(R"([{"name": "x", "input": {"shape": [-1, 3], "data_type": "float32"}}])") << QByteArray("aaa");
    QTest::newRow("fixed batch") << QByteArray(R"([{"name": "x", "input": {"shape": [8, 3], "data_type": "float32"}}])") << QByteArray("aaa");
    QTest::newRow("other size") << QByteArray(R"([{"name": "x", "input": {"shape": [-1, 4], "data_type": "float32"}}])") << QByteArray("ada");
    QTest::newRow("other rank") << QByteArray(R"([{"name": "x", "input": {"shape": [-1], "data_type": "float32"}}])") << QByteArray("ada");
    QTest::newRow("other type, other name") << QByteArray(R"([{"name": "RGB", "input": {"shape": [-1, -1], "data_type": "uint8"}}])") << QByteArray("dad");
    QTest::newRow("one too many") << QByteArray(R"([{"name": "x"}, {"name": "y"}])") << QByteArray("ad");
    QTest::newRow("nothing") << QByteArray("[]") << QByteArray("");
    QTest::newRow("whatever") << QByteArray(R"([5])") << QByteArray("");
}

void TestVerify::comparesPorts()
{
    QFETCH(QByteArray, recorded);
    QFETCH(QByteArray, outcomes);
    Facts facts;
    facts.inputs = {{std::string("x"), std::string("float32"), std::vector<std::int64_t>{-1, 3}, {}}};
    const Json root = {{"mlm:input", Json::parse(recorded.toStdString())}};
    std::vector<Comparison> list;
    Comparing comparing(root, list);
    comparePorts(comparing, {}, facts);
    QByteArray found;
    for (const Comparison &c : list)
        found += c.outcome == Outcome::Agrees ? 'a' : c.outcome == Outcome::Differs ? 'd' : 'u';
    QCOMPARE(found, outcomes);
    if (!list.empty()) {
        list.clear();
        comparePorts(comparing, {}, {});
        QVERIFY(list.size() == 1 && list[0].outcome == Outcome::Unknown);
        list.clear();
        facts.inputs.front().shape->clear(); // a single number, which MLM cannot say
        comparePorts(comparing, {}, facts);
        QVERIFY(list.size() < 2 || list[1].pointer.last() != "shape" || list[1].outcome == Outcome::Unknown);
    }
}

void TestVerify::letsOneOfSeveralModelsAgree()
{
    QVERIFY(put("a.safetensors", tensors()) && largefiles::safetensors(m_folder->filePath(QStringLiteral("b.safetensors")), 40));
    const auto asset = [](const char *href) { return Json{{"href", href}, {"roles", {"mlm:model"}}}; };
    Json root = itemOf({{"b", asset("b.safetensors")}, {"a", asset("a.safetensors")}}, {{"mlm:total_parameters", 2}});
    auto verdicts = verified(root);
    QVERIFY(outcomeOf(verdicts[0].comparisons, "/properties/mlm:total_parameters") == Outcome::Unknown);
    QVERIFY(outcomeOf(verdicts[1].comparisons, "/properties/mlm:total_parameters") == Outcome::Agrees);
    root["properties"]["mlm:total_parameters"] = 5;
    verdicts = verified(root);
    QVERIFY(verdicts[0].isWrong() && verdicts[1].isWrong());
}

void TestVerify::takesShardsForWhatTheyAre()
{
    QVERIFY(put("m.safetensors.index.json", "{\"weight_map\":{\"a\":\"m-00001-of-00002.safetensors\",\"b\":\"m-00002-of-00002.safetensors\"}}") &&
            put("m-00001-of-00002.safetensors", tensors("a")) && put("m-00002-of-00002.safetensors", tensors("b")));
    const auto asset = [](const char *href) { return Json{{"href", href}, {"roles", {"mlm:model"}}}; };
    const Json root = itemOf({{"1", asset("m-00001-of-00002.safetensors")}, {"2", asset("m-00002-of-00002.safetensors")}, {"i", asset("m.safetensors.index.json")}},
                             {{"mlm:total_parameters", 4}});
    const auto verdicts = verified(root);
    QVERIFY(!verdicts[0].isWrong() && !verdicts[1].isWrong() && !verdicts[2].isWrong());
    QVERIFY(outcomeOf(verdicts[2].comparisons, "/properties/mlm:total_parameters") == Outcome::Agrees);
}

void TestVerify::cancels()
{
    QVERIFY(put("a", "test"));
    const auto found = verify(itemOf({{"a", {{"href", "a"}, {"file:size", 4}}}}), m_folder->path(), {}, [](qint64, qint64) { return false; });
    QVERIFY(!found && found.error().code == Error::Code::Cancelled);
}

QTEST_APPLESS_MAIN(TestVerify)
#include "test_verify.moc"
