// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::proto {

/// Paddle: a ProgramDesc (framework.proto) in .pdmodel, or __model__, with its numbers in .pdiparams beside it.
class PaddleReader final : public Reader
{
public:
    std::string_view id() const override { return "paddle-pdmodel"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::proto
