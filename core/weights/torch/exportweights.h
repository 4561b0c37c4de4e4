// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include "core/weights/zip/archive.h"

namespace mlm::weights::torch {

/// The tensors of a torch.export program in an archive: "data/weights/<model>_weights_config.json" names them with their
/// dtypes, sizes and the members that hold their numbers.
struct ExportWeights
{
    std::vector<TensorFact> tensors;       ///< each stretch of numbers once
    std::size_t aliases = 0;               ///< further names of the same numbers
    std::uint64_t bytes = 0;               ///< of the members, each once
    std::vector<const zip::Member *> pickles; ///< members that are pickles: tensors of classes of their own
};

/// Errors: no JSON, a tensor that is not described, reaches past its member, or whose member is missing, with its name.
Result<ExportWeights> readExportWeights(const zip::Archive &archive, const zip::Member &config, const std::string &folder);

} // namespace mlm::weights::torch
