// SPDX-License-Identifier: Apache-2.0
#include "core/weights/flat/tflite.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/dtypes.h"
#include "core/weights/flat/buffer.h"
#include "core/weights/flat/words.h"
#include "core/weights/formats.h"
#include <algorithm>

namespace mlm::weights::flat {

namespace {

constexpr std::array types{"float32", "float16", "int32", "uint8", "int64", "string", "bool", "int16", "complex64", "int8",
                           "float64", "complex128", "uint64", "resource", "variant", "uint32", "uint16", "int4", "bfloat16",
                           "int2", "uint4"};
constexpr std::uint64_t mostDimensions = 64;
constexpr std::uint64_t mostSizes = 1'000'000; ///< of all shapes: many tensors may point to the same one
constexpr std::uint64_t mostTensors = 200'000;
constexpr std::uint64_t mostPorts = 4096;
constexpr std::uint64_t mostMetadata = 64;
constexpr std::size_t mostRemarks = 10;

enum ModelField : unsigned { Version, Codes, Graphs, Description, Buffers, MetadataBuffer, Metadata, Signatures };
enum GraphField : unsigned { Tensors, Inputs, Outputs, Operators };
enum TensorField : unsigned { Shape, Type, BufferIndex, Name, Quantization, IsVariable, Sparsity, ShapeSignature, HasRank };
enum BufferField : unsigned { Data, Offset, Size };

std::string typeName(std::int8_t number)
{
    const auto index = static_cast<std::size_t>(static_cast<std::uint8_t>(number));
    return index < types.size() ? types[index] : "type " + std::to_string(index);
}

class Model
{
public:
    Model(Buffer &buffer, Facts &facts) : m_buffer(buffer), m_facts(facts) {}

    void read()
    {
        const auto root = m_buffer.tableAt(0);
        if (!root)
            return;
        m_facts.formatVersion = Known<std::string>{std::to_string(m_buffer.number<std::uint32_t>(*root, Version, 0)), Words::tr("version")};
        m_buffers = m_buffer.vector(*root, Buffers, 4).value_or(Vector());
        m_seen.resize(static_cast<std::size_t>(m_buffers.count));
        if (const auto text = m_buffer.text(*root, Description); text && !text->empty())
            m_facts.details.emplace_back(Words::tr("Description"), shown(*text));
        const Vector graphs = m_buffer.vector(*root, Graphs, 4).value_or(Vector());
        for (std::uint64_t i = 0; i < graphs.count && m_buffer.ok(); ++i)
            readGraph(graphs, i);
        readMetadata(*root);
        if (!m_buffer.ok())
            return;
        if (graphs.count == 0)
            return m_buffer.refuse(Words::tr("The model has no graph."));
        finish(graphs.count);
    }

private:
    void readGraph(const Vector &graphs, std::uint64_t index)
    {
        const auto graph = m_buffer.element(graphs, index);
        if (!graph)
            return;
        const Vector tensors = m_buffer.vector(*graph, Tensors, 4).value_or(Vector());
        m_operators += m_buffer.vector(*graph, Operators, 4).value_or(Vector()).count;
        for (std::uint64_t i = 0; i < tensors.count && m_buffer.ok(); ++i) {
            if (const auto tensor = m_buffer.element(tensors, i))
                readTensor(*tensor);
        }
        if (index > 0)
            return;
        readPorts(*graph, Inputs, tensors, m_facts.inputs, Words::tr("inputs of the first graph"));
        readPorts(*graph, Outputs, tensors, m_facts.outputs, Words::tr("outputs of the first graph"));
    }

