// SPDX-License-Identifier: Apache-2.0
#include "core/weights/torch/exportprogram.h"
#include "core/json/parse.h"
#include "core/weights/torch/nested.h"
#include <QCoreApplication>
#include <array>
#include <unordered_map>

namespace mlm::weights::torch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

constexpr std::size_t mostPorts = 1000;
constexpr std::size_t mostDimensions = 255;
constexpr json::Limits whole{std::size_t{64} << 20, 100, 2'000'000};
constexpr json::Limits part{std::size_t{16} << 20, 100, 1'000'000};

/// A text with the places of its values.
class Text
{
public:
    Text(std::string_view text, const SourceMap &map) : m_text(text), m_nodes(map.nodes()) {}

    /// The member of the object at `node`: looks at names only.
    std::optional<std::size_t> member(std::optional<std::size_t> node, std::string_view name) const
    {
        if (!node || m_text[m_nodes[*node].value.begin] != '{')
            return std::nullopt;
        for (std::size_t child = *node + 1; child < m_nodes[*node].next; child = m_nodes[child].next) {
            const Span &span = m_nodes[child].name;
            if (span.size() == name.size() + 2 && m_text.substr(span.begin + 1, name.size()) == name)
                return child;
        }
        return std::nullopt;
    }
    /// Each member of the object at `node`, with its name as it is written.
    template <typename Visit> void members(std::optional<std::size_t> node, const Visit &visit) const
    {
        if (!node || m_text[m_nodes[*node].value.begin] != '{')
            return;
        for (std::size_t child = *node + 1; child < m_nodes[*node].next; child = m_nodes[child].next) {
            const Span &span = m_nodes[child].name;
            visit(m_text.substr(span.begin + 1, span.size() - 2), child);
        }
    }
    /// The value at `node` as a tree; null where there is none or it breaks a rule that scanning does not look at.
    Json tree(std::optional<std::size_t> node) const
    {
        if (!node)
            return {};
        const Span &span = m_nodes[*node].value;
        auto parsed = json::parse(m_text.substr(span.begin, span.size()), part);
        return parsed ? std::move(parsed->root) : Json();
    }

private:
    std::string_view m_text;
    const std::vector<SourceMap::Node> &m_nodes;
};

const Json *at(const Json &value, const char *name)
{
    if (!value.is_object())
        return nullptr;
    const auto found = value.find(name);
    return found == value.end() ? nullptr : &*found;
}

const Json *at(const Json *value, const char *name)
{
    return value ? at(*value, name) : nullptr;
}

void addPort(const Json *argument, const QString &where, std::vector<PortFact> &ports)
{
    const auto tensor = [&](const Json *named) {
        const Json *name = at(named, "name");
        if (name && name->is_string() && ports.size() < mostPorts)
            ports.push_back({name->get<std::string>(), {}, {}, Words::tr("signature and tensor_values in %1").arg(where)});
    };
    tensor(at(argument, "as_tensor"));
    if (const Json *list = at(argument, "as_tensors"); list && list->is_array()) {
        for (const Json &named : *list)
            tensor(&named);
    }
}

/// Finds the types and sizes of all ports in one pass: there may be many values, and only those are made into trees.
void describe(ExportProgram &program, const Text &text, std::optional<std::size_t> values)
{
    std::unordered_multimap<std::string_view, PortFact *> wanted;
    for (auto *ports : {&program.inputs, &program.outputs}) {
        for (PortFact &port : *ports)
            wanted.emplace(*port.name, &port);
    }
    text.members(values, [&](std::string_view name, std::size_t node) {
        const auto [first, last] = wanted.equal_range(name);
        if (first == last)
            return;
        const Json meta = text.tree(node);
        const Json *dtype = at(meta, "dtype"), *sizes = at(meta, "sizes");
        const char *known = dtype ? exportDtype(*dtype) : nullptr;
        const auto shape = sizes ? exportSizes(*sizes) : std::nullopt;
        for (auto port = first; port != last; ++port) {
            port->second->dtype = known ? std::optional<std::string>(known) : std::nullopt;
            port->second->shape = shape;
        }
        wanted.erase(first, last); // a name given twice counts once
    });
}

} // namespace

const char *exportDtype(const Json &number)
{
    static constexpr std::array<const char *, 33> names{
        nullptr,     "uint8",      "int8",   "int16",    "int32", "int64", "float16", "float32", "float64", "complex32", "complex64",
        "complex128", "bool",      "bfloat16", nullptr,  nullptr, nullptr, nullptr,   nullptr,   nullptr,   nullptr,     nullptr,
        nullptr,     nullptr,      nullptr,  nullptr,    nullptr, nullptr, "uint16",  "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz"};
    if (!number.is_number_unsigned() || number.get<std::uint64_t>() >= names.size())
        return nullptr;
    return names[static_cast<std::size_t>(number.get<std::uint64_t>())];
}

std::optional<std::vector<std::int64_t>> exportSizes(const Json &sizes)
{
    if (!sizes.is_array() || sizes.size() > mostDimensions)
        return std::nullopt;
    std::vector<std::int64_t> result;
    for (const Json &size : sizes) {
        const Json *number = at(size, "as_int");
        if (number && number->is_number_unsigned() && number->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX))
            result.push_back(number->get<std::int64_t>());
        else if (at(size, "as_expr"))
            result.push_back(-1);
        else
            return std::nullopt;
    }
    return result;
}

Result<ExportProgram> readExportProgram(std::string_view text, const QString &where)
{
    const auto map = json::scan(text, whole);
    if (!map) {
        Error error = map.error();
        error.message = where + QStringLiteral(": ") + error.message;
        return error;
    }
    const Text program(text, *map);
    ExportProgram result;
    const Json version = program.tree(program.member(0, "torch_version"));
    // The schema's own default for programs from before the field was there is "<=2.4".
    if (version.is_string() && !version.get_ref<const std::string &>().starts_with('<'))
        result.torchVersion = version.get<std::string>().substr(0, 60);
    const Json schema = program.tree(program.member(0, "schema_version"));
    if (const Json *major = at(schema, "major"), *minor = at(schema, "minor"); major && minor && major->is_number_unsigned() && minor->is_number_unsigned())
        result.schemaVersion = major->dump() + "." + minor->dump();

    const auto module = program.member(0, "graph_module");
    const auto values = program.member(program.member(module, "graph"), "tensor_values");
    const Json signature = program.tree(program.member(module, "signature"));
    const auto ports = [&](const char *list, const char *kind, std::vector<PortFact> &out) {
        const Json *specs = at(signature, list);
        if (!specs || !specs->is_array())
            return;
        for (const Json &spec : *specs)
            addPort(at(at(spec, kind), "arg"), where, out);
    };
    ports("input_specs", "user_input", result.inputs);
    ports("output_specs", "user_output", result.outputs);
    describe(result, program, values);
    return result;
}

} // namespace mlm::weights::torch
