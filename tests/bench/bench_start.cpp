// SPDX-License-Identifier: Apache-2.0
// From exec to the end of the first painted frame, offscreen: mlm-editor with a document, and an empty QMainWindow program, in turn.
// Usage: bench_start DOCUMENT [ROUNDS]. Both programs stand beside this one.
#include "tests/bench/stopwatch.h"
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_start DOCUMENT [ROUNDS]\n");
        return 2;
    }
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 20;
    const QString folder = QCoreApplication::applicationDirPath();
    const QTemporaryDir scratch;
    struct Times { std::vector<double> wall, cpu; } editor, empty;
    const auto run = [&](const QString &program, const QStringList &arguments, Times &times, bool counts) {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(environment);
        const double time = mlm::bench::seconds([&] {
            process.start(folder + QLatin1Char('/') + program, arguments);
            if (!process.waitForReadyRead(60'000)) // both say when the frame is out
                qFatal("%s painted nothing", qPrintable(program));
        });
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("%s failed", qPrintable(program));
        if (!counts)
            return;
        times.wall.push_back(time * 1e3);
        times.cpu.push_back(process.readAllStandardOutput().split(' ').last().toDouble());
    };
    const QStringList editorArguments{QStringLiteral("--settings"), scratch.filePath(QStringLiteral("settings.ini")),
                                      QStringLiteral("--exit-after-first-paint"), QString::fromLocal8Bit(argv[1])};
    for (int round = -2; round < rounds; ++round) { // two rounds to warm up
        run(QStringLiteral("mlm-editor"), editorArguments, editor, round >= 0);
        run(QStringLiteral("bench_empty"), {}, empty, round >= 0);
    }
    using mlm::bench::quantile;
    const auto print = [](const char *name, const std::vector<double> &times) {
        std::printf("  %-42s median %6.1f ms  p90 %6.1f ms\n", name, quantile(times, .5), quantile(times, .9));
    };
    std::printf("start to first frame, %d rounds in turn\n", rounds);
    print("mlm-editor with document", editor.wall);
    print("empty QMainWindow", empty.wall);
    print("mlm-editor, processor time of the GUI thread", editor.cpu);
    print("empty QMainWindow, the same", empty.cpu);
    std::printf("  ratio of medians: %.2f by the clock, %.2f in processor time\n", quantile(editor.wall, .5) / quantile(empty.wall, .5),
                quantile(editor.cpu, .5) / quantile(empty.cpu, .5));
    return 0;
}
