// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/proto/onnxtensor.h"
#include <set>

namespace mlm::weights::proto {

/// Walks over the graphs of an ONNX model and collects what they hold.
class OnnxGraph
{
public:
    OnnxGraph(Wire &wire, const Folder *folder) : m_wire(wire), m_external(folder) {}

    void readMain(const Field &graph);
    /// A FunctionProto: its operators only.
    void readFunction(const Field &function);
    /// Tensors, inputs and outputs, totals, notes and details. Call only where the wire is ok.
    void writeTo(Facts &facts);

private:
    void readGraph(const Field &graph, int depth);
    void readNode(const Field &node, int depth);
    void readAttribute(const Field &attribute, int depth);
    void readInitializer(const Field &field, bool sparse, bool main);
    void readSparse(const Field &field, bool main);
    std::optional<PortFact> readPort(const Field &field, const QString &origin);
    void readType(const Field &field, PortFact &port);
    void readTensorType(const Field &field, PortFact &port);

    /// What the attributes of one node hold; only told once its operator is known.
    struct NodeNumbers
    {
        std::uint64_t tensors = 0; ///< elements in attributes that are tensors or lists of a Constant
        std::uint64_t floats = 0;  ///< floats in lists
    };

    Wire &m_wire;
    ExternalData m_external;
    Remarks m_remarks;
    NodeNumbers m_node;
    std::vector<TensorFact> m_tensors;
    std::set<std::string> m_names; ///< of the main graph's initializers
    std::vector<PortFact> m_inputs, m_outputs;
    std::vector<std::string> m_dynamic; ///< names of dimensions
    std::string m_graphName;
    std::uint64_t m_nodes = 0, m_constants = 0, m_constantElements = 0, m_learnt = 0, m_learntNumbers = 0;
    std::uint64_t m_nestedTensors = 0, m_nestedElements = 0, m_graphs = 0, m_functions = 0, m_sparse = 0;
    bool m_hurried = false; ///< operators were left out
};

} // namespace mlm::weights::proto
