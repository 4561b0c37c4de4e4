// SPDX-License-Identifier: Apache-2.0
// bench_hash FILE [REPEATS]: SHA-256 of a file against `openssl dgst -sha256` on the same file, in turns,
// from the page cache.
#include "core/weights/fingerprint.h"
#include "tests/bench/stopwatch.h"
#include <QProcess>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>

using namespace mlm;

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_hash FILE [REPEATS]\n");
        return 2;
    }
    const QString path = QString::fromLocal8Bit(argv[1]);
    const int repeats = argc > 2 ? std::atoi(argv[2]) : 5;
    std::vector<double> ours, theirs;
    std::string digest;
    QString expected;
    qint64 size = 0;
    // The first round fills the page cache and is not counted.
    for (int i = 0; i <= repeats; ++i) {
        const double own = bench::seconds([&] {
            const auto result =
                weights::fingerprint(path, {Hash::Sha2_256}, [](qint64, qint64) { return true; });
            if (!result) {
                std::fprintf(stderr, "%s\n", qPrintable(result.error().text()));
                std::exit(3);
            }
            digest = result->hashes.front().digest;
            size = result->size;
        });
        const double other = bench::seconds([&] {
            QProcess openssl;
            openssl.start(QStringLiteral("openssl"),
                          {QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-r"), path});
            if (!openssl.waitForFinished(-1) || openssl.exitCode() != 0) {
                std::fprintf(stderr, "openssl cannot be run\n");
                std::exit(3);
            }
            expected = QString::fromLatin1(openssl.readAllStandardOutput()).section(QLatin1Char(' '), 0, 0);
        });
        if (expected.toStdString() != digest) {
            std::fprintf(stderr, "the digests differ\n");
            return 1;
        }
        if (i > 0) {
            ours.push_back(own);
            theirs.push_back(other);
        }
    }
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    const double a = bench::quantile(ours, 0.5), b = bench::quantile(theirs, 0.5),
                 mega = static_cast<double>(size) / 1e6;
    std::printf("%lld bytes, %d repeats in turns\n", static_cast<long long>(size), repeats);
    std::printf("%-24s  %10s  %8s\n", "", "median s", "MB/s");
    std::printf("%-24s  %10.4f  %8.0f\n", "fingerprint", a, mega / a);
    std::printf("%-24s  %10.4f  %8.0f\n", "openssl dgst -sha256", b, mega / b);
    std::printf("ratio %.3f, peak memory %.1f MiB\n", a / b, static_cast<double>(usage.ru_maxrss) / 1024);
    return 0;
}
