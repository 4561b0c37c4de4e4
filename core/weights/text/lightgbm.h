// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights {

/// LightGBM's text format: a header of key=value lines, then the trees.
class LightgbmReader final : public Reader
{
public:
    std::string_view id() const override { return "lightgbm-text"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights
