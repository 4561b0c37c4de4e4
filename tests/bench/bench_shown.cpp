// SPDX-License-Identifier: Apache-2.0
// From an edit to its findings shown in the whole window (form, outline, problems, JSON view, painted), offscreen.
// Usage: bench_shown [DOCUMENT...]; without one an Item of 1,000 classes and 200 bands is made.
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/mainwindow.h"
#include "app/editor/prompter.h"
#include "app/editor/settings.h"
#include "tests/bench/stopwatch.h"
#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <cstdio>

using namespace mlm;

namespace {

Json largeItem()
{
    Json bands = Json::array(), names = Json::array(), classes = Json::array(), scaling = Json::array();
    for (int i = 0; i < 200; ++i) {
        const std::string name = "B" + std::to_string(i + 1);
        bands.push_back({{"name", name}, {"description", "Band " + std::to_string(i + 1)}});
        names.push_back(name);
        scaling.push_back({{"type", "z-score"}, {"mean", 1000.5 + i}, {"stddev", 200.25 + i}});
    }
    for (int i = 0; i < 1000; ++i)
        classes.push_back({{"value", i}, {"name", "class-" + std::to_string(i)}, {"description", "Class number " + std::to_string(i)}});
    const Json polygon = {{"type", "Polygon"}, {"coordinates", {{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}}};
    return {{"type", "Feature"},
            {"stac_version", "1.1.0"},
            {"stac_extensions", {"https://stac-extensions.github.io/mlm/v1.5.0/schema.json"}},
            {"id", "large"},
            {"geometry", polygon},
            {"bbox", {0, 0, 1, 1}},
            {"properties",
             {{"datetime", "2024-01-01T00:00:00Z"},
              {"bands", bands},
              {"mlm:name", "large"},
              {"mlm:architecture", "U-Net"},
              {"mlm:tasks", {"semantic-segmentation"}},
              {"mlm:input",
               {{{"name", "all"}, {"bands", names}, {"value_scaling", scaling},
                 {"input", {{"shape", {-1, 200, 64, 64}}, {"dim_order", {"batch", "bands", "height", "width"}}, {"data_type", "float32"}}}}}},
              {"mlm:output",
               {{{"name", "classes"}, {"tasks", {"semantic-segmentation"}},
                 {"result", {{"shape", {-1, 1000, 64, 64}}, {"dim_order", {"batch", "class", "height", "width"}}, {"data_type", "float32"}}},
                 {"classification:classes", classes}}}}}},
            {"links", Json::array()},
            {"assets", {{"model", {{"href", "./model.pt"}, {"roles", {"mlm:model"}}, {"mlm:artifact_type", "torch.save"}}}}}};
}

void measure(const QString &path)
{
    const QTemporaryDir scratch;
    Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    DialogPrompter prompter;
    MainWindow window(settings, prompter);
    window.resize(1440, 900);
    window.show();
    window.files().openPaths({path});
    while (!window.current())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    DocumentView &view = *window.current();
    const Pointer name = Pointer::of("/properties/mlm:architecture");
    const bool item = name.in(view.context().root());
    const Pointer field = item ? name : Pointer::of("/id");
    std::printf("%s: %zu bytes, %zu findings\n", qPrintable(QFileInfo(path).fileName()), view.document().text().size(),
                view.context().findings().list.size());
    for (const char *page : {"overview", "model", "inputs", "outputs"}) {
        view.showPage(page);
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents();
        bool shown = false;
        const auto told = QObject::connect(&view.context().check(), &LiveCheck::findingsChanged, &view, [&] { shown = true; });
        std::vector<double> times, edits;
        for (int round = 0; round < 220; ++round) {
            shown = false;
            // Every other edit makes a finding or takes it away again.
            const Json value = round % 2 ? Json("value-" + std::to_string(round)) : Json("");
            double edit = 0;
            const double time = bench::seconds([&] {
                edit = bench::seconds([&] { view.context().set(field, value); });
                while (!shown)
                    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
                QCoreApplication::sendPostedEvents();
                QCoreApplication::processEvents(); // layout and the frame
                window.repaint();
            });
            if (round >= 20) {
                times.push_back(time);
                edits.push_back(edit);
            }
        }
        QObject::disconnect(told);
        std::printf("  %-10s edit to findings shown  median %5.2f ms  p99 %5.2f ms   (edit itself %5.2f ms)\n", page,
                    bench::quantile(times, .5) * 1e3, bench::quantile(times, .99) * 1e3, bench::quantile(edits, .5) * 1e3);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    look::apply(app, look::Scheme::Light);
    const QTemporaryDir scratch;
    const QString made = scratch.filePath(QStringLiteral("classes-1000-bands-200.json"));
    {
        QFile file(made);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(json::write(largeItem()) + "\n")) <= 0)
            qFatal("no room for the Item");
    }
    measure(made);
    for (int i = 1; i < argc; ++i)
        measure(QString::fromLocal8Bit(argv[i]));
    return 0;
}
