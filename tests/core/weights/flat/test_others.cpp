// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/flat/builder.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

std::string catboost(const NodePtr &core, const std::string &more = {})
{
    const std::string buffer = flatbuffer(core, {});
    return "CBM1" + little(buffer.size(), 4) + buffer + more;
}

std::string usualCatboost()
{
    const auto feature = makeTable({u32(1)});
    const auto trees = makeTable({u32(1), ints({1, 2, 3}), ints({2, 1}), ints({0, 2}), tables({feature}), tables({feature, feature}), none(), none(),
                                  list(std::string(48, '\0'), 6)});
    const auto info = [](const char *key, const char *value) { return makeTable({text(key), text(value)}); };
    return catboost(makeTable({text("FlabuffersModel_v1"), table(trees),
                               tables({info("catboost_version_info", "Git info:\n    Branch: main\n    Commit: abc\n"), info("params", "{}"),
                                       info("model_guid", "1-2-3")}),
                               none()}),
                    "a part that follows");
}

/// A head of ExecuTorch: the extended header has `length` bytes, of which the data's size is one number.
std::string executorch(std::uint32_t length, std::uint64_t program, std::uint64_t segments, std::uint64_t data, std::size_t size = 200)
{
    std::string result = little(48, 4) + "ET12" + "eh00" + little(length, 4) + little(program, 8) + little(segments, 8) + little(data, 8);
    result.resize(size, '\0');
    return result;
}

} // namespace

class TestOtherFlat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsCatboost();
    void refusesCatboost();
    void readsExecutorch();
    void refusesExecutorch_data();
    void refusesExecutorch();
    void survivesDamage();
};

void TestOtherFlat::readsCatboost()
{
    const Reading reading = readBytes(usualCatboost(), "m.cbm");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, "catboost");
    QCOMPARE(facts.formatVersion->value, "FlabuffersModel_v1");
    QVERIFY(!facts.tensors && !facts.totalParameters && !facts.frameworkVersion);
    QCOMPARE(detail(facts, QStringLiteral("Trees")), QStringLiteral("2"));
    QCOMPARE(detail(facts, QStringLiteral("Values of leaves")), QStringLiteral("6"));
    QCOMPARE(detail(facts, QStringLiteral("Numerical features")), QStringLiteral("2"));
    QCOMPARE(detail(facts, QStringLiteral("Categorical features")), QStringLiteral("1"));
    QCOMPARE(detail(facts, QStringLiteral("Commit of CatBoost")), QStringLiteral("abc"));
    QCOMPARE(detail(facts, QStringLiteral("Stored information")), QStringLiteral("catboost_version_info, params, model_guid"));
}

void TestOtherFlat::refusesCatboost()
{
    QVERIFY(readBytes("CBM1", "m.cbm").isRefused());
    QVERIFY(readBytes("CBM1" + little(0, 4), "m.cbm").isRefused());
    const Reading large = readBytes("CBM1" + little(1000, 4) + "short", "m.cbm");
    QVERIFY(large.refusal->message.contains(QStringLiteral("1000 bytes")));
    const auto trees = makeTable({u32(1), none(), list("abcd", UINT32_MAX)});
    QVERIFY(readBytes(catboost(makeTable({none(), table(trees)})), "m.cbm").refusal->message.contains(QStringLiteral("4294967295")));
}

void TestOtherFlat::readsExecutorch()
{
    const Reading reading = readBytes(executorch(32, 100, 128, 72), "m.pte");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    QCOMPARE(reading.facts.format, "executorch");
    QCOMPARE(reading.facts.formatVersion->value, "ET12");
    QVERIFY(!reading.facts.tensors && !reading.facts.totalParameters && reading.facts.inputs.empty());
    QCOMPARE(detail(reading.facts, QStringLiteral("Bytes of the program")), QStringLiteral("100"));
    QCOMPARE(detail(reading.facts, QStringLiteral("Segments begin at byte")), QStringLiteral("128"));
    QCOMPARE(detail(reading.facts, QStringLiteral("Bytes of the segments")), QStringLiteral("72"));
    // A shorter header of an earlier release, and none at all.
    QVERIFY(detail(readBytes(executorch(24, 100, 128, UINT64_MAX), "m.pte").facts, QStringLiteral("Bytes of the segments")).isEmpty());
    QCOMPARE(detail(readBytes(little(8, 4) + "ET11" + std::string(20, '\0'), "m").facts, QStringLiteral("Extended header")), QStringLiteral("none"));
}

void TestOtherFlat::refusesExecutorch_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const std::string &content) { QTest::newRow(name) << QByteArray::fromStdString(content); };
    row("short header", executorch(23, 100, 128, 72));
    row("header past the end", executorch(1000, 100, 128, 72));
    row("program past the end", executorch(32, 201, 128, 72));
    row("segments past the end", executorch(32, 100, std::uint64_t(1) << 63, 0));
    row("data past the end", executorch(32, 100, 128, 73));
    row("data that wrap", executorch(32, 100, 128, UINT64_MAX));
    row("root past the end", little(1000, 4) + "ET12" + std::string(20, '\0'));
    row("cut off", executorch(32, 10, 12, 0, 20));
}

void TestOtherFlat::refusesExecutorch()
{
    QFETCH(QByteArray, content);
    const Reading reading = readBytes(content.toStdString(), "m.pte");
    QCOMPARE(reading.facts.format, "executorch");
    QVERIFY(reading.isRefused());
    QVERIFY(reading.refusal->message.contains(QStringLiteral("byte")));
}

void TestOtherFlat::survivesDamage()
{
    survives(usualCatboost(), "m.cbm");
    survives(executorch(32, 100, 128, 72), "m.pte");
}

QTEST_GUILESS_MAIN(TestOtherFlat)
#include "test_others.moc"
