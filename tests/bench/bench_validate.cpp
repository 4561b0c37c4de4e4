// SPDX-License-Identifier: Apache-2.0
// Warm times of reading and checking documents: bench_validate FILE...
// Prints, for each and for all, the median of many runs in microseconds: parse, check, both. With MLM_SHARED and MLM_ORACLE set and node there, the same
// documents through the reference validator beside it.
#include "core/json/parse.h"
#include "core/validation/engine.h"
#include "tests/bench/stopwatch.h"
#include <QFile>
#include <QProcess>
#include <cstdio>
#include <cstring>

namespace {

/// Median microseconds a document of the reference validator, warm; nothing where it is not there.
void printOracle(const QStringList &files)
{
    const QString oracle = qEnvironmentVariable("MLM_ORACLE"), shared = qEnvironmentVariable("MLM_SHARED");
    if (oracle.isEmpty() || shared.isEmpty())
    {
        std::puts("reference validator: skipped (MLM_ORACLE or MLM_SHARED is not set)");
        return;
    }
    const QString script = QStringLiteral(
        "const {Oracle} = await import('file://' + process.argv[1] + '/validate.mjs'); const fs = await import('node:fs');"
        "const o = new Oracle(process.argv[2] + '/schemas'); const t = process.argv.slice(3).map((f) => fs.readFileSync(f, 'utf8'));"
        "for (let i = 0; i < 20; i++) for (const x of t) await o.validate(JSON.parse(x), {quiet: true});"
        "const times = []; for (let i = 0; i < 50; i++) for (const x of t) { const b = process.hrtime.bigint(); await o.validate(JSON.parse(x), {quiet: true});"
        "times.push(Number(process.hrtime.bigint() - b) / 1e3); } times.sort((a, b) => a - b); console.log(times[times.length >> 1].toFixed(1));");
    QProcess node;
    node.start(QStringLiteral("node"), QStringList{QStringLiteral("--input-type=module"), QStringLiteral("-e"), script, oracle, shared} + files);
    if (!node.waitForFinished(120'000) || node.exitCode() != 0)
        std::puts("reference validator: skipped (node or its packages are missing)");
    else
        std::printf("reference validator, parse and validate, median %s us a document\n", node.readAllStandardOutput().trimmed().constData());
}

} // namespace

int main(int argc, char **argv)
{
    constexpr int rounds = 400;
    std::vector<double> parses, checks, both;
    QStringList files;
    for (int i = 1; i < argc; ++i)
    {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly))
        {
            std::fprintf(stderr, "cannot read %s\n", argv[i]);
            return 3;
        }
        files << file.fileName();
        const std::string text = file.readAll().toStdString();
        std::vector<double> parse, check;
        std::size_t findings = 0;
        bool valid = false;
        for (int round = 0; round < rounds; ++round)
        {
            auto parsed = mlm::json::parse(text);
            const double parseTime = 1e6 * mlm::bench::seconds([&] { parsed = mlm::json::parse(text); });
            if (!parsed)
            {
                std::fprintf(stderr, "%s: %s\n", argv[i], qPrintable(parsed.error().text()));
                return 3;
            }
            mlm::Findings result;
            const double checkTime = 1e6 * mlm::bench::seconds([&] { result = mlm::check(parsed->root); });
            findings = result.list.size();
            valid = result.valid();
            if (round < rounds / 10)
                continue; // warm first
            parse.push_back(parseTime);
            check.push_back(checkTime);
            both.push_back(parseTime + checkTime);
        }
        parses.insert(parses.end(), parse.begin(), parse.end());
        checks.insert(checks.end(), check.begin(), check.end());
        std::printf("%-40.40s %7zu B  parse %7.1f us  check %7.1f us  %s, %zu findings\n", argv[i] + std::max<int>(0, static_cast<int>(std::strlen(argv[i])) - 40),
                    text.size(), mlm::bench::quantile(parse, 0.5), mlm::bench::quantile(check, 0.5), valid ? "valid" : "not valid", findings);
    }
    std::printf("all: parse %.1f us, check %.1f us, together %.1f us (median), %.1f us (99 %%)\n", mlm::bench::quantile(parses, 0.5), mlm::bench::quantile(checks, 0.5),
                mlm::bench::quantile(both, 0.5), mlm::bench::quantile(both, 0.99));
    printOracle(files);
    return 0;
}
