// SPDX-License-Identifier: Apache-2.0
// The whole way of a file: recognise it, open it where it is an archive, read it.
#include "tests/fuzz/parts.h"

using namespace mlm::weights;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Files files = fuzz::split(fuzz::text(data, size));
    const MemorySource source(files.main);
    const fuzz::OneFileFolder folder(files.sibling);
    fuzz::check(readFacts(source, "model.pt", &folder));
    return 0;
}
