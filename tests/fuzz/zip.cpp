// SPDX-License-Identifier: Apache-2.0
// The zip container itself: the directory, and every member read in both ways.
#include "tests/fuzz/parts.h"

using namespace mlm::weights;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const MemorySource source(fuzz::text(data, size));
    const auto archive = zip::Archive::open(source);
    if (!archive)
        return 0;
    int looked = 0;
    for (const zip::Member &member : (*archive)->members()) {
        if (++looked > 50)
            break;
        (void)(*archive)->content(member, 1 << 20);
        if (const auto open = (*archive)->open(member); open && (*open)->size() > 0)
            (void)(*open)->bytes((*open)->size() - 1, 1, 1);
    }
    return 0;
}
