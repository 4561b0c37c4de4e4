// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include "core/weights/inspect.h"
#include <set>

namespace mlm::weights {

enum class Outcome {
    Agrees,
    Differs,
    Unknown ///< the file, or this program, cannot tell
};

/// A recorded value beside what was found.
struct Comparison
{
    Pointer pointer;
    QString what;        ///< "size", "framework version", "shape of the input “x”"
    Json recorded;
    std::optional<Json> found; ///< nothing where it cannot be known
    Outcome outcome = Outcome::Unknown;
    QString explanation; ///< one sentence for the user, may be empty where both agree
};

/// One asset and its file.
struct AssetVerdict
{
    enum class State {
        Checked,
        Nothing,  ///< nothing is recorded that a file could be compared with: not opened
        Remote,   ///< not on this machine, or given by an absolute address: not opened
        Outside,  ///< leads out of the Item's folder: opened only when allowed
        Missing,  ///< no such file, or no address
        Failed    ///< cannot be read to its end, or changed meanwhile
    };
    std::string key;
    std::string href;
    QString path;              ///< the file, where one is meant
    State state = State::Nothing;
    QString explanation;       ///< for all but Checked: why, one sentence
    std::vector<Comparison> comparisons;
    std::optional<Error> refusal; ///< the facts could not be read: size and checksum were compared all the same

    /// Missing or failed, or something differs.
    bool isWrong() const;
    std::size_t count(Outcome outcome) const;
};

struct VerifyOptions
{
    QString base;                   ///< a folder that files may be read from besides the document's own
    std::set<std::string> allowed;  ///< keys of assets that may be read wherever they lie: the user was asked
    bool facts = true;              ///< compare what is inside the files, not only size and checksum
};

/// Compares a document with the files of its assets, in the order of the assets. `folder`: where relative addresses start. Progress counts the bytes
/// of all files. Error: cancelled. Any thread.
Result<std::vector<AssetVerdict>> verify(const Json &root, const QString &folder, const VerifyOptions &options = {},
                                         const Progress &progress = {});

} // namespace mlm::weights
