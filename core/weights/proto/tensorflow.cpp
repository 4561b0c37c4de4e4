// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/tensorflow.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include <algorithm>
#include <array>

namespace mlm::weights::proto {

namespace {

constexpr std::array types{"", "float32", "float64", "int32", "uint8", "int16", "int8", "string", "complex64", "int64", "bool",
                           "qint8", "quint8", "qint32", "bfloat16", "qint16", "quint16", "uint16", "complex128", "float16",
                           "resource", "variant", "uint32", "uint64", "float8_e5m2", "float8_e4m3fn", "float8_e4m3fnuz",
                           "float8_e4m3b11fnuz", "float8_e5m2fnuz", "int4", "uint4", "int2", "uint2"};
/// What reads or writes any file, or calls back into Python.
constexpr std::array<std::string_view, 5> risky{"ReadFile", "WriteFile", "PyFunc", "PyFuncStateless", "EagerPyFunc"};
constexpr std::array<std::string_view, 4> variables{"VarHandleOp", "VariableV2", "Variable", "VarHandlesOp"};
constexpr std::size_t mostDimensions = 64;
constexpr std::size_t mostTensors = 200'000;
constexpr std::size_t mostInputs = 4096;
/// Beyond this, operators are no longer looked into.
constexpr std::uint64_t patience = 6'000'000;

template <std::size_t size> bool among(const std::array<std::string_view, size> &list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

} // namespace

std::optional<std::string> tensorflowType(std::uint64_t number)
{
    const std::uint64_t plain = number > 100 && number < 100 + types.size() ? number - 100 : number;
    if (plain == 0)
        return std::nullopt;
    return plain < types.size() ? types[static_cast<std::size_t>(plain)] : "type " + std::to_string(number);
}

std::optional<std::vector<std::int64_t>> tensorflowShape(Wire &wire, const Field &field)
{
    std::vector<std::int64_t> shape;
    bool known = true;
    Message message(wire, field);
    for (Field part; message.next(part);) {
        if (part.is(3, Field::Varint))
            known = part.value == 0;
        if (!part.is(2, Field::Bytes))
            continue;
        if (shape.size() >= mostDimensions) {
            wire.limit(Words::tr("The shape at byte %1 has more than %2 dimensions.").arg(field.offset).arg(mostDimensions));
            return std::nullopt;
        }
        std::int64_t size = 0;
        Message dimension(wire, part);
        for (Field value; dimension.next(value);) {
            if (value.is(1, Field::Varint))
                size = std::max<std::int64_t>(value.number64(), -1);
        }
        shape.push_back(size);
    }
    return known ? std::optional(std::move(shape)) : std::nullopt;
}

MapEntry mapEntry(Wire &wire, const Field &field)
{
    MapEntry entry;
    Message message(wire, field);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Bytes))
            entry.key = wire.name(part);
        else if (part.number == 2)
            entry.value = part;
    }
    return entry;
}

void TensorflowGraph::read(const Field &graph)
{
    read(Message(m_wire, graph));
}

void TensorflowGraph::read(Message message)
{
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Bytes))
            readNode(field, true);
        else if (field.is(2, Field::Bytes))
            readLibrary(field);
    }
}

void TensorflowGraph::readLibrary(const Field &library)
{
    Message message(m_wire, library);
    for (Field function; message.next(function);) {
        if (!function.is(1, Field::Bytes))
            continue;
        ++m_functions;
        Message content(m_wire, function);
        for (Field node; content.next(node);) {
            if (node.is(3, Field::Bytes))
                readNode(node, false);
        }
    }
}

