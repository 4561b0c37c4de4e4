// SPDX-License-Identifier: Apache-2.0
#include "core/weights/reader.h"
#include "core/weights/torch/legacy.h"
#include "core/weights/torch/pt2.h"
#include "core/weights/torch/torchscript.h"
#include "core/weights/torch/torchserve.h"
#include "core/weights/torch/torchzip.h"

namespace mlm::weights {

void addTorchReaders(Readers &readers)
{
    readers.archives.push_back(std::make_unique<torch::TorchServeReader>());
    readers.archives.push_back(std::make_unique<torch::Pt2Reader>());
    readers.archives.push_back(std::make_unique<torch::TorchScriptReader>());
    readers.archives.push_back(std::make_unique<torch::TorchZipReader>());
    readers.files.push_back(std::make_unique<torch::LegacyReader>());
    readers.files.push_back(std::make_unique<torch::TarReader>());
}

} // namespace mlm::weights
