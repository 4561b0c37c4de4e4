// SPDX-License-Identifier: Apache-2.0
#include "core/weights/proto/paddle.h"
#include "core/weights/bytes/cursor.h"
#include "core/weights/formats.h"
#include "core/weights/proto/wire.h"
#include "core/weights/proto/words.h"
#include <algorithm>
#include <array>
#include <map>

namespace mlm::weights::proto {

namespace {

/// VarType.Type; empty for what is no array of numbers.
constexpr std::array types{"bool", "int16", "int32", "int64", "float16", "float32", "float64", "", "", "", "", "", "", "", "", "",
                           "", "", "", "uint64", "uint8", "int8", "bfloat16", "complex64", "complex128", "string", "", "", "",
                           "string", "", "", "float8_e4m3fn", "float8_e5m2"};
constexpr std::uint64_t lodTensor = 7;
constexpr std::size_t mostDimensions = 64;
constexpr std::size_t mostVariables = 200'000;
constexpr std::size_t mostPorts = 4096;

struct Variable
{
    std::uint64_t kind = 0;
    std::string name;
    std::optional<std::string> dtype;
    std::optional<std::vector<std::int64_t>> shape;
    bool persistable = false;
};

struct Port
{
    std::int64_t column = 0;
    std::string variable;
};

class Program
{
public:
    explicit Program(Wire &wire) : m_wire(wire) {}

    void read()
    {
        Message message(m_wire);
        for (Field field; message.next(field);) {
            if (field.is(1, Field::Bytes))
                readBlock(field);
            else if (field.is(4, Field::Bytes))
                readVersion(field);
        }
    }

    std::vector<Variable> variables;
    std::vector<Port> feeds, fetches;
    std::uint64_t version = 0, operators = 0, blocks = 0;

private:
    void readVersion(const Field &field)
    {
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(1, Field::Varint))
                version = part.value;
        }
    }

    void readBlock(const Field &field)
    {
        const bool first = blocks++ == 0;
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(3, Field::Bytes))
                readVariable(part);
            else if (part.is(4, Field::Bytes))
                readOperator(part, first);
        }
    }

    void readVariable(const Field &field)
    {
        if (variables.size() >= mostVariables)
            return m_wire.limit(Words::tr("The program has more than %1 variables.").arg(mostVariables));
        Variable variable;
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(1, Field::Bytes))
                variable.name = m_wire.name(part);
            else if (part.is(2, Field::Bytes))
                readType(part, variable);
            else if (part.is(3, Field::Varint))
                variable.persistable = part.value != 0;
        }
        variables.push_back(std::move(variable));
    }

    void readType(const Field &field, Variable &variable)
    {
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(1, Field::Varint))
                variable.kind = part.value;
            if (!part.is(3, Field::Bytes))
                continue;
            Message described(m_wire, part);
            for (Field inner; described.next(inner);) {
                if (inner.is(1, Field::Bytes))
                    readTensor(inner, variable);
            }
        }
    }

    void readTensor(const Field &field, Variable &variable)
    {
        std::vector<std::int64_t> shape;
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(1, Field::Varint)) {
                const std::string known = part.value < types.size() ? types[static_cast<std::size_t>(part.value)] : "";
                variable.dtype = known.empty() ? "type " + std::to_string(part.value) : known;
            } else if (part.number == 2) {
                m_wire.numbers(part, shape, mostDimensions);
            }
        }
        variable.shape = std::move(shape);
    }

    /// The arguments of one parameter of an operator: the first of them.
    std::string argument(const Field &field)
    {
        std::string result;
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(2, Field::Bytes) && result.empty())
                result = m_wire.name(part);
        }
        return result;
    }

    std::optional<std::int64_t> column(const Field &field)
    {
        std::string name;
        std::int64_t value = 0;
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(1, Field::Bytes))
                name = m_wire.name(part);
            else if (part.is(3, Field::Varint))
                value = part.number64();
        }
        return name == "col" ? std::optional(value) : std::nullopt;
    }

    void readOperator(const Field &field, bool first)
    {
        ++operators;
        std::string type;
        Message message(m_wire, field);
        for (Field part; message.next(part);) {
            if (part.is(3, Field::Bytes))
                type = m_wire.name(part);
        }
        if (!first || (type != "feed" && type != "fetch"))
            return;
        Port port;
        Message again(m_wire, field);
        for (Field part; again.next(part);) {
            // What is fed leaves the operator, what is fetched enters it.
            if (part.is(type == "feed" ? 2 : 1, Field::Bytes))
                port.variable = argument(part);
            else if (part.is(4, Field::Bytes))
                port.column = column(part).value_or(port.column);
        }
        auto &ports = type == "feed" ? feeds : fetches;
        if (ports.size() >= mostPorts)
            return m_wire.limit(Words::tr("The program has more than %1 inputs or outputs.").arg(mostPorts));
        ports.push_back(std::move(port));
    }

    Wire &m_wire;
};

