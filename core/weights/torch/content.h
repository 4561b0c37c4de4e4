// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include "core/weights/pickle/tree.h"
#include "core/weights/torch/rebuild.h"

namespace mlm::weights::torch {

/// What the pickle of a torch file holds.
struct Content
{
    enum class Kind {
        Tensor,     ///< one
        Weights,    ///< tensors by name: a state_dict
        Checkpoint, ///< that with the state of its training
        Module,     ///< an object of the model's own class
        Other       ///< nothing of the kind
    };
    struct Named
    {
        std::string name;
        Tensor tensor;
        bool counts = true; ///< false for an optimiser's and the like, and for a second name of the same tensor
    };
    Kind kind = Kind::Other;
    std::vector<Named> tensors;
    std::vector<StorageRef> storages;  ///< each once, in the order of the file
    std::vector<std::string> leftOut;  ///< "optimizer_states": top-level keys whose tensors are not counted
    std::size_t leftOutTensors = 0;
    std::size_t aliases = 0;
    std::uint64_t unknownTensors = 0;  ///< made in a way that is not known here
    bool hasConfiguration = false;     ///< of the model: hyper parameters, arguments
    bool tooDeep = false;
    std::optional<std::string> lightning; ///< version of PyTorch Lightning, as it says
};

/// Collects the tensors that `root` reaches. Errors: a tensor that reaches past its storage, with its name; a reference
/// to something outside that is no storage; two sizes for one storage; more than 250,000 tensors
/// or 24 MiB of names and shapes.
Result<Content> contentOf(const pickle::Tree &tree, pickle::Ref root);

/// Puts tensors, dtypes, totals, bytes, roles and notes into facts. `where`: "data.pkl".
void tell(const Content &content, Facts &facts, const QString &where);

} // namespace mlm::weights::torch
