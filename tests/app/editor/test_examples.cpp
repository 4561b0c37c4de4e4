// SPDX-License-Identifier: Apache-2.0
// The official examples of MLM 1.5: opened in the window, looked at page by page, saved untouched.
#include "app/editor/pagearea.h"
#include "tests/app/editor/editorfixture.h"
#include <QDirIterator>
#include <QFileInfo>

using namespace mlm;
using namespace mlm::test;

class TestExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("MLM_SHARED"))
            QSKIP("MLM_SHARED does not say where the official examples are");
    }
    void savesUntouched_data();
    void savesUntouched();
};

void TestExamples::savesUntouched_data()
{
    QTest::addColumn<QString>("path");
    const QString base = qEnvironmentVariable("MLM_SHARED") + QStringLiteral("/oracle/examples/mlm");
    int count = 0;
    QDirIterator files(base, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!path.contains(QStringLiteral("/v1.5.")))
            continue;
        ++count;
        QTest::newRow(qPrintable(path.mid(base.size() + 1))) << path;
    }
    QVERIFY(count > 0);
}

void TestExamples::savesUntouched()
{
    QFETCH(QString, path);
    const QByteArray bytes = Editor::read(path);
    Editor editor;
    auto *view = editor.open(editor.write(QFileInfo(path).fileName(), bytes));
    QVERIFY2(view, qPrintable(editor.window->message()));
    for (const auto &page : spec::pages(view->context().profile().documentType())) {
        view->showPage(page.id);
        QCoreApplication::processEvents();
    }
    QVERIFY(!view->file().isDirty());
    QVERIFY2(view->context().findings().valid(),
             qPrintable(view->context().findings().list.empty() ? QString() : view->context().findings().list.front().message));
    editor.window->files().save(view);
    QCOMPARE(Editor::read(view->file().path()), bytes);
}

QTEST_MAIN(TestExamples)
#include "test_examples.moc"
