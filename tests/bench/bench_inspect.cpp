// SPDX-License-Identifier: Apache-2.0
// bench_inspect MLM FOLDER [REPEATS]: `mlm inspect` of model files of 1 GiB against `openssl dgst -sha256` of the same files, in turns, from
// the page cache; then `mlm inspect --no-checksum` of files of 20 GB whose data are a hole.
#include "tests/bench/stopwatch.h"
#include "tests/core/weights/largefiles.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStringList>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mlm;

namespace {

struct Run
{
    double seconds = 0;
    double mebibytes = 0; ///< most memory at once
};

/// Runs a program with its output thrown away.
Run run(const QStringList &command)
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(QFile::encodeName(word));
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    Run result;
    int status = 0;
    struct rusage usage = {};
    result.seconds = bench::seconds([&] {
        const pid_t child = ::fork();
        if (child == 0) {
            const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
            ::dup2(nothing, 1);
            ::execvp(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::wait4(child, &status, 0, &usage);
    });
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::fprintf(stderr, "%s failed\n", qPrintable(command.join(QLatin1Char(' '))));
        std::exit(3);
    }
    result.mebibytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return result;
}

/// Numbers in place of the hole, so that there are data to be read.
bool fill(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    std::vector<quint32> numbers(std::size_t{1} << 18);
    QRandomGenerator::global()->fillRange(numbers.data(), qsizetype(numbers.size()));
    const qint64 block = qint64(numbers.size() * sizeof(quint32)), head = 4096, tail = 4096;
    for (qint64 at = head; at + block < file.size() - tail; at += block) {
        if (!file.seek(at) || file.write(reinterpret_cast<const char *>(numbers.data()), block) != block)
            return false;
    }
    return true;
}

double median(const std::vector<double> &values)
{
    return bench::quantile(values, 0.5);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench_inspect MLM FOLDER [REPEATS]\n");
        return 2;
    }
    const QString mlm = QString::fromLocal8Bit(argv[1]);
    const QDir folder(QString::fromLocal8Bit(argv[2]));
    const int repeats = argc > 3 ? std::atoi(argv[3]) : 5;
    const auto make = [&](const QString &name, quint64 bytes) {
        const QString path = folder.filePath(name);
        const bool made = name.endsWith(QLatin1String(".pt"))     ? largefiles::torchZip(path, bytes)
                          : name.endsWith(QLatin1String(".onnx")) ? largefiles::onnx(path, bytes)
                                                                  : largefiles::safetensors(path, bytes);
        if (!made) {
            std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
            std::exit(3);
        }
        return path;
    };
    const auto remove = [](const QString &path) {
        QFile::remove(path);
        QFile::remove(path + QStringLiteral(".data"));
    };
    std::printf("mlm inspect against openssl dgst -sha256, 1 GiB, %d repeats in turns, medians\n", repeats);
    std::printf("%-20s  %10s  %10s  %6s  %9s\n", "", "mlm s", "openssl s", "ratio", "peak MiB");
    for (const char *name : {"m.safetensors", "m.onnx", "m.pt"}) {
        const QString path = make(QString::fromLatin1(name), quint64{1} << 30);
        const QString data = QFileInfo::exists(path + QStringLiteral(".data")) ? path + QStringLiteral(".data") : path;
        if (!fill(data))
            return 3;
        QStringList theirs{QStringLiteral("openssl"), QStringLiteral("dgst"), QStringLiteral("-sha256"), path};
        if (data != path)
            theirs += data;
        std::vector<double> own, other, memory;
        for (int i = 0; i <= repeats; ++i) { // the first round fills the page cache and is not counted
            const Run a = run({mlm, QStringLiteral("inspect"), path}), b = run(theirs);
            if (i == 0)
                continue;
            own.push_back(a.seconds);
            other.push_back(b.seconds);
            memory.push_back(a.mebibytes);
        }
        std::printf("%-20s  %10.4f  %10.4f  %6.3f  %9.1f\n", name, median(own), median(other), median(own) / median(other), bench::quantile(memory, 1));
        remove(path);
    }
    std::printf("\nmlm inspect --no-checksum, 20 GB, %d repeats\n", repeats);
    std::printf("%-20s  %10s  %10s  %9s\n", "", "median ms", "worst ms", "peak MiB");
    for (const char *name : {"m.safetensors", "m.onnx", "m.pt"}) {
        const QString path = make(QString::fromLatin1(name), 20'000'000'000);
        std::vector<double> seconds, memory;
        for (int i = 0; i <= repeats; ++i) {
            const Run a = run({mlm, QStringLiteral("inspect"), QStringLiteral("--no-checksum"), path});
            if (i == 0)
                continue;
            seconds.push_back(a.seconds);
            memory.push_back(a.mebibytes);
        }
        std::printf("%-20s  %10.1f  %10.1f  %9.1f\n", name, median(seconds) * 1000, bench::quantile(seconds, 1) * 1000, bench::quantile(memory, 1));
        remove(path);
    }
    return 0;
}
