// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm::weights;

class TestTorch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsKnownFiles_data()
    {
        test::addExpectedFiles({QStringLiteral("torch-zip/"), QStringLiteral("torch-legacy/"), QStringLiteral("synthetic/hostile/pt_"),
                                QStringLiteral("synthetic/hostile/legacy_"), QStringLiteral("synthetic/valid/handmade_legacy"),
                                QStringLiteral("synthetic/valid/handmade_rebuild"), QStringLiteral("synthetic/valid/handmade_state"),
                                QStringLiteral("synthetic/valid/torch_0_1_tar")});
    }
    void readsKnownFiles() { test::compareWithExpected(); }
};

QTEST_APPLESS_MAIN(TestTorch)
#include "test_torch.moc"
