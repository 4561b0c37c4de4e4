// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::proto {

/// ONNX: a ModelProto (onnx/onnx.proto3), which has no magic number, with its external data beside it.
class OnnxReader final : public Reader
{
public:
    std::string_view id() const override { return "onnx"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::proto
