// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm::weights::test;

class TestKnownText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsKnownFiles_data();
    void readsKnownFiles();
};

void TestKnownText::readsKnownFiles_data()
{
    addExpectedFiles({"openvino/", "pmml/", "xgboost/", "lightgbm/", "synthetic/hostile/openvino_", "synthetic/hostile/xml_"});
}

void TestKnownText::readsKnownFiles()
{
    compareWithExpected();
}

QTEST_GUILESS_MAIN(TestKnownText)
#include "test_known.moc"
