// SPDX-License-Identifier: Apache-2.0
// Warm times of converting documents to the newest release: bench_convert FILE...
// Prints, for each, the median of many runs in microseconds and what became of its values, and at the end the medians by kind of document.
#include "core/convert/converter.h"
#include "core/convert/legacytext.h"
#include "core/convert/reporttext.h"
#include "tests/bench/stopwatch.h"
#include <QFile>
#include <QFileInfo>
#include <cstdio>
#include <map>

int main(int argc, char **argv)
{
    constexpr int rounds = 21;
    std::map<QString, std::vector<double>> kinds;
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "cannot read %s\n", argv[i]);
            return 3;
        }
        const std::string text = file.readAll().toStdString();
        const auto read = mlm::convert::readLegacy(text);
        if (!read) {
            std::fprintf(stderr, "%s: %s\n", argv[i], qPrintable(read.error().text()));
            return 3;
        }
        std::vector<double> times;
        auto done = mlm::convert::convert(read->root);
        for (int round = 0; round < rounds && done; ++round)
            times.push_back(1e6 * mlm::bench::seconds([&] { done = mlm::convert::convert(read->root); }));
        if (!done) {
            std::fprintf(stderr, "%s: %s\n", argv[i], qPrintable(done.error().text()));
            return 3;
        }
        const double median = mlm::bench::quantile(times, 0.5);
        const QString from = done->report.from.name.isEmpty() ? QStringLiteral("other") : done->report.from.name;
        kinds[from].push_back(median);
        kinds[QStringLiteral("all")].push_back(median);
        std::printf("%-60.60s %7zu B %8.0f us  %s: %s\n", qPrintable(QFileInfo(file).fileName()), text.size(), median, qPrintable(from),
                    qPrintable(mlm::convert::summary(done->report)));
    }
    for (const auto &[kind, times] : kinds)
        std::printf("%-24s %4zu documents, median %8.0f us, largest %8.0f us\n", qPrintable(kind), times.size(), mlm::bench::quantile(times, 0.5), mlm::bench::quantile(times, 1.0));
    return 0;
}
