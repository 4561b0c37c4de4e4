// SPDX-License-Identifier: Apache-2.0
#include "core/weights/hdf5/hdf5reader.h"
#include "core/weights/hdf5/kerasarchive.h"

namespace mlm::weights {

void addHdf5Readers(Readers &readers)
{
    readers.files.push_back(std::make_unique<Hdf5Reader>());
    readers.archives.push_back(std::make_unique<KerasArchiveReader>());
}

} // namespace mlm::weights
