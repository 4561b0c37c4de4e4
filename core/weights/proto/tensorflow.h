// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/proto/wire.h"
#include "core/weights/proto/words.h"
#include <map>
#include <set>

namespace mlm::weights::proto {

/// DataType of TensorFlow (types.proto) as a dtype; nothing for 0, "type 999" for a number that is not known here.
/// Reference types, 100 above, are those that they refer to.
std::optional<std::string> tensorflowType(std::uint64_t number);
/// A TensorShapeProto: -1 for a size that is not known; nothing for an unknown rank. More than 64 sizes are refused.
std::optional<std::vector<std::int64_t>> tensorflowShape(Wire &wire, const Field &field);
/// key and value of an entry of a map; the value's number is 0 where there is none.
struct MapEntry
{
    std::string key;
    Field value;
};
MapEntry mapEntry(Wire &wire, const Field &field);

/// Walks over a GraphDef: constants and placeholders, and the operators that reach files or run Python.
class TensorflowGraph
{
public:
    /// `collects`: whether constants and placeholders of the graph itself are kept as tensors and inputs.
    TensorflowGraph(Wire &wire, bool collects) : m_wire(wire), m_collects(collects) {}
    void read(const Field &graph);
    void read(Message message);
    /// Tensors and inputs where they are collected; details and the notes on operators.
    void writeTo(Facts &facts);
    bool hasVariables() const { return m_variables > 0; }

private:
    void readLibrary(const Field &library);
    void readNode(const Field &node, bool top);
    void addConstant(const std::string &name, const Field &value);
    void addPlaceholder(const std::string &name, const Field *type, const Field *shape);

    Wire &m_wire;
    bool m_collects;
    std::vector<TensorFact> m_tensors;
    std::vector<PortFact> m_inputs;
    Remarks m_remarks;
    std::map<std::string, std::uint64_t> m_risky;
    std::uint64_t m_nodes = 0, m_functions = 0, m_variables = 0, m_constants = 0;
    bool m_hurried = false;
};

} // namespace mlm::weights::proto
