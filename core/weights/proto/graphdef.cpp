// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats.h"
#include "core/weights/proto/savedmodel.h"
#include "core/weights/proto/tensorflow.h"

namespace mlm::weights::proto {

namespace {

/// Whether a field of a GraphDef looks like a node: a name and an operator, both as text.
bool isNode(Wire &wire, const Field &field)
{
    bool name = false, operation = false;
    int count = 0;
    Message message(wire, field);
    for (Field part; count < 64 && message.next(part); ++count) {
        const bool known = part.type == Field::Bytes && part.number <= 8;
        if (!known)
            return false;
        name |= part.number == 1;
        operation |= part.number == 2 && part.length > 0 && part.length < 256;
    }
    return name && operation;
}

} // namespace

Match GraphDefReader::probe(const Input &input) const
{
    Wire wire(input.source);
    Message message(wire);
    Field field;
    if (!message.next(field))
        return Match::No;
    if (field.is(1, Field::Bytes) && isNode(wire, field)) {
        // The second node, if there is one, has to be one too: a short text would pass for the first.
        Field second;
        if (!message.next(second))
            return wire.ok() ? Match::Likely : Match::Extension;
        if (second.is(1, Field::Bytes) && !isNode(wire, second))
            return Match::No;
        const bool known = second.is(1, Field::Bytes) || second.is(2, Field::Bytes) || second.is(4, Field::Bytes) || second.is(3, Field::Varint);
        return known ? Match::Certain : Match::No;
    }
    return Match::No;
}

Reading GraphDefReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    Wire wire(input.source);
    TensorflowGraph graph(wire, true);
    graph.read(Message(wire));
    if (!wire.ok())
        return Reading::refused(std::move(facts), wire.error());
    Message message(wire);
    for (Field field; message.next(field);) {
        if (!field.is(4, Field::Bytes))
            continue;
        Message versions(wire, field);
        for (Field part; versions.next(part);) {
            if (part.is(1, Field::Varint))
                facts.formatVersion = Known<std::string>{std::to_string(part.value), Words::tr("producer in versions of the graph")};
        }
    }
    graph.writeTo(facts);
    if (graph.hasVariables())
        facts.note(NoteFact::Level::Warning, Words::tr("The graph is not frozen: it has variables whose values are not in this file."));
    facts.note(NoteFact::Level::Info, Words::tr("Every constant of the graph is counted, those of shapes and axes too; a graph of this kind does not tell its outputs."));
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::proto
