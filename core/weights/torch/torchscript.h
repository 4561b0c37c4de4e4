// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::torch {

/// What torch.jit.save writes: as torch.save does, with the model's code as TorchScript in <root>/code/.
class TorchScriptReader final : public ArchiveReader
{
public:
    std::string_view id() const override { return "torchscript"; }
    Match probe(const zip::Archive &archive, const Input &input) const override;
    Reading read(const zip::Archive &archive, const Input &input) const override;
};

} // namespace mlm::weights::torch
