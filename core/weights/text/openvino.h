// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights {

/// OpenVINO's intermediate representation: the graph in XML, the constants in a file of the same name that ends in .bin.
class OpenvinoReader final : public Reader
{
public:
    std::string_view id() const override { return "openvino-ir"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights
