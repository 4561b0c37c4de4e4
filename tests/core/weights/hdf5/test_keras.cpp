// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/hdf5/builder.h"
#include "tests/core/weights/zip/zipbuilder.h"
#include <QTest>

using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

constexpr const char *functional = R"({"class_name": "Functional", "config": {"name": "net", "layers": [
    {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 8, 8, 3], "dtype": "float32", "name": "picture"}},
    {"class_name": "InputLayer", "config": {"batch_shape": [null, 2], "dtype": {"config": {"name": "int32"}}, "name": "place"}},
    {"class_name": "Dense", "config": {"name": "out"}}],
    "input_layers": [["place", 0, 0], ["picture", 0, 0]], "output_layers": [["out", 0, 0]]}})";

std::string weights(const std::vector<H5Builder::Message> &attributes, const std::string &group = "layers")
{
    H5Builder h5(0);
    const std::uint64_t inner = h5.group({{"kernel", h5.dataset({2, 3})}});
    const std::uint64_t optimizer = h5.group({{"m", h5.dataset({9})}});
    auto messages = h5.groupOf({{group, inner}, {"optimizer_weights", optimizer}});
    messages.insert(messages.end(), attributes.begin(), attributes.end());
    return h5.finish(h5.header(messages));
}

Reading read(const std::string &bytes, std::string_view name = "model.h5")
{
    return readFacts(MemorySource(bytes), name);
}

Reading readConfig(const std::string &config)
{
    return read(weights({H5Builder::attribute("model_config", config)}));
}

QStringList lines(const std::vector<PortFact> &ports)
{
    QStringList result;
    for (const PortFact &port : ports) {
        QStringList sizes;
        for (const std::int64_t size : port.shape.value_or(std::vector<std::int64_t>()))
            sizes << QString::number(size);
        result << QStringLiteral("%1 %2 [%3]").arg(QString::fromStdString(port.name.value_or("-")), QString::fromStdString(port.dtype.value_or("-")), sizes.join(','));
    }
    return result;
}

bool notes(const Facts &facts, NoteFact::Level level, const char *text)
{
    return std::any_of(facts.notes.begin(), facts.notes.end(), [&](const NoteFact &note) { return note.level == level && note.text.contains(QLatin1String(text)); });
}

} // namespace

class TestKeras : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhoWroteIt_data();
    void tellsWhoWroteIt();
    void readsWholeModel();
    void findsInputs_data();
    void findsInputs();
    void flagsByteCode();
    void survivesBadConfig();
    void readsArchive_data();
    void readsArchive();
    void refusesBadArchives();
};

void TestKeras::tellsWhoWroteIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    const auto row = [](const char *what, const std::string &bytes, const char *name, const char *format) {
        QTest::newRow(what) << QByteArray::fromStdString(bytes) << QString::fromLatin1(name) << QString::fromLatin1(format);
    };
    row("plain", weights({}, "data"), "a.h5", "hdf5");
    row("by its name", weights({}, "data"), "a.weights.h5", "keras-weights-h5");
    row("by its group", weights({}), "a.h5", "keras-weights-h5");
    row("by its version", weights({H5Builder::attribute("keras_version", "2.9.0")}, "data"), "a.h5", "keras-weights-h5");
    row("by its layers", weights({H5Builder::attribute("layer_names", "x")}, "data"), "a.h5", "keras-weights-h5");
    row("by its configuration", weights({H5Builder::attribute("model_config", "{}")}, "data"), "a.h5", "keras-h5");
}

void TestKeras::tellsWhoWroteIt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(QString, format);
    const Reading reading = read(bytes.toStdString(), name.toStdString());
    QVERIFY(!reading.isRefused());
    QCOMPARE(QString::fromStdString(reading.facts.format), format);
    QCOMPARE(reading.facts.framework.has_value(), format != QLatin1String("hdf5"));
    // The optimiser's tensors are no parameters of a Keras model; in a plain file they are what they are.
    QCOMPARE(reading.facts.tensors->size(), std::size_t{format == QLatin1String("hdf5") ? 2U : 1U});
}

