// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/onnxgraph.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include <algorithm>
#include <utility>

namespace mlm::weights::proto {

namespace {
constexpr int deepest = 30; ///< graphs in graphs; protocol buffers allow 100 messages, three of which make one graph
constexpr std::size_t mostTensors = 200'000;
constexpr std::size_t mostPorts = 4096;
constexpr std::size_t mostDimensions = 64;
constexpr std::size_t mostDynamic = 20;
/// Beyond this, operators are no longer looked into: they only serve the notes.
constexpr std::uint64_t patience = 4'000'000;

/// Sums that only serve the notes stop at the largest number instead of wrapping.
void add(std::uint64_t &to, std::uint64_t value)
{
    to = sum(to, value).value_or(UINT64_MAX);
}
} // namespace

void OnnxGraph::readMain(const Field &graph)
{
    readGraph(graph, 0);
}

void OnnxGraph::readFunction(const Field &function)
{
    ++m_functions;
    Message message(m_wire, function);
    for (Field field; message.next(field);) {
        if (field.is(7, Field::Bytes))
            readNode(field, 1);
    }
}

void OnnxGraph::readGraph(const Field &graph, int depth)
{
    if (depth > deepest)
        return m_wire.limit(Words::tr("Graphs are nested more than %1 deep at byte %2.").arg(deepest).arg(graph.offset));
    const bool main = depth == 0;
    m_graphs += main ? 0 : 1;
    Message message(m_wire, graph);
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Bytes))
            readNode(field, depth);
        else if (field.is(2, Field::Bytes) && main)
            m_graphName = m_wire.text(field);
        else if (field.is(5, Field::Bytes))
            readInitializer(field, false, main);
        else if (field.is(15, Field::Bytes))
            readSparse(field, main);
        else if (main && (field.is(11, Field::Bytes) || field.is(12, Field::Bytes))) {
            auto &ports = field.number == 11 ? m_inputs : m_outputs;
            auto port = readPort(field, field.number == 11 ? Words::tr("input of the graph") : Words::tr("output of the graph"));
            if (ports.size() >= mostPorts)
                m_wire.limit(Words::tr("The graph has more than %1 inputs or outputs.").arg(mostPorts));
            else if (port)
                ports.push_back(std::move(*port));
        }
    }
}

void OnnxGraph::readNode(const Field &node, int depth)
{
    ++m_nodes;
    if (m_wire.fields() > patience) {
        m_hurried = true;
        return;
    }
    const NodeNumbers outer = std::exchange(m_node, {});
    std::string type, domain;
    Message message(m_wire, node);
    for (Field field; message.next(field);) {
        if (field.is(4, Field::Bytes))
            type = m_wire.name(field);
        else if (field.is(7, Field::Bytes))
            domain = m_wire.name(field);
        else if (field.is(5, Field::Bytes))
            readAttribute(field, depth);
    }
    if (type == "Constant" && (domain.empty() || domain == "ai.onnx")) {
        ++m_constants;
        add(m_constantElements, m_node.tensors);
    }
    if (domain == "ai.onnx.ml" && m_node.floats > 0) {
        ++m_learnt;
        add(m_learntNumbers, m_node.floats);
    }
    m_node = outer;
}

void OnnxGraph::readAttribute(const Field &attribute, int depth)
{
    Message message(m_wire, attribute);
    for (Field field; message.next(field);) {
        switch (field.number) {
        case 5:
        case 10:
            if (const auto tensor = field.type == Field::Bytes ? readOnnxTensor(m_wire, field) : std::nullopt) {
                add(m_node.tensors, tensor->count);
                if (tensor->external)
                    m_external.check(m_wire, *tensor, m_remarks);
            }
            break;
        case 6:
        case 11:
            if (field.type == Field::Bytes)
                readGraph(field, depth + 1);
            break;
        case 7:
            add(m_node.floats, field.length / 4);
            break;
        default:
            break;
        }
    }
}

void OnnxGraph::readInitializer(const Field &field, bool sparse, bool main)
{
    auto tensor = readOnnxTensor(m_wire, field);
    if (!tensor)
        return;
    if (tensor->external) {
        m_external.check(m_wire, *tensor, m_remarks);
    } else if (const auto width = bitsOf(tensor->fact.dtype); width && tensor->rawBytes) {
        const auto bits = product(tensor->count, *width);
        if (!bits || (*bits + 7) / 8 != *tensor->rawBytes)
            m_remarks.warn(Words::tr("The data of “%1” have %2 bytes, its shape and type ask for %3.")
                               .arg(shown(tensor->fact.name)).arg(*tensor->rawBytes).arg(bits ? (*bits + 7) / 8 : UINT64_MAX));
    }
    if (!main) {
        ++m_nestedTensors;
        add(m_nestedElements, tensor->count);
        return;
    }
    m_sparse += sparse ? 1 : 0;
    if (m_tensors.size() >= mostTensors)
        return m_wire.limit(Words::tr("The graph has more than %1 initializers.").arg(mostTensors));
    if (!tensor->fact.name.empty() && !m_names.insert(tensor->fact.name).second)
        m_remarks.warn(Words::tr("Two initializers have the name “%1”.").arg(shown(tensor->fact.name)));
    m_tensors.push_back(std::move(tensor->fact));
}

