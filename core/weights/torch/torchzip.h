// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/pickle/machine.h"
#include "core/weights/reader.h"
#include "core/weights/torch/content.h"
#include "core/weights/zip/archive.h"

namespace mlm::weights::torch {

/// What torch.save writes since 1.6: a zip archive with <root>/data.pkl and the storages in <root>/data/.
class TorchZipReader final : public ArchiveReader
{
public:
    std::string_view id() const override { return "torch-zip"; }
    Match probe(const zip::Archive &archive, const Input &input) const override;
    Reading read(const zip::Archive &archive, const Input &input) const override;
};

/// The pickle in a member, and whether its check sum was wrong: torch does not look at it, so that the pickle is read all
/// the same. Errors: larger than 64 MiB, cannot be unpacked.
struct MemberPickle
{
    pickle::Pickle pickle;
    bool wrongCheckSum = false;
};
Result<MemberPickle> readMember(const zip::Archive &archive, const zip::Member &member);

/// Compares each storage with its member <folder><key>: there, stored, of that size.
std::optional<Error> checkStorages(const zip::Archive &archive, const Content &content, const std::string &folder);

/// Facts from the small members beside data.pkl: version, byteorder, .format_version, .storage_alignment.
void tellRecords(const zip::Archive &archive, const std::string &root, Facts &facts);

} // namespace mlm::weights::torch
