// SPDX-License-Identifier: Apache-2.0
// bench_parse FILE...: how long reading each file takes, into tree and map, and into the map alone.
#include "core/document/file.h"
#include "core/json/parse.h"
#include "tests/bench/stopwatch.h"
#include <cstdio>

using namespace mlm;

namespace {

struct Row
{
    double bytes = 0, parse = 0, scan = 0, load = 0;
};

Row measure(const QString &path, const std::string &text)
{
    const auto rounds = std::clamp<std::size_t>(40'000'000 / (text.size() + 1), 5, 4000);
    std::vector<double> parse, scan, load;
    for (std::size_t i = 0; i < rounds; ++i) {
        parse.push_back(bench::seconds([&] { (void)json::parse(text); })); // with taking the tree down again
        scan.push_back(bench::seconds([&] { (void)json::scan(text); }));
        if (i % 10 == 0)
            load.push_back(bench::seconds([&] { (void)loadFile(path); }));
    }
    return {static_cast<double>(text.size()), bench::quantile(parse, 0.5), bench::quantile(scan, 0.5),
            bench::quantile(load, 0.5)};
}

void print(const char *name, const Row &row)
{
    std::printf("%10.0f  %10.1f  %8.0f  %10.1f  %8.0f  %10.1f  %s\n", row.bytes, row.parse * 1e6,
                row.bytes / row.parse / 1e6, row.scan * 1e6, row.bytes / row.scan / 1e6, row.load * 1e6,
                name);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_parse FILE...\n");
        return 2;
    }
    std::printf("%10s  %10s  %8s  %10s  %8s  %10s  %s\n", "bytes", "parse us", "MB/s", "map us", "MB/s",
                "load us", "file");
    Row sum;
    int read = 0;
    for (int i = 1; i < argc; ++i) {
        const QString path = QString::fromLocal8Bit(argv[i]);
        const auto loaded = loadFile(path);
        if (!loaded || !json::parse(loaded->text)) {
            std::fprintf(
                stderr, "%s\n",
                qPrintable(loaded ? json::parse(loaded->text).error().text() : loaded.error().text()));
            continue;
        }
        const Row row = measure(path, loaded->text);
        print(argv[i], row);
        sum = {sum.bytes + row.bytes, sum.parse + row.parse, sum.scan + row.scan, sum.load + row.load};
        ++read;
    }
    if (read > 1)
        print("all together", sum);
    return read > 0 ? 0 : 3;
}
