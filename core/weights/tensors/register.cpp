// SPDX-License-Identifier: Apache-2.0
#include "core/weights/tensors/parts.h"

namespace mlm::weights {

void addTensorReaders(Readers &readers)
{
    // A pointer stands in for a file of any other format, so it is looked for first.
    readers.files.push_back(makeLfsPointerReader());
    readers.files.push_back(makeSafetensorsReader());
    readers.files.push_back(makeShardIndexReader());
    readers.files.push_back(makeGgufReader());
    readers.files.push_back(makeGgmlReader());
    readers.files.push_back(makeNpyReader());
    readers.files.push_back(makeFlaxReader());
    readers.archives.push_back(makeNpzReader());
    readers.archives.push_back(makeSkopsReader());
}

} // namespace mlm::weights
