// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats.h"
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;

class TestKnownFlat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsKnownFiles_data()
    {
        test::addExpectedFiles({"tflite/", "catboost/", "synthetic/hostile/tflite_"});
    }
    void readsKnownFiles()
    {
        // MLM has no artifact type for TFLite: the house uses the name of the function that writes it.
        QFETCH(QString, file);
        Json instead = Json::object();
        if (file.contains(QLatin1String("tflite")))
            instead["artifact_type"] = formatOf("tflite")->artifactType;
        test::compareWithExpected(instead);
    }
};

QTEST_GUILESS_MAIN(TestKnownFlat)
#include "test_known.moc"
