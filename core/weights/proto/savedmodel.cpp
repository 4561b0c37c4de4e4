// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/savedmodel.h"
#include "core/weights/formats.h"
#include "core/weights/proto/tensorflow.h"
#include "core/weights/proto/variables.h"
#include <algorithm>

namespace mlm::weights::proto {

namespace {

constexpr std::size_t mostGraphs = 64;
constexpr std::size_t mostSignatures = 256;
constexpr std::size_t mostPorts = 4096;
constexpr std::size_t mostTags = 16;
constexpr std::size_t mostAssets = 256;

struct Signature
{
    std::string name, method;
    std::vector<PortFact> inputs, outputs;
};

/// One MetaGraphDef.
struct MetaGraph
{
    std::vector<std::string> tags;
    std::string version;
    std::vector<Signature> signatures;
    std::vector<std::string> assets;
};

void readInfo(Wire &wire, const Field &field, MetaGraph &graph)
{
    Message message(wire, field);
    for (Field part; message.next(part);) {
        if (part.is(4, Field::Bytes) && graph.tags.size() < mostTags)
            graph.tags.push_back(wire.text(part));
        else if (part.is(5, Field::Bytes))
            graph.version = wire.text(part);
    }
}

void addPort(Wire &wire, const Field &field, std::vector<PortFact> &ports, const QString &origin)
{
    if (ports.size() >= mostPorts)
        return wire.limit(Words::tr("A signature has more than %1 inputs or outputs.").arg(mostPorts));
    const MapEntry entry = mapEntry(wire, field);
    PortFact port;
    port.name = entry.key;
    port.whereFrom = origin;
    Message message(wire, entry.value);
    for (Field part; message.next(part);) {
        if (part.is(2, Field::Varint))
            port.dtype = tensorflowType(part.value);
        else if (part.is(3, Field::Bytes))
            port.shape = tensorflowShape(wire, part);
    }
    ports.push_back(std::move(port));
}

void readSignature(Wire &wire, const Field &field, MetaGraph &graph)
{
    if (graph.signatures.size() >= mostSignatures)
        return wire.limit(Words::tr("The model has more than %1 signatures.").arg(mostSignatures));
    const MapEntry entry = mapEntry(wire, field);
    Signature signature;
    signature.name = entry.key;
    const QString origin = Words::tr("signature %1").arg(shown(entry.key));
    Message message(wire, entry.value);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Bytes))
            addPort(wire, part, signature.inputs, origin);
        else if (part.is(2, Field::Bytes))
            addPort(wire, part, signature.outputs, origin);
        else if (part.is(3, Field::Bytes))
            signature.method = wire.text(part);
    }
    graph.signatures.push_back(std::move(signature));
}

void readAsset(Wire &wire, const Field &field, MetaGraph &graph)
{
    Message message(wire, field);
    for (Field part; message.next(part);) {
        if (part.is(2, Field::Bytes) && graph.assets.size() < mostAssets)
            graph.assets.push_back(wire.name(part));
    }
}

MetaGraph readMetaGraph(Wire &wire, const Field &field, TensorflowGraph &operators)
{
    MetaGraph graph;
    Message message(wire, field);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Bytes))
            readInfo(wire, part, graph);
        else if (part.is(2, Field::Bytes))
            operators.read(part);
        else if (part.is(5, Field::Bytes))
            readSignature(wire, part, graph);
        else if (part.is(6, Field::Bytes))
            readAsset(wire, part, graph);
    }
    return graph;
}

/// The graph to be served, else the first.
const MetaGraph &chosen(const std::vector<MetaGraph> &graphs)
{
    const auto served = std::find_if(graphs.begin(), graphs.end(), [](const MetaGraph &graph) {
        return std::find(graph.tags.begin(), graph.tags.end(), "serve") != graph.tags.end();
    });
    return served == graphs.end() ? graphs.front() : *served;
}

/// "serving_default", else the only one that is not for loading.
const Signature *chosen(const std::vector<Signature> &signatures)
{
    const Signature *only = nullptr;
    for (const Signature &signature : signatures) {
        if (signature.name == "serving_default")
            return &signature;
        if (signature.name.starts_with("__"))
            continue;
        if (only)
            return nullptr;
        only = &signature;
    }
    return only;
}

