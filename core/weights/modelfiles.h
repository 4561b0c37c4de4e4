// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/inspect.h"

namespace mlm::weights {

/// A file with what its beginning says, as it was when that was read.
struct FoundFile
{
    ModelFile file;
    qint64 mtimeNs = 0;
    Reading reading;
};

/// Size and facts of one file; without `facts` the size alone.
Result<FoundFile> lookAt(const QString &path, bool facts = true);
/// Hashes a file that was looked at. An error inside where it is another one by now.
Inspection finish(FoundFile found, const std::vector<Hash> &hashes, const Progress &progress);

/// modelFiles() with the facts. `goOn` is asked between files; false ends with the error Cancelled.
Result<std::vector<FoundFile>> findModelFiles(const QString &path, const std::function<bool()> &goOn = {});

} // namespace mlm::weights
