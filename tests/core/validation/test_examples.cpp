// SPDX-License-Identifier: Apache-2.0
#include "core/json/parse.h"
#include "fixtures.h"
#include <QDir>
#include <QDirIterator>
#include <QtTest>

/// The official examples, where they are at hand: MLM_SHARED names the folder that holds them.
class TestExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valid_data()
    {
        QTest::addColumn<QString>("path");
        const QString shared = qEnvironmentVariable("MLM_SHARED");
        if (shared.isEmpty())
            QSKIP("MLM_SHARED is not set: the official examples are not checked");
        for (const char *folder : {"/oracle/examples/mlm/v1.5.0", "/oracle/examples/mlm/v1.5.1", "/oracle/examples/mlm/v1.5.2", "/oracle/examples/stac-spec",
                                   "/oracle/bases"})
        {
            QDirIterator files(shared + QLatin1String(folder), {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext())
            {
                const QString path = files.next();
                QTest::newRow(qPrintable(path.mid(shared.size() + 1))) << path;
            }
        }
    }

    void valid()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto parsed = mlm::json::parse(file.readAll().toStdString());
        QVERIFY2(parsed.ok(), qPrintable(path));
        QCOMPARE(fixtures::told(parsed->root), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestExamples)
#include "test_examples.moc"
