// SPDX-License-Identifier: Apache-2.0
#include "app/editor/editorapp.h"
#include "app/editor/documentview.h"
#include "app/editor/filecommands.h"
#include "app/editor/importdialog.h"
#include "app/editor/mainwindow.h"
#include "app/editor/modelcommands.h"
#include "app/editor/prompter.h"
#include "app/editor/schemacommands.h"
#include "app/editor/settings.h"
#include "widgets/pages/verifycard.h"
#include "widgets/style/loadfonts.h"
#include "widgets/style/theme.h"
#include <QApplication>
#include <QPainter>
#include <QTextStream>
#include <QThread>
#include <QTimer>
#include <cstring>
#include <ctime>

// Q_INIT_RESOURCE must stand outside of any namespace; a static library's resources are not there without it.
static void loadResources() { Q_INIT_RESOURCE(editor); }

namespace mlm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(EditorApp)
};

void complain(const QString &text) { QTextStream(stderr) << text << Qt::endl; }

/// Says when the first frame has reached the screen, with the processor time of the GUI thread until then (ms), and ends the program.
class FirstPaint : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QTimer::singleShot(0, qApp, [] { // the frame is out then
                timespec used{};
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
                QTextStream(stdout) << "first frame " << double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6 << Qt::endl;
                QCoreApplication::quit();
            });
        }
        return false;
    }

private:
    bool m_seen = false;
};

/// The window, with the dialog that stands in front of it.
QPixmap pictureOf(MainWindow &window)
{
    QPixmap picture = window.grab();
    QWidget *front = QApplication::activeModalWidget();
    if (!front || picture.isNull())
        return picture;
    QPainter painter(&picture);
    const QPoint at((window.width() - front->width()) / 2, (window.height() - front->height()) / 2);
    painter.fillRect(QRect(at, front->size()).adjusted(-1, -1, 1, 1), look::color(look::Role::EdgeStrong));
    painter.drawPixmap(at, front->grab());
    return picture;
}

int drawScreenshot(QApplication &app, MainWindow &window, const EditorOptions &options)
{
    // Work in the background (a large file, a check) ends before the picture is taken.
    for (int turn = 0; turn < 50; ++turn)
        app.processEvents(QEventLoop::AllEvents, 20);
    const auto *published = window.current() ? SchemaCommands::checkOf(window.current()) : nullptr;
    for (int turn = 0; turn < 250 && published && published->hasSchemas() && !published->isKnown(); ++turn) {
        app.processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(20);
    }
    if (!window.current() && !options.files.isEmpty()) {
        complain(window.message());
        return 3;
    }
    const auto *dialog = window.findChild<ImportDialog *>();
    const auto *verifying = window.findChild<VerifyCard *>();
    for (int turn = 0; turn < 3000 && ((dialog && dialog->isReading()) || (verifying && verifying->isRunning())); ++turn) {
        app.processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(20);
    }
    for (int turn = 0; turn < 10; ++turn)
        app.processEvents(QEventLoop::AllEvents, 20);
    const QPixmap picture = pictureOf(window);
    if (picture.isNull() || !picture.save(options.screenshot)) {
        complain(Text::tr("The picture could not be written to %1.").arg(options.screenshot));
        return 3;
    }
    return 0;
}

} // namespace

QString usage()
{
    return Text::tr("Usage: mlm-editor [OPTION...] [FILE...]\n"
                    "Opens STAC documents for editing.\n\n"
                    "  --screenshot OUT.png  draw the window into a picture and exit; needs no display\n"
                    "  --page ID             show that page: overview, model, inputs, outputs, bands, …\n"
                    "  --import WEIGHTS      import a model file or a folder; without FILE into a new Item\n"
                    "  --verify              compare the files of the assets with the document\n"
                    "  --size WxH            size of the window, in logical pixels\n"
                    "  --scheme light|dark   colours, whatever the settings say\n"
                    "  --settings FILE       an ini file in place of your settings\n"
                    "  --help, --version\n");
}

bool wantsOffscreen(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        for (const char *name : {"--screenshot", "--help", "-h", "--version"}) {
            if (std::strcmp(argv[i], name) == 0)
                return true;
        }
    }
    return false;
}

EditorOptions parseArguments(const QStringList &arguments)
{
    EditorOptions options;
    bool onlyFiles = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (onlyFiles || !argument.startsWith(QLatin1Char('-')) || argument == QLatin1String("-")) {
            options.files << argument;
            continue;
        }
        const auto value = [&]() -> QString {
            if (i + 1 < arguments.size())
                return arguments[++i];
            options.error = Text::tr("%1 needs a value.").arg(argument);
            return {};
        };
        if (argument == QLatin1String("--")) {
            onlyFiles = true;
        } else if (argument == QLatin1String("--screenshot")) {
            options.screenshot = value();
        } else if (argument == QLatin1String("--page")) {
            options.page = value();
        } else if (argument == QLatin1String("--import")) {
            options.weights << value();
        } else if (argument == QLatin1String("--verify")) {
            options.verify = true;
        } else if (argument == QLatin1String("--settings")) {
            options.settings = value();
        } else if (argument == QLatin1String("--scheme")) {
            options.scheme = value();
            if (options.scheme != QLatin1String("light") && options.scheme != QLatin1String("dark"))
                options.error = Text::tr("--scheme is light or dark.");
        } else if (argument == QLatin1String("--size")) {
            const QStringList parts = value().split(QLatin1Char('x'));
            options.size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
            if (options.size.width() < 200 || options.size.height() < 200 || options.size.width() > 10000 || options.size.height() > 10000)
                options.error = Text::tr("--size is a width and a height from 200 to 10000, for example 1440x900.");
        } else if (argument == QLatin1String("--exit-after-first-paint")) {
            options.exitAfterPaint = true;
        } else if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            options.help = true;
        } else if (argument == QLatin1String("--version")) {
            options.version = true;
        } else {
            options.error = Text::tr("There is no option %1.").arg(argument);
        }
    }
    return options;
}

int runEditor(QApplication &app, const EditorOptions &options)
{
    if (!options.error.isEmpty()) {
        complain(options.error + QLatin1Char(' ') + Text::tr("See mlm-editor --help."));
        return 2;
    }
    if (options.help || options.version) {
        QTextStream(stdout) << (options.help ? usage() : QStringLiteral("mlm-editor " MLM_VERSION "\n"));
        return 0;
    }
    const std::jthread fonts = look::loadFonts();
    loadResources();
    Settings settings(options.settings);
    look::apply(app, options.scheme == QLatin1String("light")  ? look::Scheme::Light
                     : options.scheme == QLatin1String("dark") ? look::Scheme::Dark
                     : options.screenshot.isEmpty()            ? settings.scheme()
                                                               : look::Scheme::Light);
    DialogPrompter prompter;
    MainWindow window(settings, prompter);
    if (options.size.isValid())
        window.resize(options.size);
    else if (!options.screenshot.isEmpty())
        window.resize(1440, 900);
    window.files().openPaths(options.files);
    if (DocumentView *view = window.current(); view && !options.page.isEmpty())
        view->showPage(options.page.toStdString());
    FirstPaint watcher;
    if (options.exitAfterPaint)
        window.installEventFilter(&watcher);
    window.show();
    if (!options.weights.isEmpty())
        window.model().importWeights(window.current(), options.weights);
    if (DocumentView *view = window.current(); view && options.verify)
        window.model().verifyFiles(view);
    if (!options.screenshot.isEmpty())
        return drawScreenshot(app, window, options);
    return app.exec();
}

} // namespace mlm
