// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include <QTest>

using namespace mlm::weights;

namespace {

Reading read(const std::string &bytes)
{
    return readFacts(MemorySource(bytes), "model.bin");
}

QString why(const Reading &reading)
{
    return reading.refusal ? reading.refusal->message : QString();
}

QString detail(const Facts &facts, const char *label)
{
    for (const auto &[name, value] : facts.details) {
        if (name == QLatin1String(label))
            return value;
    }
    return {};
}

std::string big(std::uint64_t value, int width)
{
    std::string bytes;
    for (int i = width - 1; i >= 0; --i)
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(value >> (8 * i) & 0xff)));
    return bytes;
}

std::string key(const std::string &name)
{
    return "L" + big(name.size(), 8) + name;
}

std::string text(const std::string &value)
{
    return "S" + key(value);
}

const std::string json = R"({"learner": {"attributes": {"best": "1\u00e4"}, "feature_names": ["a", "b", "c"], "feature_types": [],
 "gradient_booster": {"model": {"gbtree_model_param": {"num_parallel_tree": "1", "num_trees": "2"}, "trees": [{"a": [1, -2.5e3, "]}"]}, {}]}, "name": "gbtree"},
 "learner_model_param": {"base_score": "5E-1", "num_class": "0", "num_feature": "3"}, "objective": {"name": "reg:squarederror", "more": {"x": null}}},
 "version": [2, 1, 0]})";

/// The same in UBJSON, with `trees` in the place of the trees.
std::string ubj(const std::string &trees = "[#i" + std::string("\x01") + "{" + key("w") + "[$d#L" + big(2, 8) + std::string(8, 'x') + key("v") + "[$U#i\x03" + "abc}")
{
    return "{" + key("learner") + "{" + key("attributes") + "{}" + key("gradient_booster") + "{" + key("model") + "{" + key("gbtree_model_param") + "{" +
           key("num_trees") + text("2") + "}" + key("trees") + trees + "}" + key("name") + text("dart") + "}" + key("learner_model_param") + "{" +
           key("num_class") + text("4") + key("num_feature") + text("3") + "}" + key("objective") + "{" + key("name") + text("multi:softmax") + "}}" +
           key("version") + "[#i\x03" + "i\x02i\x01i" + std::string(1, '\0') + "}";
}

const std::string lightgbm = "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=2\nobjective=regression\n"
                             "feature_names=a b c\nfeature_infos=[0:1] none none\ntree_sizes=14 15\n\nTree=0\nx=12345\nTree=1\nx=123456\nend of trees\n";

} // namespace

class TestTrees : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsXgboost_data();
    void readsXgboost();
    void refusesXgboost_data();
    void refusesXgboost();
    void readsEndOfLargeFiles();
    void readsOldBinary();
    void readsLightgbm();
    void refusesLightgbm_data();
    void refusesLightgbm();
    void survivesEachWrongByte_data();
    void survivesEachWrongByte();
};

void TestTrees::readsXgboost_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("booster");
    QTest::newRow("JSON") << QByteArray::fromStdString(json) << "xgboost-json" << "2.1.0" << "gbtree";
    QTest::newRow("UBJSON") << QByteArray::fromStdString(ubj()) << "xgboost-ubj" << "2.1.0" << "dart";
    QTest::newRow("nothing typed") << QByteArray::fromStdString(ubj("[[i\x01TFZ]{i\x01zNi\x05}C.D12345678]")) << "xgboost-ubj" << "2.1.0" << "dart";
}

