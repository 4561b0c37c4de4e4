// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include "core/weights/fingerprint.h"

namespace mlm::weights {

/// One file of a model.
struct ModelFile
{
    QString path;      ///< on this machine
    std::string name;  ///< the file's own name; of a part: relative to the folder of the main file, joined by '/'
    bool part = false; ///< belongs to the main file before it in the list: a shard, external data, the variables of a SavedModel
    qint64 size = 0;   ///< bytes
};

/// What was found out about one file.
struct Inspection
{
    QString path;
    std::string name;
    bool part = false;
    qint64 size = 0;                        ///< bytes
    std::optional<Fingerprint> fingerprint; ///< where one was asked for and the file could be read
    Reading reading;                        ///< of a part: only what it says itself; nothing, and no refusal, where it is plain data
    std::optional<Error> error;             ///< the file could not be read to its end, or changed meanwhile: nothing above holds

    /// Why there are no facts, or not all; null where there is nothing to complain of.
    const Error *problem() const { return error ? &*error : reading.refusal ? &*reading.refusal : nullptr; }
};

struct InspectOptions
{
    std::vector<Hash> hashes = {Hash::Sha2_256}; ///< none: no checksums, the data are not read
};

/// What a chosen path means: the file itself, then the parts that it names and that lie beside it. A folder: the model files in it and in its
/// folders in the order of their names, each followed by its parts; of a SavedModel all that is in its folder is a part. Files that neither
/// their content nor their extension makes a model are left out of folders, and so are symbolic links. Reads facts, no data. Errors: nothing
/// there, nothing readable, no model file in the folder, more than 10,000 files in it.
Result<std::vector<ModelFile>> modelFiles(const QString &path);

/// Facts and fingerprints of all files that the paths mean (see modelFiles), in their order, each once. Every byte is hashed once; a file that
/// changes meanwhile has an error. Progress counts the bytes of all. A path that cannot be looked at gives an Inspection with its error. Error:
/// cancelled. Any thread.
Result<std::vector<Inspection>> inspect(const QStringList &paths, const InspectOptions &options = {}, const Progress &progress = {});

} // namespace mlm::weights
