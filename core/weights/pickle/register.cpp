// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"

namespace mlm::weights {

void addPickleReaders(Readers &)
{
}

} // namespace mlm::weights