void TestTrees::readsXgboost()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    QFETCH(QString, version);
    QFETCH(QString, booster);
    const Reading reading = read(bytes.toStdString());
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    const Facts &facts = reading.facts;
    QCOMPARE(QString::fromStdString(facts.format), format);
    QCOMPARE(QString::fromStdString(facts.frameworkVersion->value), version);
    QCOMPARE(facts.inputs.size(), std::size_t{1});
    QCOMPARE(*facts.inputs.front().shape, std::vector<std::int64_t>({-1, 3}));
    QCOMPARE(*facts.inputs.front().dtype, std::string("float32"));
    QCOMPARE(detail(facts, "Booster"), booster);
    QCOMPARE(detail(facts, "Trees"), QStringLiteral("2"));
    QVERIFY(!facts.totalParameters && !facts.tensors);
    for (qsizetype length = 2; length < bytes.size(); ++length)
        QVERIFY2(read(bytes.first(length).toStdString()).isRefused(), qPrintable(QString::number(length)));
}

void TestTrees::refusesXgboost_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const std::string &bytes, const char *says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromLatin1(says);
    };
    row("array of 2^63", ubj("[$d#L" + big(1ULL << 63, 8)), "negative");
    row("array of 2^62", ubj("[$d#L" + big(1ULL << 62, 8)), "more than the file has bytes for");
    row("array longer than the file", ubj("[$d#L" + big(1000, 8)), "more than the file has bytes for");
    row("objects without end", ubj("[#L" + big(1ULL << 40, 8)), "more than the file has bytes for");
    row("text longer than the file", ubj("SL" + big(1ULL << 40, 8)), "is cut short");
    row("name longer than the file", ubj("{L" + big(1ULL << 40, 8)), "longer than the rest");
    row("typed without a count", ubj("[$d]"), "without a count");
    row("container of containers", ubj("[$[#i\x01"), "of a type that is not read");
    row("nested deeply", ubj(std::string(200, '[') + std::string(200, ']')), "nested too deeply");
    row("unknown marker", ubj("?"), "unknown kind");
    const auto withTrees = [](const std::string &trees) {
        std::string bytes = json;
        const std::size_t begin = bytes.find("[{\"a\"");
        return bytes.replace(begin, bytes.find(", {}]}", begin) + 5 - begin, trees);
    };
    row("JSON nested deeply", withTrees(std::string(200, '[') + std::string(200, ']')), "nested too deeply");
    row("JSON of brackets", withTrees(std::string(100'000, '[')), "nested too deeply");
    row("JSON with crossed brackets", withTrees("[{]}"), "a bracket that was not opened");
    row("JSON without a colon", R"({"learner":{"a" 1}})", "a colon is missing");
    row("JSON without a comma", R"({"learner":{"a":1 "b":2}})", "a comma or an end is missing");
    row("JSON with a long word", R"({"learner":{"a":)" + std::string(1000, '1') + "}}", "not known");
    row("JSON with a control character", "{\"learner\":{\"a\n\":1}}", "may not stand there");
    row("JSON with a name too long", "{\"learner\":{\"" + std::string(2'000'000, 'n') + "\":1}}", "over 1 MiB");
}

void TestTrees::refusesXgboost()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const Reading reading = read(bytes.toStdString());
    QVERIFY(reading.isRefused());
    QVERIFY2(why(reading).contains(says) && why(reading).contains(QLatin1String("at byte")), qPrintable(why(reading)));
}

void TestTrees::readsEndOfLargeFiles()
{
    const std::size_t place = json.find("{\"a\"");
    const std::string large = json.substr(0, place) + std::string(20'000'000, ' ') + json.substr(place);
    Reading reading = read(large);
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(*reading.facts.inputs.front().shape, std::vector<std::int64_t>({-1, 3}));
    QCOMPARE(reading.facts.frameworkVersion->value, std::string("2.1.0"));
    QVERIFY(reading.facts.notes.front().level == NoteFact::Level::Info);

    reading = read(ubj("[" + std::string(17'000'000, 'T') + "]"));
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(*reading.facts.inputs.front().shape, std::vector<std::int64_t>({-1, 3}));

    // The end is missing: what was found stands, with a warning.
    reading = read(large.substr(0, large.size() - 300));
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QVERIFY(reading.facts.inputs.empty());
    QVERIFY(reading.facts.notes.front().level == NoteFact::Level::Warning);
}

void TestTrees::readsOldBinary()
{
    const auto little = [](std::uint64_t value, int width) {
        std::string bytes = big(value, width);
        return std::string(bytes.rbegin(), bytes.rend());
    };
    std::string bytes = "binf" + little(0, 4) + little(7, 4) + little(2, 4) + little(0, 8) + little(1, 4) + little(5, 4);
    bytes.resize(140, '\0');
    bytes += little(15, 8) + "binary:logistic" + little(6, 8) + "gbtree";
    const Reading reading = read(bytes);
    QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
    QCOMPARE(reading.facts.format, std::string("xgboost-binary"));
    QCOMPARE(*reading.facts.inputs.front().shape, std::vector<std::int64_t>({-1, 7}));
    QCOMPARE(detail(reading.facts, "Objective"), QStringLiteral("binary:logistic"));
    for (std::size_t length = 0; length < bytes.size(); ++length)
        QVERIFY(read(bytes.substr(0, length)).isRefused());
}

void TestTrees::readsLightgbm()
{
    for (const bool windows : {false, true}) {
        QByteArray bytes = QByteArray::fromStdString(lightgbm);
        if (windows)
            bytes.replace("\n", "\r\n");
        const Reading reading = read(bytes.toStdString());
        QVERIFY2(!reading.isRefused(), qPrintable(why(reading)));
        QCOMPARE(reading.facts.format, std::string("lightgbm-text"));
        QCOMPARE(reading.facts.formatVersion->value, std::string("v4"));
        QCOMPARE(*reading.facts.inputs.front().shape, std::vector<std::int64_t>({-1, 3}));
        QCOMPARE(*reading.facts.inputs.front().dtype, std::string("float64"));
        QCOMPARE(detail(reading.facts, "Trees"), QStringLiteral("2"));
        QCOMPARE(detail(reading.facts, "Names of features"), QStringLiteral("3"));
    }
    const std::size_t end = lightgbm.find("Tree=0") + 29;
    for (std::size_t length = 0; length < lightgbm.size(); ++length)
        QCOMPARE(read(lightgbm.substr(0, length)).isRefused(), length < end);
}

void TestTrees::refusesLightgbm_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &from, const QByteArray &to, const char *says) {
        QTest::newRow(name) << from << to << QString::fromLatin1(says);
    };
    row("no number of features", "max_feature_idx=2", "max_feature=2", "number of features");
    row("negative", "max_feature_idx=2", "max_feature_idx=-2", "number of features");
    row("too many", "max_feature_idx=2", "max_feature_idx=99999999999999999999", "number of features");
    row("sizes that are none", "tree_sizes=14 15", "tree_sizes=14 x", "something else than sizes");
    row("sizes that overflow", "tree_sizes=14 15", "tree_sizes=18446744073709551615 15", "something else than sizes");
    row("trees past the end", "tree_sizes=14 15", "tree_sizes=14 1000", "the file ends at byte");
    row("a header without end", "Tree=0", "x=1\n" + QByteArray(20'000'000, 'y') + "\nTree=0", "header is longer");
}

void TestTrees::refusesLightgbm()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, says);
    QByteArray bytes = QByteArray::fromStdString(lightgbm);
    bytes.replace(from, to);
    const Reading reading = read(bytes.toStdString());
    QVERIFY(reading.isRefused());
    QVERIFY2(why(reading).contains(says), qPrintable(why(reading)));
}

void TestTrees::survivesEachWrongByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("JSON") << QByteArray::fromStdString(json);
    QTest::newRow("UBJSON") << QByteArray::fromStdString(ubj());
    QTest::newRow("LightGBM") << QByteArray::fromStdString(lightgbm);
}

void TestTrees::survivesEachWrongByte()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (const char value : {'\0', '"', '[', '}', '\x7f', '\xff'}) {
            QByteArray wrong = bytes;
            wrong[i] = value;
            const Reading reading = read(wrong.toStdString());
            QVERIFY(!reading.isRefused() || !reading.refusal->message.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestTrees)
#include "test_trees.moc"
