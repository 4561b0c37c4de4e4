// SPDX-License-Identifier: Apache-2.0
#include "core/weights/flat/catboost.h"
#include "core/weights/flat/executorch.h"
#include "core/weights/flat/tflite.h"

namespace mlm::weights {

void addFlatReaders(Readers &readers)
{
    readers.files.push_back(std::make_unique<flat::TfliteReader>());
    readers.files.push_back(std::make_unique<flat::CatboostReader>());
    readers.files.push_back(std::make_unique<flat::ExecutorchReader>());
}

} // namespace mlm::weights
