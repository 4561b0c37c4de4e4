// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"

namespace mlm::weights::proto {

/// TensorFlow SavedModel: saved_model.pb with variables/ beside it. Input::folder is the model's folder.
class SavedModelReader final : public Reader
{
public:
    std::string_view id() const override { return "tf-savedmodel"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

/// TensorFlow GraphDef with its weights as constants ("frozen").
class GraphDefReader final : public Reader
{
public:
    std::string_view id() const override { return "tf-graphdef"; }
    Match probe(const Input &input) const override;
    Reading read(const Input &input) const override;
};

} // namespace mlm::weights::proto
