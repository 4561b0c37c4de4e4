// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm::weights::test;
using mlm::Json;

/// TorchScript, exported programs and TorchServe archives that an independent reader looked at.
class TestPackages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAsExpected_data()
    {
        addExpectedFiles({QStringLiteral("torchscript/"), QStringLiteral("torchserve-mar/"), QStringLiteral("synthetic/valid/handmade_aoti.pt2")});
    }
    void readsAsExpected()
    {
        QFETCH(QString, file);
        Json instead = Json::object();
        if (file.endsWith(QLatin1String(".pt2"))) {
            // MLM 1.5 best practices, "Framework-specific Artifact Types": packages of AOTInductor have a type of their own.
            // Their weights are in the native code, so their number is not known.
            instead = {{"artifact_type", "torch._inductor.aoti_compile_and_package"}, {"total_parameters", nullptr}};
        }
        compareWithExpected(instead);
    }
};

QTEST_GUILESS_MAIN(TestPackages)
#include "test_packages.moc"
