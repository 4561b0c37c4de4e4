// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights {

/// Keras v3 (.keras): a zip archive of config.json, metadata.json and model.weights.h5.
class KerasArchiveReader final : public ArchiveReader
{
public:
    std::string_view id() const override { return "keras"; }
    Match probe(const zip::Archive &archive, const Input &input) const override;
    Reading read(const zip::Archive &archive, const Input &input) const override;
};

} // namespace mlm::weights
