// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::torch {

/// What torch-model-archiver writes: a zip archive with MAR-INF/MANIFEST.json, a model file and Python code.
class TorchServeReader final : public ArchiveReader
{
public:
    std::string_view id() const override { return "torchserve-mar"; }
    Match probe(const zip::Archive &archive, const Input &input) const override;
    Reading read(const zip::Archive &archive, const Input &input) const override;
};

} // namespace mlm::weights::torch
