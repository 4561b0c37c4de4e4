// SPDX-License-Identifier: Apache-2.0
// Pictures of every page for looking at: written to the folder in MLM_RENDER, skipped without it.
#include "tests/widgets/pages/sample.h"
#include "widgets/pages/page.h"
#include "widgets/style/theme.h"
#include "widgets/tables/tables.h"
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
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

    /// Prints how long pages take to open and a keystroke takes; nothing is asserted.
    void speed()
    {
        auto text = Json::parse(sample::item());
        Json classes = Json::array(), bands = Json::array(), names = Json::array(), scaling = Json::array();
        for (int i = 0; i < 1000; ++i)
            classes.push_back(Json{{"value", i}, {"name", "class-" + std::to_string(i)}, {"color_hint", "1B6E3C"}});
        for (int i = 0; i < 200; ++i) {
            names.push_back("B" + std::to_string(i));
            bands.push_back(Json{{"name", names.back()}, {"common_name", "red"}, {"center_wavelength", 0.4 + i * 0.01}});
            scaling.push_back(Json{{"type", "z-score"}, {"mean", 100.25 + i}, {"stddev", 3.5}});
        }
        text["properties"]["mlm:output"][0]["classification:classes"] = classes;
        text["properties"]["eo:bands"] = bands;
        text["properties"]["mlm:input"][0]["bands"] = names;
        text["properties"]["mlm:input"][0]["value_scaling"] = scaling;
        auto context = sample::contextOf(text.dump(2));
        const auto measure = [&](const char *what, const Pointer &pointer) {
            qint64 worst = 0, sum = 0;
            for (int i = 0; i < 20; ++i) {
                QElapsedTimer timer;
                timer.start();
                context->set(pointer, "text " + std::to_string(i), QStringLiteral("typing"));
                worst = std::max(worst, timer.nsecsElapsed());
                sum += timer.nsecsElapsed();
                QCoreApplication::processEvents();
            }
            qInfo("%s: mean %.2f ms, worst %.2f ms without the check", what, double(sum) / 20e6, double(worst) / 1e6);
        };
        const Pointer name = Pointer::of("/properties/mlm:name");
        const Pointer one = Pointer::of("/properties/mlm:output/0/classification:classes/500/name");
        measure("no page, a field", name);
        measure("no page, a class", one);
        {
            RowsModel model(*context, Pointer::of("/properties/mlm:output/0/classification:classes"), tables::classes);
            std::vector<QStringList> rows;
            for (int i = 0; i < 5000; ++i)
                rows.push_back({QString::number(i), QStringLiteral("pasted %1").arg(i)});
            QElapsedTimer timer;
            timer.start();
            model.paste(0, 0, cellsOf(rows));
            qInfo("paste of 5000 rows over 1000: %.0f ms", double(timer.nsecsElapsed()) / 1e6);
            timer.restart();
            context->document().undo();
            qInfo("its undo: %.0f ms", double(timer.nsecsElapsed()) / 1e6);
        }
        std::vector<std::unique_ptr<Page>> all;
        for (const spec::Page &described : spec::pages(context->profile().documentType())) {
            QElapsedTimer timer;
            timer.start();
            std::unique_ptr<Page> page(makePage(*context, described.id));
            page->resize(1180, 900);
            page->show();
            page->grab();
            qInfo("%s: opened and painted in %.1f ms", described.id.c_str(), double(timer.nsecsElapsed()) / 1e6);
            all.push_back(std::move(page));
        }
        measure("all pages, a field of the model", name);
        measure("all pages, a class of a thousand", one);
        measure("all pages, a band of two hundred", Pointer::of("/properties/eo:bands/100/name"));
    }
};

QTEST_MAIN(RenderTest)
#include "tst_render.moc"
