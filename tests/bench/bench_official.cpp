// SPDX-License-Identifier: Apache-2.0
// Times of the published schemas: bench_official DIR FILE... (DIR: a folder of schemas; FILE: documents that declare them)
// Prints the time to read and compile all that a document declares, fresh each time, and the time of one verdict, warm, for each and for all.
#include "core/json/parse.h"
#include "core/validation/official/official.h"
#include "tests/bench/stopwatch.h"
#include <QFile>
#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    using namespace mlm;
    constexpr int fresh = 15, rounds = 400;
    if (argc < 3) {
        std::fputs("usage: bench_official DIR FILE...\n", stderr);
        return 2;
    }
    const official::SchemaStore store(QString::fromLocal8Bit(argv[1]));
    const official::OfficialSchemas shared(store);
    std::vector<double> all, compiles;
    for (int i = 2; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        const auto parsed = file.open(QIODevice::ReadOnly) ? json::parse(file.readAll().toStdString()) : Result<json::Parsed>(Error{});
        if (!parsed) {
            std::fprintf(stderr, "cannot read %s\n", argv[i]);
            return 3;
        }
        std::vector<double> compile, check;
        for (int round = 0; round < fresh; ++round) {
            const official::OfficialSchemas schemas(store);
            compile.push_back(1e3 * bench::seconds([&] { (void)schemas.check(parsed->root); }));
        }
        official::OfficialVerdicts verdicts;
        for (int round = 0; round < rounds; ++round) {
            const double time = 1e6 * bench::seconds([&] { verdicts = shared.check(parsed->root); });
            if (round >= rounds / 10)
                check.push_back(time); // warm first
        }
        all.insert(all.end(), check.begin(), check.end());
        compiles.insert(compiles.end(), compile.begin(), compile.end());
        std::printf("%-40.40s compile %6.2f ms  verdict %7.1f us  %s\n", argv[i] + std::max<int>(0, static_cast<int>(std::strlen(argv[i])) - 40),
                    bench::quantile(compile, 0.5), bench::quantile(check, 0.5), qPrintable(official::summary(verdicts)));
    }
    std::printf("all: compile %.2f ms, verdict %.1f us (median), %.1f us (99 %%)\n", bench::quantile(compiles, 0.5), bench::quantile(all, 0.5),
                bench::quantile(all, 0.99));
    return 0;
}
