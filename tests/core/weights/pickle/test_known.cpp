// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm;
using namespace mlm::weights;

class TestKnownPickles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsKnownFiles_data()
    {
        test::addExpectedFiles({QStringLiteral("sklearn-pickle/"), QStringLiteral("joblib/"), QStringLiteral("synthetic/hostile/pkl_"),
                                QStringLiteral("synthetic/valid/protocol5")});
    }
    void readsKnownFiles()
    {
        QFETCH(QString, file);
        // Named after the function that writes the file, as for joblib.
        if (file.startsWith(QStringLiteral("joblib/")))
            test::compareWithExpected();
        else
            test::compareWithExpected(Json{{"artifact_type", "pickle.dump"}});
    }
};

QTEST_APPLESS_MAIN(TestKnownPickles)
#include "test_known.moc"