void OnnxGraph::readSparse(const Field &field, bool main)
{
    Message message(m_wire, field);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Bytes))
            readInitializer(part, true, main);
        else if (part.is(2, Field::Bytes)) {
            const auto indices = readOnnxTensor(m_wire, part);
            if (indices && indices->external)
                m_external.check(m_wire, *indices, m_remarks);
        }
    }
}

std::optional<PortFact> OnnxGraph::readPort(const Field &field, const QString &origin)
{
    PortFact port;
    port.whereFrom = origin;
    Message message(m_wire, field);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Bytes))
            port.name = m_wire.name(part);
        else if (part.is(2, Field::Bytes))
            readType(part, port);
    }
    return m_wire.ok() ? std::optional(std::move(port)) : std::nullopt;
}

void OnnxGraph::readType(const Field &field, PortFact &port)
{
    Message message(m_wire, field);
    for (Field part; message.next(part);) {
        if (part.type != Field::Bytes)
            continue;
        switch (part.number) {
        case 1:
        case 8:
            readTensorType(part, port);
            break;
        case 4:
            port.dtype = "sequence";
            break;
        case 5:
            port.dtype = "map";
            break;
        case 7:
            port.dtype = "opaque";
            break;
        case 9:
            port.dtype = "optional";
            break;
        default:
            break;
        }
    }
}

void OnnxGraph::readTensorType(const Field &field, PortFact &port)
{
    Message message(m_wire, field);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Varint) && part.value != 0)
            port.dtype = onnxType(part.value);
        if (!part.is(2, Field::Bytes))
            continue;
        port.shape.emplace(); // there and empty: a scalar; not there: not even the rank is known
        Message shape(m_wire, part);
        for (Field dimension; shape.next(dimension);) {
            if (!dimension.is(1, Field::Bytes))
                continue;
            if (port.shape->size() >= mostDimensions)
                return m_wire.limit(Words::tr("The shape at byte %1 has more than %2 dimensions.").arg(part.offset).arg(mostDimensions));
            std::int64_t size = -1;
            Message content(m_wire, dimension);
            for (Field value; content.next(value);) {
                if (value.is(1, Field::Varint))
                    size = std::max<std::int64_t>(value.number64(), -1);
                if (!value.is(2, Field::Bytes))
                    continue;
                size = -1;
                std::string name = m_wire.text(value);
                if (!name.empty() && m_dynamic.size() < mostDynamic && std::find(m_dynamic.begin(), m_dynamic.end(), name) == m_dynamic.end())
                    m_dynamic.push_back(std::move(name));
            }
            port.shape->push_back(size);
        }
    }
}

void OnnxGraph::writeTo(Facts &facts)
{
    const QString origin = Words::tr("initializers of the graph");
    std::erase_if(m_inputs, [&](const PortFact &port) { return port.name && m_names.contains(*port.name); });
    facts.inputs = std::move(m_inputs);
    facts.outputs = std::move(m_outputs);
    facts.tensors = std::move(m_tensors);
    const bool summed = facts.sumUp(origin);
    const auto detail = [&](const QString &label, std::uint64_t value) {
        if (value > 0)
            facts.details.emplace_back(label, QString::number(value));
    };
    if (!m_graphName.empty())
        facts.details.emplace_back(Words::tr("Graph"), shown(m_graphName));
    detail(Words::tr("Operators"), m_nodes);
    detail(Words::tr("Local functions"), m_functions);
    detail(Words::tr("Nested graphs"), m_graphs);
    detail(Words::tr("Sparse tensors"), m_sparse);
    detail(Words::tr("Constant operators"), m_constants);
    detail(Words::tr("Elements of constant operators, not counted as parameters"), m_constantElements);
    detail(Words::tr("Tensors of nested graphs"), m_nestedTensors);
    detail(Words::tr("Elements of nested graphs, not counted as parameters"), m_nestedElements);
    detail(Words::tr("Numbers in operators of ONNX-ML, not counted as parameters"), m_learntNumbers);
    QStringList dynamic;
    for (const std::string &name : m_dynamic)
        dynamic << shown(name);
    if (!dynamic.isEmpty())
        facts.details.emplace_back(Words::tr("Dynamic dimensions"), dynamic.join(QStringLiteral(", ")));

    m_external.writeTo(facts);
    m_remarks.writeTo(facts);
    if (!summed)
        facts.note(NoteFact::Level::Warning, Words::tr("The number of parameters is too large to be counted."));
    if (m_learnt > 0)
        facts.note(NoteFact::Level::Info, Words::tr("%1 operators of ONNX-ML, such as trees, hold what was learnt in their attributes; "
                                                   "the number of parameters leaves it out.").arg(m_learnt));
    if (m_sparse > 0)
        facts.note(NoteFact::Level::Info, Words::tr("Sparse tensors are listed with the numbers that are stored, not with their full shape."));
    if (m_hurried)
        facts.note(NoteFact::Level::Info, Words::tr("The graph is very large: not every operator was looked into."));
}

} // namespace mlm::weights::proto
