// SPDX-License-Identifier: Apache-2.0
#include "core/weights/text/openvinograph.h"
#include <QCoreApplication>
#include <algorithm>
#include <charconv>

namespace mlm::weights {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

using text::Stream;
using text::XmlScan;

constexpr std::size_t mostPorts = 200'000;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template <typename T> std::optional<T> whole(std::string_view text)
{
    T value = 0;
    text = trimmed(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

/// "?,10", "1..8,3" or "1,3,224,224"; nothing for "..." and what is no shape.
std::optional<std::vector<std::int64_t>> shapeOf(std::string_view text)
{
    std::vector<std::int64_t> shape;
    for (text = trimmed(text); !text.empty();) {
        const std::size_t comma = text.find(',');
        const std::string_view part = trimmed(text.substr(0, comma));
        if (part == "..." || shape.size() == 64)
            return std::nullopt;
        const auto size = whole<std::int64_t>(part);
        const bool varies = part == "?" || part.find("..") != std::string_view::npos || size == -1;
        if (!varies && (!size || *size < 0))
            return std::nullopt;
        shape.push_back(varies ? -1 : *size);
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return shape;
}

/// The name of an element type, "f32" or as a port's precision "FP32".
std::string dtypeOf(std::string type)
{
    static const std::map<std::string, std::string> names{
        {"f16", "float16"},      {"f32", "float32"},      {"f64", "float64"},     {"bf16", "bfloat16"}, {"fp16", "float16"},
        {"fp32", "float32"},     {"fp64", "float64"},     {"i8", "int8"},         {"i16", "int16"},     {"i32", "int32"},
        {"i64", "int64"},        {"u8", "uint8"},         {"u16", "uint16"},      {"u32", "uint32"},    {"u64", "uint64"},
        {"i4", "int4"},          {"u4", "uint4"},         {"u2", "uint2"},        {"boolean", "bool"},  {"bool", "bool"},
        {"f8e4m3", "float8_e4m3fn"}, {"f8e5m2", "float8_e5m2"}, {"f8e8m0", "float8_e8m0"}, {"f4e2m1", "float4_e2m1"}};
    for (char &c : type)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto found = names.find(type);
    return found == names.end() ? type.substr(0, 30) : found->second;
}

/// An output port of a layer, as far as a result that it leads to needs it.
struct Port
{
    std::string names;
    std::string precision;
};

class GraphReader
{
public:
    explicit GraphReader(const Source &source) : m_stream(source, 0, Stream::mostXml), m_xml(m_stream) {}

    OpenvinoGraph read()
    {
        for (;;) {
            const XmlScan::Event event = m_xml.next();
            if (event == XmlScan::Event::Start)
                start();
            else if (event == XmlScan::Event::End)
                end();
            else
                break;
            if (m_graph.refusal)
                break;
        }
        finish();
        return std::move(m_graph);
    }

private:
    // Depths: net 1, layers 2, layer 3, data, input and output 4, port 5, dim 6.
    void start()
    {
        const std::string &name = m_xml.name();
        const std::size_t depth = m_xml.depth();
        if (depth == 1) {
            m_graph.name = m_xml.attribute("name");
            m_graph.version = m_xml.attribute("version");
        } else if (depth == 2) {
            m_section = name;
        } else if (m_section == "layers") {
            startInLayers(name, depth);
        } else if (m_section == "edges" && name == "edge") {
            const auto result = m_results.find(m_xml.attribute("to-layer"));
            if (result != m_results.end())
                result->second.second = m_xml.attribute("from-layer") + '/' + m_xml.attribute("from-port");
        } else if (m_section == "rt_info" && depth == 3 && m_graph.runtime.size() < 100) {
            m_graph.runtime[name] = m_xml.attribute("value");
        }
        if (name == "framework" && m_section != "layers" && m_xml.has("value"))
            m_graph.sourceFramework = m_xml.attribute("value");
    }
    void startInLayers(const std::string &name, std::size_t depth)
    {
        if (depth == 3 && name == "layer") {
            m_layer = {};
            m_layer.id = m_xml.attribute("id");
            m_layer.name = m_xml.attribute("name");
            m_layer.type = m_xml.attribute("type");
            m_layer.precision = m_xml.attribute("precision");
            ++m_graph.layers;
        } else if (depth == 4 && name == "data") {
            m_layer.elementType = m_xml.attribute("element_type");
            m_layer.shape = m_xml.attribute("shape");
            m_layer.hasShape = m_xml.has("shape");
            m_layer.offset = m_xml.attribute("offset");
            m_layer.size = m_xml.attribute("size");
        } else if (depth == 4) {
            m_isOutput = name == "output";
            m_graph.blobs += name == "blobs" ? 1 : 0;
        } else if (depth == 5 && name == "port" && m_isOutput) {
            Port port{m_xml.attribute("names"), m_xml.attribute("precision")};
            if (m_layer.ports++ == 0)
                m_layer.first = port;
            const bool tells = !port.names.empty() || !port.precision.empty();
            if (tells && !m_ports.try_emplace(m_layer.id + '/' + m_xml.attribute("id"), std::move(port)).second)
                refuse(Words::tr("The port %1 of the layer “%2” stands there twice.").arg(shown(m_xml.attribute("id")), shown(m_layer.name)));
            if (m_ports.size() > mostPorts)
                refuse(Words::tr("The model has over %1 ports.").arg(mostPorts));
        }
    }
    void end()
    {
        const std::size_t depth = m_xml.depth() + 1;
        if (m_section != "layers")
            return;
        if (depth == 6 && m_xml.name() == "dim" && m_layer.dims.size() < 64 && (m_isOutput || m_layer.type == "Result")) {
            // The first port alone counts: Parameter, Const and Result have one.
            if (m_layer.ports <= 1)
                m_layer.dims.push_back(whole<std::int64_t>(m_xml.text()).value_or(-1));
        } else if (depth == 3 && m_xml.name() == "layer") {
            endOfLayer();
        }
    }
    void endOfLayer()
    {
        const std::string type = m_layer.elementType.empty() ? m_layer.first.precision : m_layer.elementType;
        const std::optional<std::vector<std::int64_t>> shape = m_layer.hasShape ? shapeOf(m_layer.shape) : std::optional(m_layer.dims);
        if (m_layer.type == "Parameter" || m_layer.type == "Input") {
            PortFact port;
            port.name = firstName(m_layer.first.names, m_layer.name);
            if (const std::string dtype = dtypeOf(type.empty() ? m_layer.precision : type); !dtype.empty() && dtype != "dynamic")
                port.dtype = dtype;
            port.shape = shape;
            port.whereFrom = Words::tr("layer “%1” of type %2").arg(shown(m_layer.name), shown(m_layer.type));
            m_graph.inputs.push_back(std::move(port));
        } else if (m_layer.type == "Result") {
            PortFact port;
            port.name = m_layer.name;
            port.shape = m_layer.dims;
            port.whereFrom = Words::tr("layer “%1” of type Result").arg(shown(m_layer.name));
            m_results[m_layer.id] = {m_graph.outputs.size(), {}};
            m_graph.outputs.push_back(std::move(port));
        } else if (m_layer.type == "Const" && !m_layer.size.empty()) {
            constant(dtypeOf(type), shape);
        }
    }
    void constant(const std::string &dtype, const std::optional<std::vector<std::int64_t>> &shape)
    {
        const auto offset = whole<std::uint64_t>(m_layer.offset);
        const auto size = whole<std::uint64_t>(m_layer.size);
        if (!offset || !size || !shape || std::any_of(shape->begin(), shape->end(), [](std::int64_t each) { return each < 0; }))
            refuse(Words::tr("The constant “%1” tells no proper place, size or shape.").arg(shown(m_layer.name)));
        else if (dtype.empty())
            refuse(Words::tr("The constant “%1” does not tell its type.").arg(shown(m_layer.name)));
        else
            m_graph.constants.push_back({{m_layer.name, dtype, *shape}, *offset, *size});
    }
    void finish()
    {
        m_graph.limited = m_xml.limited();
        if (!m_xml.problem().isEmpty() && !m_graph.limited)
            refuse(Words::tr("The text is no proper XML: %1.").arg(m_xml.problem()));
        for (const auto &[id, result] : m_results) {
            const auto port = m_ports.find(result.second);
            if (port == m_ports.end())
                continue;
            PortFact &output = m_graph.outputs[result.first];
            output.name = firstName(port->second.names, *output.name);
            if (!port->second.precision.empty())
                output.dtype = dtypeOf(port->second.precision);
        }
    }
    static std::string firstName(const std::string &names, const std::string &otherwise)
    {
        return names.empty() ? otherwise : names.substr(0, names.find(','));
    }
    static QString shown(const std::string &text) { return QString::fromStdString(text.substr(0, 200)); }
    void refuse(const QString &what)
    {
        if (!m_graph.refusal)
            m_graph.refusal = Error{Error::Code::Refused, what, {}, {}};
    }

    struct Layer
    {
        std::string id, name, type, precision, elementType, shape, offset, size;
        bool hasShape = false;
        std::vector<std::int64_t> dims;
        int ports = 0;
        Port first;
    };

    Stream m_stream;
    XmlScan m_xml;
    OpenvinoGraph m_graph;
    std::string m_section;
    Layer m_layer;
    bool m_isOutput = false;
    std::unordered_map<std::string, Port> m_ports;
    std::unordered_map<std::string, std::pair<std::size_t, std::string>> m_results; ///< by layer: index of the output, its source
};

} // namespace

OpenvinoGraph readOpenvino(const Source &source)
{
    return GraphReader(source).read();
}

} // namespace mlm::weights
