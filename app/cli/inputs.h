// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/cli/cli.h"
#include "core/base/result.h"
#include "core/document/file.h"
#include "core/json/parse.h"
#include <QString>
#include <optional>

namespace mlm::cli {

struct Input
{
    QString path;
    std::string text;
    std::optional<FileStamp> stamp; ///< none for standard input
    json::Parsed parsed;
};

/// The whole text of a file, or of standard input for "-" (256 MiB at most).
Result<LoadedFile> readText(const std::string &path, Streams &streams);
/// A file that must hold JSON; errors name the file.
Result<Input> readDocument(const std::string &path, Streams &streams);

/// The *.json and *.geojson files below a folder, in a stable order; linked folders are not entered.
std::vector<QString> documentsBelow(const QString &folder);

/// True for an object that says which STAC version it follows.
bool looksLikeStac(const Json &root);

/// Writes text to a file, or to standard output for "-" or nothing.
Result<void> writeText(const std::string &path, const std::string &text, Streams &streams);

/// Tells an error on standard error and gives the exit code it stands for.
int tell(const Error &error, Streams &streams);

/// The folder a document stands in, absolute; the current one for "-" and nothing.
QString folderOf(const std::string &path);

/// A line on the terminal that is rewritten while a file is read; false once the user has interrupted.
bool showProgress(qint64 done, qint64 total, const QString &what, Streams &streams);

} // namespace mlm::cli
