// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/picklereader.h"
#include "core/weights/reader.h"

namespace mlm::weights {

void addPickleReaders(Readers &readers)
{
    readers.files.push_back(std::make_unique<pickle::PickleReader>());
}

} // namespace mlm::weights
