// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/expected.h"
#include <QTest>

using namespace mlm::weights::test;

class TestKnownHdf5 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsKnownFiles_data();
    void readsKnownFiles();
};

void TestKnownHdf5::readsKnownFiles_data()
{
    addExpectedFiles({"hdf5/", "keras-v3/", "synthetic/valid/old_many.h5", "synthetic/hostile/h5_"});
}

void TestKnownHdf5::readsKnownFiles()
{
    compareWithExpected();
}

QTEST_GUILESS_MAIN(TestKnownHdf5)
#include "test_known.moc"
