// SPDX-License-Identifier: Apache-2.0
#include "core/weights/fingerprint.h"
#include "core/base/regularfile.h"
#include <QCoreApplication>
#include <chrono>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Fingerprint)
};

/// Small enough to be hashed while it is still in the processor's cache, large enough that calls cost
/// nothing.
constexpr std::size_t bufferSize = std::size_t{256} << 10;
constexpr auto pause = std::chrono::milliseconds(50);

Error cancelled(const QString &path)
{
    return {Error::Code::Cancelled, Words::tr("Reading the file was cancelled."), {}, path};
}

Error notAvailable(const QString &path, Hash hash)
{
    return {Error::Code::Refused, Words::tr("This system does not offer %1.").arg(nameOf(hash)),
            Words::tr("Choose SHA-256."), path};
}

} // namespace

Result<Fingerprint> fingerprint(const QString &path, const std::vector<Hash> &hashes,
                                const Progress &progress)
{
    auto file = RegularFile::open(path);
    if (!file)
        return file.error();
    file->willReadAll();

    std::vector<Digest> digests;
    digests.reserve(hashes.size());
    for (const Hash hash : hashes)
        digests.emplace_back(hash);
    if (progress && !progress(0, file->size()))
        return cancelled(path);

    std::vector<char> buffer(bufferSize);
    Fingerprint result;
    auto told = std::chrono::steady_clock::now();
    // A file that is written to faster than it is read would never end.
    while (result.size <= file->size()) {
        const auto count = file->read(buffer);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        for (Digest &digest : digests)
            digest.add(std::span<const char>(buffer).first(*count));
        result.size += static_cast<qint64>(*count);
        if (!progress)
            continue;
        if (const auto now = std::chrono::steady_clock::now(); now - told >= pause) {
            told = now;
            if (!progress(qMin(result.size, file->size()), file->size()))
                return cancelled(path);
        }
    }
    if (auto unchanged = file->checkUnchanged(result.size); !unchanged)
        return unchanged.error();
    for (Digest &digest : digests) {
        const QByteArray bytes = digest.finish();
        if (bytes.isEmpty())
            return notAvailable(path, digest.hash());
        result.hashes.push_back({digest.hash(), bytes.toHex().toStdString()});
    }
    if (progress)
        progress(result.size, result.size);
    return result;
}

} // namespace mlm::weights
