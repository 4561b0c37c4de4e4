// SPDX-License-Identifier: Apache-2.0
// Multihashes: what is read is written the same way, what is refused says why.
#include "core/weights/fingerprint.h"
#include "tests/fuzz/parts.h"
#include <cstdio>
#include <cstdlib>

using namespace mlm::weights;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = fuzz::text(data, size);
    if (const auto hash = Multihash::parse(text); hash && hash->toString() != text) {
        std::fprintf(stderr, "Read and written again it is another: %s\n", hash->toString().c_str());
        std::abort();
    }
    (void)multihashProblem(text);
    return 0;
}
