// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/onnx.h"
#include "core/weights/formats.h"
#include "core/weights/proto/onnxgraph.h"

namespace mlm::weights::proto {

namespace {

constexpr int probedFields = 256;
constexpr std::size_t mostSets = 64;
constexpr int mostProperties = 24;

/// The wire type of each field of ModelProto; nothing for a number that it does not have.
std::optional<Field::Type> typeOf(std::uint32_t number)
{
    switch (number) {
    case 1: // ir_version
    case 5: // model_version
        return Field::Varint;
    case 2: // producer_name
    case 3: // producer_version
    case 4: // domain
    case 6: // doc_string
    case 7: // graph
    case 8: // opset_import
    case 14: // metadata_props
    case 20: // training_info
    case 25: // functions
    case 26: // configuration
        return Field::Bytes;
    default:
        return std::nullopt;
    }
}

struct Head
{
    std::string producer, producerVersion, domain;
    std::uint64_t irVersion = 0;
    std::int64_t modelVersion = 0;
    QStringList sets;
    bool graph = false, training = false;
};

void readSet(Wire &wire, const Field &field, Head &head)
{
    std::string domain;
    std::int64_t version = 0;
    Message message(wire, field);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Bytes))
            domain = wire.name(part);
        else if (part.is(2, Field::Varint))
            version = part.number64();
    }
    if (static_cast<std::size_t>(head.sets.size()) < mostSets)
        head.sets << QStringLiteral("%1 %2").arg(domain.empty() ? QStringLiteral("ai.onnx") : shown(domain)).arg(version);
}

void readProperty(Wire &wire, const Field &field, Facts &facts, int &count)
{
    std::string key, value;
    Message message(wire, field);
    for (Field part; message.next(part);) {
        if (part.is(1, Field::Bytes))
            key = wire.text(part);
        else if (part.is(2, Field::Bytes))
            value = wire.text(part);
    }
    if (wire.ok() && ++count <= mostProperties)
        facts.details.emplace_back(shown(key), shown(value));
}

void writeTo(Facts &facts, const Head &head)
{
    if (head.irVersion > 0)
        facts.formatVersion = Known<std::string>{std::to_string(head.irVersion), Words::tr("ir_version")};
    if (!head.producer.empty())
        facts.producer = Known<std::string>{head.producer + (head.producerVersion.empty() ? "" : " " + head.producerVersion),
                                            Words::tr("producer_name and producer_version")};
    if (!head.sets.isEmpty())
        facts.details.emplace_back(Words::tr("Operator sets"), head.sets.join(QStringLiteral(", ")));
    if (!head.domain.empty())
        facts.details.emplace_back(Words::tr("Domain"), shown(head.domain));
    if (head.modelVersion != 0)
        facts.details.emplace_back(Words::tr("Model version"), QString::number(head.modelVersion));
    if (head.training)
        facts.note(NoteFact::Level::Info, Words::tr("The file also holds how to train the model; that part is not looked into."));
}

} // namespace

Match OnnxReader::probe(const Input &input) const
{
    Wire wire(input.source);
    Message message(wire);
    bool version = false, graph = false, set = false;
    int count = 0;
    for (Field field; count < probedFields && message.next(field); ++count) {
        if (typeOf(field.number) != std::optional(field.type))
            return Match::No;
        version |= field.number == 1 && field.value > 0 && field.value < 1000;
        set |= field.number == 8;
        if (field.number == 7) {
            // A graph begins with a node, its name, a tensor or an input: whatever it is, it is a field with bytes.
            Message inside(wire, field);
            Field first;
            graph |= inside.next(first) ? first.type == Field::Bytes && first.number <= 16 : wire.ok();
        }
    }
    if (count == 0)
        return Match::No;
    const bool named = input.extension() == "onnx";
    if (graph && (version || set))
        return Match::Certain;
    if (graph)
        return Match::Likely;
    return named ? Match::Extension : Match::No;
}

Reading OnnxReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    Wire wire(input.source);
    OnnxGraph graph(wire, input.folder);
    Head head;
    int properties = 0;
    Message message(wire);
    for (Field field; message.next(field);) {
        switch (typeOf(field.number) == std::optional(field.type) ? field.number : 0) {
        case 1:
            head.irVersion = field.value;
            break;
        case 2:
            head.producer = wire.text(field);
            break;
        case 3:
            head.producerVersion = wire.text(field);
            break;
        case 4:
            head.domain = wire.text(field);
            break;
        case 5:
            head.modelVersion = field.number64();
            break;
        case 7:
            if (head.graph)
                wire.refuse(Words::tr("A second graph stands at byte %1; a model has one.").arg(field.offset));
            head.graph = true;
            graph.readMain(field);
            break;
        case 8:
            readSet(wire, field, head);
            break;
        case 14:
            readProperty(wire, field, facts, properties);
            break;
        case 20:
            head.training = true;
            break;
        case 25:
            graph.readFunction(field);
            break;
        default:
            break;
        }
    }
    writeTo(facts, head);
    if (!wire.ok())
        return Reading::refused(std::move(facts), wire.error());
    if (!head.graph)
        return Reading::refused(std::move(facts), Words::tr("The model has no graph."), Words::tr("Export it again."));
    graph.writeTo(facts);
    if (properties > mostProperties)
        facts.note(NoteFact::Level::Info, Words::tr("%1 more properties are not shown.").arg(properties - mostProperties));
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::proto