    std::optional<std::vector<std::int64_t>> shape(const Table &tensor, unsigned field)
    {
        const auto list = m_buffer.vector(tensor, field, 4);
        if (!list)
            return std::nullopt;
        m_sizes += list->count;
        if (list->count > mostDimensions || m_sizes > mostSizes) {
            m_buffer.limit(Words::tr("The shape at byte %1 has %2 dimensions; at most %3 are read.").arg(list->at).arg(list->count).arg(mostDimensions));
            return std::nullopt;
        }
        std::vector<std::int64_t> result;
        for (std::uint64_t i = 0; i < list->count; ++i)
            result.push_back(m_buffer.number<std::int32_t>(list->at + 4 * i));
        return result;
    }

    /// Bytes of a buffer, inside of the flatbuffer or behind it.
    std::uint64_t sizeOf(const Table &buffer)
    {
        const auto offset = m_buffer.number<std::uint64_t>(buffer, Offset, 0);
        const auto size = m_buffer.number<std::uint64_t>(buffer, Size, 0);
        // The schema keeps 1 for a place that is yet to be filled in.
        if (offset > 1) {
            const auto end = sum(offset, size);
            if (!end || *end > m_buffer.size())
                m_buffer.refuse(Words::tr("The buffer with %1 bytes from byte %2 reaches past the end, at byte %3.").arg(size).arg(offset).arg(m_buffer.size()));
            return size;
        }
        return m_buffer.vector(buffer, Data, 1).value_or(Vector()).count;
    }

    void readTensor(const Table &table)
    {
        const auto index = m_buffer.number<std::uint32_t>(table, BufferIndex, 0);
        // The first buffer is always empty: it stands for "none".
        if (index == 0 || !m_buffer.ok())
            return;
        if (index >= m_buffers.count)
            return m_buffer.refuse(Words::tr("The tensor at byte %1 names buffer %2 of %3.").arg(table.at).arg(index).arg(m_buffers.count));
        if (m_seen[index])
            return;
        const auto buffer = m_buffer.element(m_buffers, index);
        const std::uint64_t bytes = buffer ? sizeOf(*buffer) : 0;
        if (bytes == 0 || !m_buffer.ok())
            return;
        m_seen[index] = true;
        TensorFact tensor;
        tensor.name = m_buffer.text(table, Name).value_or(std::string());
        tensor.dtype = typeName(m_buffer.number<std::int8_t>(table, Type, 0));
        tensor.shape = shape(table, Shape).value_or(std::vector<std::int64_t>());
        if (!m_buffer.ok())
            return;
        const auto count = elements(tensor.shape);
        if (!count)
            return m_buffer.refuse(Words::tr("The shape of “%1” at byte %2 is negative or too large.").arg(shown(tensor.name)).arg(table.at));
        if (m_tensors.size() >= mostTensors)
            return m_buffer.limit(Words::tr("The model has more than %1 tensors.").arg(mostTensors));
        compareSize(tensor, *count, bytes, m_buffer.table(table, Sparsity).has_value());
        m_tensors.push_back(std::move(tensor));
    }

    void compareSize(const TensorFact &tensor, std::uint64_t count, std::uint64_t bytes, bool sparse)
    {
        const auto width = bitsOf(tensor.dtype);
        const auto bits = width ? product(count, *width) : std::nullopt;
        if (sparse) {
            ++m_sparse;
        } else if (bits && (*bits + 7) / 8 != bytes && m_remarks++ < mostRemarks) {
            m_facts.note(NoteFact::Level::Warning, Words::tr("The data of “%1” have %2 bytes, its shape and type ask for %3.")
                                                       .arg(shown(tensor.name)).arg(bytes).arg((*bits + 7) / 8));
        }
    }