void TestKeras::readsWholeModel()
{
    const Reading reading = read(weights({H5Builder::attribute("keras_version", "2.9.0"), H5Builder::attribute("backend", "tensorflow"),
                                          H5Builder::attribute("model_config", functional)},
                                         "model_weights"));
    QVERIFY(!reading.isRefused());
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, std::string("keras-h5"));
    QCOMPARE(facts.frameworkVersion->value, std::string("2.9.0"));
    QVERIFY(facts.frameworkVersion->whereFrom.contains(QLatin1String("keras_version")));
    QCOMPARE(facts.artifactType->value, std::string("tf.keras.Model.save"));
    QCOMPARE(facts.totalParameters->value, std::uint64_t{6});
    QCOMPARE(facts.tensors->front().name, std::string("model_weights/kernel"));
    QCOMPARE(lines(facts.inputs), QStringList({"place int32 [-1,2]", "picture float32 [-1,8,8,3]"}));
    QVERIFY(notes(facts, NoteFact::Level::Info, "tensors of the optimiser: 1"));
    QVERIFY(std::find(facts.details.begin(), facts.details.end(), std::pair(QStringLiteral("Output layers"), QStringLiteral("out"))) != facts.details.end());
}

void TestKeras::findsInputs_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QStringList>("inputs");
    QTest::newRow("sequence") << QByteArray(R"({"class_name":"Sequential","config":{"layers":[{"class_name":"InputLayer","config":{"batch_shape":[null,4],"dtype":"float16","name":"x"}}]}})")
                              << QStringList("x float16 [-1,4]");
    QTest::newRow("first layer") << QByteArray(R"({"class_name":"Sequential","config":[{"class_name":"Dense","config":{"batch_input_shape":[null,4],"dtype":"float32"}}]})")
                                 << QStringList("- - [-1,4]");
    QTest::newRow("model in a sequence") << QByteArray(R"({"config":{"layers":[{"class_name":"Functional","config":{"layers":[{"class_name":"InputLayer","config":{"batch_shape":[1],"name":"y"}}]}}]}})")
                                         << QStringList("y - [1]");
    QTest::newRow("built with") << QByteArray(R"({"config":{"name":"m"},"build_config":{"input_shape":[2,null]}})") << QStringList("- - [2,-1]");
    QTest::newRow("built with several") << QByteArray(R"({"build_config":{"input_shape":[[2,4],[null]]}})") << QStringList({"- - [2,4]", "- - [-1]"});
    QTest::newRow("built with names") << QByteArray(R"({"build_config":{"input_shape":{"a":[2],"b":[3]}}})") << QStringList({"a - [2]", "b - [3]"});
    QTest::newRow("mixed policy") << QByteArray(R"({"config":{"layers":[{"class_name":"InputLayer","config":{"batch_shape":[1],"dtype":"mixed_float16","name":"y"}}]}})")
                                  << QStringList("y - [1]");
    QTest::newRow("no shapes") << QByteArray(R"({"build_config":{"input_shape":["x",-7,1.5]}})") << QStringList();
    QTest::newRow("not an object") << QByteArray("[1,2]") << QStringList();
    QTest::newRow("layers of nothing") << QByteArray(R"({"config":{"layers":[null,7,[]],"input_layers":{"a":[1]}}})") << QStringList();
}

void TestKeras::findsInputs()
{
    QFETCH(QByteArray, config);
    QFETCH(QStringList, inputs);
    const Reading reading = readConfig(config.toStdString());
    QVERIFY(!reading.isRefused());
    QCOMPARE(lines(reading.facts.inputs), inputs);
}