std::vector<PortFact> portsOf(std::vector<Port> ports, const Program &program, const QString &origin)
{
    std::stable_sort(ports.begin(), ports.end(), [](const Port &a, const Port &b) { return a.column < b.column; });
    std::map<std::string, const Variable *> byName;
    for (const Variable &variable : program.variables)
        byName.emplace(variable.name, &variable);
    std::vector<PortFact> result;
    for (const Port &port : ports) {
        PortFact fact{port.variable, {}, {}, origin};
        if (const auto found = byName.find(port.variable); found != byName.end()) {
            fact.dtype = found->second->dtype;
            fact.shape = found->second->shape;
            if (fact.shape)
                std::for_each(fact.shape->begin(), fact.shape->end(), [](std::int64_t &size) { size = std::max<std::int64_t>(size, -1); });
        }
        result.push_back(std::move(fact));
    }
    return result;
}

/// "2.0.2" for 2000002.
std::string versionText(std::uint64_t version)
{
    return std::to_string(version / 1'000'000) + "." + std::to_string(version / 1000 % 1000) + "." + std::to_string(version % 1000);
}

void lookForNumbers(const Input &input, Facts &facts)
{
    std::string name = input.name == "__model__" ? "__params__" : input.name;
    if (name.ends_with(".pdmodel"))
        name.replace(name.size() - 8, 8, ".pdiparams");
    else if (name == input.name)
        return;
    PartFact part{name, false, 0};
    auto source = input.folder ? input.folder->open(name) : Result<std::unique_ptr<Source>>(Error{Error::Code::NotFound, {}, {}, {}});
    if (source) {
        part.present = true;
        part.size = (*source)->size();
    }
    if (part.present && facts.parameterBytes && part.size < facts.parameterBytes->value)
        facts.note(NoteFact::Level::Warning, Words::tr("“%1” has %2 bytes, the variables ask for %3.")
                                                 .arg(shown(name)).arg(part.size).arg(facts.parameterBytes->value));
    if (!part.present)
        facts.note(NoteFact::Level::Info, Words::tr("The numbers lie in “%1”, which is not beside the program.").arg(shown(name)));
    facts.parts.push_back(std::move(part));
}

} // namespace

Match PaddleReader::probe(const Input &input) const
{
    Wire wire(input.source);
    Message message(wire);
    Field field;
    if (!message.next(field) || !field.is(1, Field::Bytes))
        return Match::No;
    // A block: its own number and its parent's, then variables and operators.
    std::array<bool, 6> seen{};
    int count = 0;
    Message block(wire, field);
    for (Field part; count < 64 && block.next(part); ++count) {
        const bool known = (part.type == Field::Varint && (part.number == 1 || part.number == 2 || part.number == 5)) ||
                           (part.type == Field::Bytes && (part.number == 3 || part.number == 4));
        if (!known)
            return Match::No;
        seen[part.number] = true;
    }
    if (seen[1] && seen[2] && (seen[3] || seen[4]))
        return Match::Certain;
    return seen[1] && input.extension() == "pdmodel" ? Match::Extension : Match::No;
}

Reading PaddleReader::read(const Input &input) const
{
    Facts facts = factsOf(id());
    Wire wire(input.source);
    Program program(wire);
    program.read();
    if (program.version > 0)
        facts.frameworkVersion = Known<std::string>{versionText(program.version), Words::tr("version of the program")};
    if (!wire.ok())
        return Reading::refused(std::move(facts), wire.error());
    facts.inputs = portsOf(program.feeds, program, Words::tr("feed operator"));
    facts.outputs = portsOf(program.fetches, program, Words::tr("fetch operator"));
    facts.tensors.emplace();
    for (Variable &variable : program.variables) {
        if (!variable.persistable || variable.kind != lodTensor || !variable.dtype)
            continue;
        TensorFact tensor{variable.name, *variable.dtype, variable.shape.value_or(std::vector<std::int64_t>())};
        if (!elements(tensor.shape)) {
            facts.tensors.reset();
            return Reading::refused(std::move(facts), Words::tr("The shape of “%1” is negative or too large.").arg(shown(variable.name)));
        }
        facts.tensors->push_back(std::move(tensor));
    }
    if (!facts.sumUp(Words::tr("persistable variables of the program")))
        facts.note(NoteFact::Level::Warning, Words::tr("The number of parameters is too large to be counted."));
    facts.details.emplace_back(Words::tr("Operators"), QString::number(program.operators));
    lookForNumbers(input, facts);
    return {std::move(facts), std::nullopt};
}

} // namespace mlm::weights::proto