void TensorflowGraph::readNode(const Field &node, bool top)
{
    ++m_nodes;
    if (m_wire.fields() > patience) {
        m_hurried = true;
        return;
    }
    std::string name, operation;
    // Attributes may stand before the operator's name, so that the three that matter are remembered by place.
    std::optional<Field> value, type, shape;
    bool attributes = false;
    Message message(m_wire, node);
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Bytes) && top && m_collects)
            name = m_wire.name(field);
        else if (field.is(2, Field::Bytes))
            operation = m_wire.name(field);
        else if (field.is(5, Field::Bytes))
            attributes = true;
    }
    if (among(risky, operation))
        ++m_risky[operation];
    m_variables += among(variables, operation) ? 1 : 0;
    const bool constant = operation == "Const";
    m_constants += constant ? 1 : 0;
    const bool placeholder = operation == "Placeholder" || operation == "PlaceholderWithDefault" || operation == "PlaceholderV2";
    if (!top || !m_collects || !attributes || (!constant && !placeholder))
        return;
    Message again(m_wire, node);
    for (Field field; again.next(field);) {
        if (!field.is(5, Field::Bytes))
            continue;
        const MapEntry entry = mapEntry(m_wire, field);
        Message content(m_wire, entry.value);
        for (Field part; content.next(part);) {
            if (entry.key == "value" && part.is(8, Field::Bytes))
                value = part;
            else if (entry.key == "dtype" && part.is(6, Field::Varint))
                type = part;
            else if (entry.key == "shape" && part.is(7, Field::Bytes))
                shape = part;
        }
    }
    if (constant && value)
        addConstant(name, *value);
    else if (placeholder)
        addPlaceholder(name, type ? &*type : nullptr, shape ? &*shape : nullptr);
}

void TensorflowGraph::addConstant(const std::string &name, const Field &value)
{
    TensorFact tensor;
    tensor.name = name;
    tensor.dtype = "undefined";
    std::optional<std::uint64_t> bytes;
    Message message(m_wire, value);
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Varint))
            tensor.dtype = tensorflowType(field.value).value_or("undefined");
        else if (field.is(2, Field::Bytes))
            tensor.shape = tensorflowShape(m_wire, field).value_or(std::vector<std::int64_t>());
        else if (field.is(4, Field::Bytes))
            bytes = field.length;
    }
    if (!m_wire.ok())
        return;
    const auto count = elements(tensor.shape);
    if (!count)
        return m_wire.refuse(Words::tr("The shape of “%1” at byte %2 is negative or too large.").arg(shown(name)).arg(value.offset));
    if (m_tensors.size() >= mostTensors)
        return m_wire.limit(Words::tr("The graph has more than %1 constants.").arg(mostTensors));
    const auto width = bitsOf(tensor.dtype);
    const auto bits = width ? product(*count, *width) : std::nullopt;
    // Four-bit numbers take a byte each here, so that only whole bytes are compared.
    if (bytes && bits && *width % 8 == 0 && *bits / 8 != *bytes)
        m_remarks.warn(Words::tr("The data of “%1” have %2 bytes, its shape and type ask for %3.").arg(shown(name)).arg(*bytes).arg(*bits / 8));
    m_tensors.push_back(std::move(tensor));
}

void TensorflowGraph::addPlaceholder(const std::string &name, const Field *type, const Field *shape)
{
    if (m_inputs.size() >= mostInputs)
        return m_wire.limit(Words::tr("The graph has more than %1 inputs.").arg(mostInputs));
    PortFact port;
    port.name = name;
    port.dtype = type ? tensorflowType(type->value) : std::nullopt;
    if (shape)
        port.shape = tensorflowShape(m_wire, *shape);
    port.whereFrom = Words::tr("placeholder of the graph");
    if (m_wire.ok())
        m_inputs.push_back(std::move(port));
}

void TensorflowGraph::writeTo(Facts &facts)
{
    if (m_collects) {
        facts.tensors = std::move(m_tensors);
        facts.inputs = std::move(m_inputs);
        if (!facts.sumUp(Words::tr("constants of the graph")))
            facts.note(NoteFact::Level::Warning, Words::tr("The number of parameters is too large to be counted."));
    }
    const auto detail = [&](const QString &label, std::uint64_t value) {
        if (value > 0)
            facts.details.emplace_back(label, QString::number(value));
    };
    detail(Words::tr("Operators"), m_nodes);
    detail(Words::tr("Functions"), m_functions);
    detail(Words::tr("Constants"), m_constants);
    for (const auto &[operation, count] : m_risky)
        facts.note(NoteFact::Level::Danger,
                   Words::tr("The graph holds the operator %1 (%2 times): when the model runs, it reaches files or runs Python. "
                             "Run it only if you trust where it comes from.").arg(shown(operation)).arg(count));
    m_remarks.writeTo(facts);
    if (m_hurried)
        facts.note(NoteFact::Level::Warning, Words::tr("The graph is very large: not every operator was looked into."));
}

} // namespace mlm::weights::proto
