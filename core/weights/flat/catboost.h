// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::flat {

/// CatBoost: "CBM1", the size of the core as u32, the core as a flatbuffer (model.fbs), then perhaps further parts.
class CatboostReader final : public Reader
{
public:
    std::string_view id() const override { return "catboost"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::flat
