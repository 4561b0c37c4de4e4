// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::torch {

/// Packages of torch.export: a zip archive with <root>/archive_format "pt2" (programs in models/, weights, code compiled by
/// AOTInductor, extra files), or the older one with serialized_exported_program.json at its top.
class Pt2Reader final : public ArchiveReader
{
public:
    std::string_view id() const override { return "pt2"; }
    Match probe(const zip::Archive &archive, const Input &input) const override;
    Reading read(const zip::Archive &archive, const Input &input) const override;
};

} // namespace mlm::weights::torch
