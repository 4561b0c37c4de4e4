// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include "core/weights/text/xmlscan.h"
#include <map>
#include <unordered_map>

namespace mlm::weights {

/// A constant, and where its bytes are in the .bin file.
struct OpenvinoConstant
{
    TensorFact tensor;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// What the graph of an OpenVINO model tells.
struct OpenvinoGraph
{
    std::string name, version;
    std::size_t layers = 0;
    std::vector<PortFact> inputs, outputs;
    std::vector<OpenvinoConstant> constants;
    std::size_t blobs = 0; ///< constants in the way of before version 10, without a shape of their own
    std::map<std::string, std::string> runtime; ///< rt_info of the model: name, value
    std::string sourceFramework;
    std::optional<Error> refusal;
    bool limited = false; ///< the text is longer than what is read
};

OpenvinoGraph readOpenvino(const Source &source);

} // namespace mlm::weights
