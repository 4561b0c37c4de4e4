// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights {

/// PMML, the Predictive Model Markup Language of the Data Mining Group.
class PmmlReader final : public Reader
{
public:
    std::string_view id() const override { return "pmml"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights
