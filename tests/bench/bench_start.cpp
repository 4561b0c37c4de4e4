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
    const auto run = [&](const QString &program, const QStringList &arguments) {
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
        return time;
    };
    const QStringList editorArguments{QStringLiteral("--settings"), scratch.filePath(QStringLiteral("settings.ini")),
                                      QStringLiteral("--exit-after-first-paint"), QString::fromLocal8Bit(argv[1])};
    std::vector<double> editor, empty;
    for (int round = -2; round < rounds; ++round) { // two rounds to warm up
        const double a = run(QStringLiteral("mlm-editor"), editorArguments);
        const double b = run(QStringLiteral("bench_empty"), {});
        if (round >= 0) {
            editor.push_back(a);
            empty.push_back(b);
        }
    }
    using mlm::bench::quantile;
    std::printf("start to first frame, %d rounds in turn\n", rounds);
    std::printf("  mlm-editor with document  median %6.1f ms  p90 %6.1f ms\n", quantile(editor, .5) * 1e3, quantile(editor, .9) * 1e3);
    std::printf("  empty QMainWindow         median %6.1f ms  p90 %6.1f ms\n", quantile(empty, .5) * 1e3, quantile(empty, .9) * 1e3);
    std::printf("  ratio of medians          %.2f\n", quantile(editor, .5) / quantile(empty, .5));
    return 0;
}
