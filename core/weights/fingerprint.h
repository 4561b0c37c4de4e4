// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/digest.h"
#include "core/base/result.h"
#include <QString>
#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mlm::weights {

using mlm::Hash;

/// A multihash (https://github.com/multiformats/multihash) in lower-case hexadecimal: code, length, digest.
struct Multihash
{
    Hash hash = Hash::Sha2_256;
    std::string digest;           ///< lower-case hexadecimal; perhaps only the beginning of it
    std::string toString() const; ///< "1220" + digest for sha2-256
    /// Reads one of a function that is computed here; nullopt for anything else (see multihashProblem for why, and
    /// multihashParts() of core/base for the function's name).
    static std::optional<Multihash> parse(std::string_view text);
    /// Same function, and the same digits as far as there are any: a multihash may be cut down to the beginning of a digest.
    bool isBeginningOf(const Multihash &whole) const;
};

/// The outcome of looking at a text that should be a multihash.
struct MultihashProblem
{
    QString message;        ///< empty where the text is a well-formed multihash
    std::string suggestion; ///< a bare digest with its prefix, or upper-case digits in lower case
};
MultihashProblem multihashProblem(std::string_view text);

/// "SHA-256" and so on, for the user.
QString nameOf(Hash hash);
/// "sha2-256" and so on, as the multicodec table has it; the functions that are computed here; one by that name.
std::string idOf(Hash hash);
std::vector<Hash> allHashes();
std::optional<Hash> hashNamed(std::string_view id);

struct Fingerprint
{
    qint64 size = 0;               ///< bytes, as hashed
    std::vector<Multihash> hashes; ///< in the order asked for
};

/// Called with bytes done and total, at most about 20 times a second, on the thread that hashes; return false
/// to cancel.
using Progress = std::function<bool(qint64 done, qint64 total)>;

/// Size and digests of a regular file in one pass, memory independent of its size. Errors: missing,
/// unreadable, a directory, a FIFO or device, vanished, grown, shrunk or changed while read, cancelled. Any
/// thread.
Result<Fingerprint> fingerprint(const QString &path, const std::vector<Hash> &hashes = {Hash::Sha2_256},
                                const Progress &progress = {});

} // namespace mlm::weights
