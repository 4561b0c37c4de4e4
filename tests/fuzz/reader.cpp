// SPDX-License-Identifier: Apache-2.0
// One reader, named by MLM_FUZZ_ID.
#include "tests/fuzz/parts.h"
#include <cstdio>
#include <cstdlib>

using namespace mlm::weights;

namespace {

template <typename Kind> const Kind *find(const std::vector<std::unique_ptr<Kind>> &candidates)
{
    for (const auto &candidate : candidates) {
        if (candidate->id() == MLM_FUZZ_ID)
            return candidate.get();
    }
    return nullptr;
}

void readFile(const Reader &reader, std::string_view input)
{
    const fuzz::Files files = fuzz::split(input);
    const MemorySource source(files.main);
    const fuzz::OneFileFolder folder(files.sibling);
    const std::string head = source.head(4096);
    const Input given{source, "model.bin", &folder, 0, head};
    reader.probe(given);
    fuzz::check(reader.read(given));
}

void readArchive(const ArchiveReader &reader, std::string_view input)
{
    const fuzz::Files files = fuzz::split(input);
    const MemorySource source(files.main);
    const fuzz::OneFileFolder folder(files.sibling);
    std::unique_ptr<zip::Archive> archive = fuzz::archiveOf(files.main);
    if (!archive) {
        auto opened = zip::Archive::open(source);
        if (!opened)
            return;
        archive = std::move(*opened);
    }
    const std::string head = source.head(4096);
    const Input given{source, "model.zip", &folder, 0, head};
    reader.probe(*archive, given);
    fuzz::check(reader.read(*archive, given));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input = fuzz::text(data, size);
    if (const Reader *reader = find(readers().files)) {
        readFile(*reader, input);
    } else if (const ArchiveReader *archive = find(readers().archives)) {
        readArchive(*archive, input);
    } else {
        std::fprintf(stderr, "There is no reader " MLM_FUZZ_ID ".\n");
        std::abort();
    }
    return 0;
}
