// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "app/cli/shown.h"
#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>
#include <istream>
#include <ostream>

namespace mlm::cli {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString shownPath(const std::string &path)
{
    return path == "-" ? Text::tr("standard input") : QString::fromStdString(path);
}

} // namespace

Result<LoadedFile> readText(const std::string &path, Streams &streams)
{
    if (path != "-")
        return loadFile(QString::fromStdString(path));
    const std::size_t limit = json::Limits{}.bytes;
    LoadedFile result;
    std::string chunk(std::size_t{1} << 16, '\0');
    while (streams.in.read(chunk.data(), std::streamsize(chunk.size())) || streams.in.gcount() > 0) {
        if (result.text.size() + std::size_t(streams.in.gcount()) > limit) {
            Error error;
            error.code = Error::Code::Limit;
            error.file = shownPath(path);
            error.message = Text::tr("There is more than 256 MiB.");
            error.advice = Text::tr("Give one document at a time.");
            return error;
        }
        result.text.append(chunk, 0, std::size_t(streams.in.gcount()));
    }
    return result;
}

Result<Input> readDocument(const std::string &path, Streams &streams)
{
    auto file = readText(path, streams);
    if (!file)
        return file.error();
    auto parsed = json::parse(file->text);
    if (!parsed) {
        Error error = parsed.error();
        error.file = shownPath(path);
        return error;
    }
    std::optional<FileStamp> stamp;
    if (path != "-")
        stamp = file->stamp;
    return Input{QString::fromStdString(path), std::move(file->text), stamp, std::move(*parsed)};
}

std::vector<QString> documentsBelow(const QString &folder)
{
    std::vector<QString> result;
    QDirIterator it(folder, {QStringLiteral("*.json"), QStringLiteral("*.geojson")}, QDir::Files | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        result.push_back(it.next());
    std::sort(result.begin(), result.end());
    return result;
}

bool looksLikeStac(const Json &root)
{
    return root.is_object() && root.contains("stac_version");
}

Result<void> writeText(const std::string &path, const std::string &text, Streams &streams)
{
    if (path.empty() || path == "-") {
        streams.out << text;
        return {};
    }
    auto saved = saveFile(QString::fromStdString(path), text, {}, Overwrite::Always);
    if (!saved)
        return saved.error();
    return {};
}

int tell(const Error &error, Streams &streams)
{
    streams.err << "mlm: " << printable(error.text()) << '\n';
    switch (error.code) {
    case Error::Code::Usage:
        return Usage;
    case Error::Code::Invalid:
        return Found;
    case Error::Code::Cancelled:
        return Interrupted;
    default:
        return Unreadable;
    }
}

QString folderOf(const std::string &path)
{
    if (path.empty() || path == "-")
        return QDir::currentPath();
    return QFileInfo(QString::fromStdString(path)).absolutePath();
}

bool showProgress(qint64 done, qint64 total, const QString &what, Streams &streams)
{
    if (streams.errIsTerminal) {
        const qint64 percent = total > 0 ? done * 100 / total : 100;
        streams.err << '\r' << what.toStdString() << ' ' << percent << " %" << (done >= total ? "\r\033[K" : "") << std::flush;
    }
    return !interrupted();
}

} // namespace mlm::cli