QString joined(const std::vector<std::string> &texts)
{
    QStringList result;
    for (const std::string &text : texts)
        result << shown(text);
    return result.join(QStringLiteral(", "));
}

void describe(Facts &facts, const MetaGraph &graph)
{
    if (!graph.version.empty())
        facts.frameworkVersion = Known<std::string>{graph.version, Words::tr("tensorflow_version in the graph's header")};
    if (!graph.tags.empty())
        facts.details.emplace_back(Words::tr("Tags"), joined(graph.tags));
    std::vector<std::string> names;
    for (const Signature &signature : graph.signatures) {
        if (!signature.name.starts_with("__") && names.size() < 24)
            names.push_back(signature.name);
    }
    if (!names.empty())
        facts.details.emplace_back(Words::tr("Signatures"), joined(names));
    if (const Signature *signature = chosen(graph.signatures)) {
        facts.inputs = signature->inputs;
        facts.outputs = signature->outputs;
    } else if (names.size() > 1) {
        facts.note(NoteFact::Level::Info, Words::tr("The model has several signatures and none is called serving_default: inputs and outputs are left to you."));
    }
}

void lookForAssets(const Input &input, const MetaGraph &graph, Facts &facts, Remarks &remarks)
{
    for (const std::string &asset : graph.assets) {
        PartFact part{"assets/" + asset, false, 0};
        if (!isPlainName(asset)) {
            remarks.warn(Words::tr("The asset “%1” would lie outside of the model's folder; it was not looked for.").arg(shown(asset)));
            continue;
        }
        auto source = input.folder->open(part.name);
        if (source) {
            part.present = true;
            part.size = (*source)->size();
        } else {
            remarks.warn(Words::tr("The asset “%1” is missing.").arg(shown(part.name)));
        }
        facts.parts.push_back(std::move(part));
    }
}

} // namespace

Match SavedModelReader::probe(const Input &input) const
{
    Wire wire(input.source);
    Message message(wire);
    bool version = false, graph = false;
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Varint) && field.value < 1000)
            version = true;
        else if (!field.is(2, Field::Bytes))
            return Match::No;
        // A graph with its header before all else, as every writer has it.
        if (field.number == 2) {
            Message inside(wire, field);
            Field first;
            graph = inside.next(first) && first.type == Field::Bytes && first.number <= 7;
            break;
        }
    }
    const bool named = input.name == "saved_model.pb";
    if (graph)
        return version || named ? Match::Certain : Match::Likely;
    return named && version ? Match::Extension : Match::No;
}

Reading SavedModelReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    Wire wire(input.source);
    TensorflowGraph operators(wire, false);
    std::vector<MetaGraph> graphs;
    Message message(wire);
    for (Field field; message.next(field);) {
        if (field.is(1, Field::Varint))
            facts.formatVersion = Known<std::string>{std::to_string(field.value), Words::tr("saved_model_schema_version")};
        if (!field.is(2, Field::Bytes))
            continue;
        if (graphs.size() >= mostGraphs)
            wire.limit(Words::tr("The model has more than %1 graphs.").arg(mostGraphs));
        else
            graphs.push_back(readMetaGraph(wire, field, operators));
    }
    if (!wire.ok())
        return Reading::refused(std::move(facts), wire.error());
    if (graphs.empty())
        return Reading::refused(std::move(facts), Words::tr("The SavedModel has no graph."), Words::tr("Export it again."));
    const MetaGraph &graph = chosen(graphs);
    describe(facts, graph);
    if (graphs.size() > 1)
        facts.details.emplace_back(Words::tr("Graphs"), QString::number(graphs.size()));
    operators.writeTo(facts);
    if (!input.folder)
        return {std::move(facts), std::nullopt};
    Remarks remarks;
    if (auto done = readVariables(*input.folder, operators.hasVariables(), facts); !done)
        return Reading::refused(std::move(facts), done.error());
    lookForAssets(input, graph, facts, remarks);
    remarks.writeTo(facts);
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::proto