    void readPorts(const Table &graph, unsigned field, const Vector &tensors, std::vector<PortFact> &ports, const QString &origin)
    {
        const Vector list = m_buffer.vector(graph, field, 4).value_or(Vector());
        if (list.count > mostPorts)
            return m_buffer.limit(Words::tr("The graph has more than %1 inputs or outputs.").arg(mostPorts));
        for (std::uint64_t i = 0; i < list.count && m_buffer.ok(); ++i) {
            const auto index = m_buffer.number<std::int32_t>(list.at + 4 * i);
            if (index < 0 || static_cast<std::uint64_t>(index) >= tensors.count)
                return m_buffer.refuse(Words::tr("An input or output at byte %1 names tensor %2 of %3.").arg(list.at + 4 * i).arg(index).arg(tensors.count));
            const auto tensor = m_buffer.element(tensors, static_cast<std::uint64_t>(index));
            if (!tensor)
                return;
            PortFact port;
            port.name = m_buffer.text(*tensor, Name);
            port.dtype = typeName(m_buffer.number<std::int8_t>(*tensor, Type, 0));
            port.shape = shape(*tensor, ShapeSignature);
            if (!port.shape || port.shape->empty())
                port.shape = shape(*tensor, Shape);
            for (std::size_t n = 0; port.shape && n < port.shape->size(); ++n)
                (*port.shape)[n] = std::max<std::int64_t>((*port.shape)[n], -1);
            // An empty shape is that of a scalar only where the tensor says that it has a rank.
            const bool ranked = m_buffer.number<std::uint8_t>(*tensor, HasRank, 0) != 0;
            if (port.shape.value_or(std::vector<std::int64_t>()).empty())
                port.shape = ranked ? std::optional(std::vector<std::int64_t>()) : std::nullopt;
            port.whereFrom = origin;
            ports.push_back(std::move(port));
        }
    }

    void readMetadata(const Table &root)
    {
        const Vector list = m_buffer.vector(root, Metadata, 4).value_or(Vector());
        for (std::uint64_t i = 0; i < std::min(list.count, mostMetadata); ++i) {
            const auto entry = m_buffer.element(list, i);
            if (!entry || m_buffer.text(*entry, 0) != "min_runtime_version")
                continue;
            const auto content = m_buffer.element(m_buffers, m_buffer.number<std::uint32_t>(*entry, 1, 0));
            const auto data = content ? m_buffer.vector(*content, Data, 1) : std::nullopt;
            std::string text = data ? m_buffer.bytes(data->at, std::min<std::uint64_t>(data->count, 64)) : std::string();
            text.resize(std::min(text.size(), text.find('\0')));
            if (!text.empty())
                m_facts.details.emplace_back(Words::tr("Least version of the runtime"), shown(text));
        }
    }

    void finish(std::uint64_t graphs)
    {
        m_facts.tensors = std::move(m_tensors);
        if (!m_facts.sumUp(Words::tr("tensors with a buffer")))
            m_facts.note(NoteFact::Level::Warning, Words::tr("The number of parameters is too large to be counted."));
        m_facts.details.emplace_back(Words::tr("Operators"), QString::number(m_operators));
        if (graphs > 1)
            m_facts.details.emplace_back(Words::tr("Graphs"), QString::number(graphs));
        if (m_remarks > mostRemarks)
            m_facts.note(NoteFact::Level::Warning, Words::tr("%1 more of the kind.").arg(m_remarks - mostRemarks));
        if (m_sparse > 0)
            m_facts.note(NoteFact::Level::Info, Words::tr("%1 tensors are stored sparse; they are counted with their full shape.").arg(m_sparse));
    }

    Buffer &m_buffer;
    Facts &m_facts;
    Vector m_buffers;
    std::vector<bool> m_seen; ///< buffers of tensors that are listed: the same one counts once
    std::vector<TensorFact> m_tensors;
    std::uint64_t m_sizes = 0, m_operators = 0, m_sparse = 0;
    std::size_t m_remarks = 0;
};

} // namespace

Match TfliteReader::probe(const Input &input) const
{
    return input.head.size() >= 8 && input.head.substr(4, 4) == "TFL3" ? Match::Certain : Match::No;
}

Reading TfliteReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    Buffer buffer(input.source);
    Model(buffer, facts).read();
    if (!buffer.ok())
        return Reading::refused(std::move(facts), buffer.error());
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::flat
