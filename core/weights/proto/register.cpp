// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/onnx.h"
#include "core/weights/proto/paddle.h"
#include "core/weights/proto/savedmodel.h"

namespace mlm::weights {

void addProtoReaders(Readers &readers)
{
    readers.files.push_back(std::make_unique<proto::OnnxReader>());
    readers.files.push_back(std::make_unique<proto::SavedModelReader>());
    readers.files.push_back(std::make_unique<proto::PaddleReader>());
    readers.files.push_back(std::make_unique<proto::GraphDefReader>());
}

} // namespace mlm::weights
