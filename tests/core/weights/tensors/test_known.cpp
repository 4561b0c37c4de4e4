// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm::weights::test;

/// Files of the formats in core/weights/tensors that an independent reader looked at.
class TestKnown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAsExpected_data() { addExpectedFiles({QStringLiteral("safetensors/"), QStringLiteral("gguf/"), QStringLiteral("ggml-legacy/"), QStringLiteral("npz/"), QStringLiteral("synthetic/valid/params.msgpack"), QStringLiteral("synthetic/hostile/st_"), QStringLiteral("synthetic/hostile/gguf_"), QStringLiteral("synthetic/hostile/msgpack_"), QStringLiteral("synthetic/hostile/skops_")}); }
    void readsAsExpected() { compareWithExpected(); }
};

QTEST_GUILESS_MAIN(TestKnown)
#include "test_known.moc"
