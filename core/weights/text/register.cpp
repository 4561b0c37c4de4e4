// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/lightgbm.h"
#include "core/weights/text/openvino.h"
#include "core/weights/text/pmml.h"
#include "core/weights/text/xgboost.h"

namespace mlm::weights {

void addTextReaders(Readers &readers)
{
    readers.files.push_back(std::make_unique<OpenvinoReader>());
    readers.files.push_back(std::make_unique<PmmlReader>());
    readers.files.push_back(std::make_unique<XgboostJsonReader>());
    readers.files.push_back(std::make_unique<XgboostUbjReader>());
    readers.files.push_back(std::make_unique<XgboostBinaryReader>());
    readers.files.push_back(std::make_unique<LightgbmReader>());
}

} // namespace mlm::weights