void TestKeras::flagsByteCode()
{
    QVERIFY(notes(readConfig(R"({"config":{"layers":[{"class_name":"Lambda","config":{"function":["4wEA",null,null]}}]}})").facts, NoteFact::Level::Danger, "byte code"));
    QVERIFY(notes(readConfig(R"({"config":{"a":[{"b":{"class_name":"__lambda__","config":{}}}]}})").facts, NoteFact::Level::Danger, "byte code"));
    QVERIFY(!notes(readConfig(functional).facts, NoteFact::Level::Danger, ""));
}

void TestKeras::survivesBadConfig()
{
    for (const std::string &config : {std::string("{"), std::string("NaN"), std::string(5000, '['), std::string(R"({"config":1,"config":2})")}) {
        const Reading reading = readConfig(config);
        QVERIFY(!reading.isRefused());
        QVERIFY(notes(reading.facts, NoteFact::Level::Warning, "model_config"));
        QCOMPARE(reading.facts.totalParameters->value, std::uint64_t{6});
    }
}

void TestKeras::readsArchive_data()
{
    QTest::addColumn<bool>("deflated");
    QTest::newRow("stored") << false;
    QTest::newRow("compressed") << true;
}

void TestKeras::readsArchive()
{
    QFETCH(bool, deflated);
    H5Builder h5(0);
    const std::uint64_t vars = h5.group({{"0", h5.dataset({2, 3})}});
    const std::uint64_t optimizer = h5.group({{"0", h5.dataset({9})}});
    const std::string inside = h5.finish(h5.group({{"optimizer", optimizer}, {"vars", vars}}));
    const std::string archive = zipOf({{"metadata.json", R"({"keras_version": "3.1.0", "date_saved": "2026-01-02@03:04:05"})"},
                                       {"config.json", functional, deflated},
                                       {"model.weights.h5", inside, deflated}});
    const Reading reading = read(archive, "model.keras");
    QVERIFY2(!reading.isRefused(), reading.refusal ? qPrintable(reading.refusal->text()) : "");
    QCOMPARE(reading.facts.format, std::string("keras"));
    QCOMPARE(reading.facts.frameworkVersion->value, std::string("3.1.0"));
    QCOMPARE(reading.facts.totalParameters->value, std::uint64_t{6});
    QCOMPARE(reading.facts.tensors->front().name, std::string("vars/0"));
    QCOMPARE(reading.facts.inputs.size(), std::size_t{2});
    for (std::size_t length = 0; length < archive.size(); ++length)
        QVERIFY(read(archive.substr(0, length), "model.keras").isRefused());
}

void TestKeras::refusesBadArchives()
{
    const ZipMember metadata{"metadata.json", R"({"keras_version": "3.1.0"})"};
    H5Builder h5(2);
    const std::string evil = h5.finish(h5.group({{"evil", 0, H5Builder::Link::External}}));
    const Reading outside = read(zipOf({metadata, {"config.json", "{}"}, {"model.weights.h5", evil}}), "model.keras");
    QVERIFY(outside.isRefused() && outside.refusal->message.contains(QString::fromUtf8("“/evil” leads out")));
    QCOMPARE(outside.facts.frameworkVersion->value, std::string("3.1.0"));
    QVERIFY(read(zipOf({metadata, {"config.json", "{}"}, {"model.weights.h5", "no HDF5"}}), "model.keras").isRefused());
    const Reading without = read(zipOf({metadata, {"config.json", "{}"}}), "model.keras");
    QVERIFY(!without.isRefused() && notes(without.facts, NoteFact::Level::Warning, "model.weights.h5"));
    const Reading bad = read(zipOf({{"metadata.json", "["}, {"config.json", "["}}), "model.keras");
    QVERIFY(notes(bad.facts, NoteFact::Level::Warning, "metadata.json") && notes(bad.facts, NoteFact::Level::Warning, "config.json"));
}

QTEST_GUILESS_MAIN(TestKeras)
#include "test_keras.moc"
