// SPDX-License-Identifier: Apache-2.0
#include "core/weights/inspect.h"
#include "core/base/regularfile.h"
#include "core/weights/modelfiles.h"
#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <map>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

Error cancelled()
{
    return {Error::Code::Cancelled, Words::tr("Reading was cancelled."), {}, {}};
}

/// What is there and what it is made of, before any data are read.
Result<std::vector<FoundFile>> gather(const QStringList &paths, std::vector<Inspection> &failed, const Progress &progress)
{
    std::vector<FoundFile> files;
    std::map<QString, std::size_t> known; ///< by where they really are
    for (const QString &path : paths) {
        auto found = findModelFiles(path, [&] { return !progress || progress(0, 0); });
        if (!found && found.error().code == Error::Code::Cancelled)
            return cancelled();
        if (!found) {
            Inspection inspection;
            inspection.path = path;
            inspection.name = QFileInfo(path).fileName().toStdString();
            inspection.error = found.error();
            if (inspection.error->file.isEmpty())
                inspection.error->file = path;
            failed.push_back(std::move(inspection));
            files.push_back({}); // its place in the order
            continue;
        }
        for (FoundFile &file : *found) {
            const auto [place, fresh] = known.try_emplace(QFileInfo(file.file.path).canonicalFilePath(), files.size());
            if (fresh) {
                files.push_back(std::move(file));
            } else if (FoundFile &there = files[place->second]; file.file.part && !there.file.part) {
                // Chosen by itself before the file that it is a part of.
                there = std::move(file);
            }
        }
    }
    return files;
}

} // namespace

Inspection finish(FoundFile found, const std::vector<Hash> &hashes, const Progress &progress)
{
    Inspection result;
    result.path = found.file.path;
    result.name = std::move(found.file.name);
    result.part = found.file.part;
    result.size = found.file.size;
    const auto guard = RegularFile::open(result.path);
    if (!guard) {
        result.error = guard.error();
        return result;
    }
    if (guard->size() != found.file.size || guard->mtimeNs() != found.mtimeNs) {
        result.error = Error{Error::Code::Changed, Words::tr("The file changed while it was read."),
                             Words::tr("Wait until whatever writes it has finished, then try again."), result.path};
        return result;
    }
    if (!hashes.empty()) {
        auto fingerprint = weights::fingerprint(result.path, hashes, progress);
        if (!fingerprint) {
            result.error = fingerprint.error();
            return result;
        }
        result.fingerprint = std::move(*fingerprint);
    }
    if (auto unchanged = guard->checkUnchanged(guard->size()); !unchanged)
        result.error = unchanged.error();
    else
        result.reading = std::move(found.reading);
    return result;
}

Result<std::vector<Inspection>> inspect(const QStringList &paths, const InspectOptions &options, const Progress &progress)
{
    std::vector<Inspection> failed;
    auto files = gather(paths, failed, progress);
    if (!files)
        return files.error();
    qint64 total = 0, before = 0;
    if (!options.hashes.empty()) {
        for (const FoundFile &file : *files)
            total += file.file.size;
    }
    std::vector<Inspection> result;
    auto failure = failed.begin();
    for (FoundFile &file : *files) {
        if (file.file.path.isEmpty()) {
            result.push_back(std::move(*failure++));
            continue;
        }
        const qint64 size = file.file.size;
        Progress counted;
        if (progress)
            counted = [&](qint64 done, qint64) { return progress(std::min(before + done, total), total); };
        result.push_back(finish(std::move(file), options.hashes, counted));
        if (result.back().error && result.back().error->code == Error::Code::Cancelled)
            return cancelled();
        before += options.hashes.empty() ? 0 : size;
    }
    return result;
}

} // namespace mlm::weights
