// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/proto/builder.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;
using namespace mlm::weights::test;

namespace {

std::string variable(const std::string &name, unsigned type, const std::vector<std::int64_t> &shape, bool kept, unsigned kind = 7)
{
    std::string tensor = number(1, type);
    for (const std::int64_t size : shape)
        tensor += number(2, static_cast<std::uint64_t>(size));
    return bytes(3, bytes(1, name) + bytes(2, number(1, kind) + bytes(3, bytes(1, tensor))) + number(3, kept ? 1 : 0));
}

std::string feed(const std::string &name, unsigned column)
{
    return bytes(4, bytes(2, bytes(1, "Out") + bytes(2, name)) + bytes(3, "feed") + bytes(4, bytes(1, "col") + number(2, 0) + number(3, column)));
}

std::string fetch(const std::string &name, unsigned column)
{
    return bytes(4, bytes(1, bytes(1, "X") + bytes(2, name)) + bytes(3, "fetch") + bytes(4, bytes(1, "col") + number(2, 0) + number(3, column)));
}

std::string program(const std::string &more = {})
{
    return bytes(1, number(1, 0) + number(2, UINT64_MAX) + variable("w", 5, {2, 3}, true) + variable("x", 5, {-1, 3}, false) +
                        variable("z", 3, {-1, 1}, false) + variable("y", 5, {-1, 2}, false) + variable("feed", 0, {}, true, 9) +
                        feed("z", 1) + feed("x", 0) + fetch("y", 0) + more) +
           bytes(4, number(1, 2004001));
}

} // namespace

class TestPaddle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsFacts();
    void looksForNumbers();
    void refuses();
    void survivesDamage() { survives(program(), "m.pdmodel"); }
};

void TestPaddle::readsFacts()
{
    const Reading reading = readBytes(program(), "m.pdmodel");
    QVERIFY2(!reading.isRefused(), qPrintable(reading.refusal ? reading.refusal->text() : QString()));
    const Facts &facts = reading.facts;
    QCOMPARE(facts.format, "paddle-pdmodel");
    QCOMPARE(facts.frameworkVersion->value, "2.4.1");
    QCOMPARE(facts.tensors->size(), std::size_t(1));
    QCOMPARE(facts.tensors->front().name, "w");
    QCOMPARE(facts.totalParameters->value, std::uint64_t(6));
    QCOMPARE(facts.parameterBytes->value, std::uint64_t(24));
    QCOMPARE(facts.inputs.size(), std::size_t(2));
    // In the order of their columns, not of the operators.
    QCOMPARE(*facts.inputs[0].name, "x");
    QVERIFY((*facts.inputs[0].shape == std::vector<std::int64_t>{-1, 3}));
    QCOMPARE(*facts.inputs[1].dtype, "int64");
    QCOMPARE(*facts.outputs[0].name, "y");
    QCOMPARE(readBytes(program(), "noname").facts.format, "paddle-pdmodel");
}

void TestPaddle::looksForNumbers()
{
    MemoryFolder folder;
    const auto part = [&](const char *name) { return readBytes(program(), name, &folder).facts.parts.at(0); };
    QCOMPARE(part("m.pdmodel").name, "m.pdiparams");
    QVERIFY(!part("m.pdmodel").present);
    folder.files["m.pdiparams"] = std::string(60, '\0');
    QCOMPARE(part("m.pdmodel").size, std::uint64_t(60));
    QVERIFY(!warns(readBytes(program(), "m.pdmodel", &folder).facts, {}));
    folder.files["m.pdiparams"] = std::string(20, '\0');
    QVERIFY(warns(readBytes(program(), "m.pdmodel", &folder).facts, QStringLiteral("has 20 bytes")));
    QCOMPARE(part("__model__").name, "__params__");
}

void TestPaddle::refuses()
{
    QVERIFY(readBytes(program(variable("n", 5, {-2, 3}, true)), "m.pdmodel").refusal->message.contains(QStringLiteral("“n”")));
    QVERIFY(readBytes(program(variable("n", 5, {std::int64_t(1) << 40, std::int64_t(1) << 40}, true)), "m.pdmodel").isRefused());
    QVERIFY(readBytes(program(variable("n", 5, std::vector<std::int64_t>(65, 1), true)), "m.pdmodel").isRefused());
    QVERIFY(readBytes(program() + promise(1, std::uint64_t(1) << 40), "m.pdmodel").refusal->message.contains(QStringLiteral("1099511627776")));
    QVERIFY(readBytes(program() + promise(1, std::uint64_t(1) << 63), "m.pdmodel").refusal->message.contains(QStringLiteral("9223372036854775808")));
}

QTEST_GUILESS_MAIN(TestPaddle)
#include "test_paddle.moc"
