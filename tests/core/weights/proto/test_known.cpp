// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats.h"
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;

class TestKnownProto : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsKnownFiles_data()
    {
        test::addExpectedFiles({"onnx/", "tf-savedmodel/", "tf-graphdef/", "paddle/", "synthetic/hostile/onnx_"});
    }
    void readsKnownFiles()
    {
        // MLM has no artifact type for ONNX and frozen graphs: the house uses the names of the functions that write them.
        QFETCH(QString, file);
        Json instead = Json::object();
        if (file.contains(QLatin1String("onnx")))
            instead["artifact_type"] = formatOf("onnx")->artifactType;
        if (file.startsWith(QLatin1String("tf-graphdef")))
            instead["artifact_type"] = formatOf("tf-graphdef")->artifactType;
        test::compareWithExpected(instead);
    }
};

QTEST_GUILESS_MAIN(TestKnownProto)
#include "test_known.moc"
