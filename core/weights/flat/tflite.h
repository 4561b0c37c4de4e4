// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::flat {

/// TensorFlow Lite (schema.fbs, versions 3 to 3c).
class TfliteReader final : public Reader
{
public:
    std::string_view id() const override { return "tflite"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::flat
