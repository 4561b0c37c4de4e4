// SPDX-License-Identifier: Apache-2.0
// Pictures of every page for looking at: written to the folder in MLM_RENDER, skipped without it.
#include "tests/widgets/pages/sample.h"
#include "widgets/pages/page.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QDir>
#include <QTest>

using namespace mlm;

class RenderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pages_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("width");
        QTest::newRow("light wide") << false << 1180;
        QTest::newRow("dark wide") << true << 1180;
        QTest::newRow("light narrow") << false << 780;
    }

    void pages()
    {
        QFETCH(bool, dark);
        QFETCH(int, width);
        const QString out = qEnvironmentVariable("MLM_RENDER");
        if (out.isEmpty())
            QSKIP("Set MLM_RENDER to a folder to get pictures of the pages.");
        look::apply(*qApp, dark ? look::Scheme::Dark : look::Scheme::Light);
        const QString source = qEnvironmentVariable("MLM_RENDER_FILE");
        auto context = sample::contextOf(source.isEmpty() ? sample::item() : sample::readAll(source));
        QVERIFY(context);
        for (const spec::Page &described : spec::pages(context->profile().documentType())) {
            std::unique_ptr<Page> page(makePage(*context, described.id));
            page->resize(width, 1000);
            page->show();
            QTest::qWait(30);
            const QString name = QStringLiteral("%1-%2-%3.png").arg(QString::fromStdString(described.id), dark ? "dark" : "light").arg(width);
            QVERIFY(page->grab().save(QDir(out).filePath(name)));
        }
    }
};

QTEST_MAIN(RenderTest)
#include "tst_render.moc"
