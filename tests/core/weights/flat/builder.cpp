// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/flat/builder.h"
#include <QTest>
#include <deque>
#include <map>

namespace mlm::weights::test {

std::string little(std::uint64_t value, unsigned width)
{
    std::string result;
    for (unsigned i = 0; i < width; ++i)
        result += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    return result;
}

Member u8(std::uint8_t value)
{
    return {little(value, 1), nullptr};
}

Member u32(std::uint32_t value)
{
    return {little(value, 4), nullptr};
}

Member u64(std::uint64_t value)
{
    return {little(value, 8), nullptr};
}

Member none()
{
    return {};
}

Member list(const std::string &raw, std::uint32_t count)
{
    auto node = std::make_shared<Node>();
    node->raw = raw;
    node->count = count;
    return {{}, node};
}

Member text(const std::string &content)
{
    Member member = list(content, static_cast<std::uint32_t>(content.size()));
    member.node->raw += '\0';
    return member;
}

Member ints(const std::vector<std::int32_t> &values)
{
    std::string raw;
    for (const std::int32_t value : values)
        raw += little(static_cast<std::uint32_t>(value), 4);
    return list(raw, static_cast<std::uint32_t>(values.size()));
}

Member tables(const std::vector<NodePtr> &elements)
{
    Member member = list({}, static_cast<std::uint32_t>(elements.size()));
    member.node->kind = Node::Kind::Tables;
    member.node->tables = elements;
    return member;
}

Member table(const NodePtr &node)
{
    return {{}, node};
}

NodePtr makeTable(std::vector<Member> fields)
{
    auto node = std::make_shared<Node>();
    node->kind = Node::Kind::Table;
    node->fields = std::move(fields);
    return node;
}

std::string flatbuffer(const NodePtr &root, const std::string &identifier, const std::string &gap)
{
    std::string out = little(0, 4) + identifier + gap;
    std::map<Node *, std::size_t> places;
    std::vector<std::pair<std::size_t, Node *>> offsets{{0, root.get()}};
    std::deque<Node *> waiting{root.get()};
    const auto refer = [&](const NodePtr &node) {
        offsets.emplace_back(out.size(), node.get());
        waiting.push_back(node.get());
        out += little(0, 4);
    };
    while (!waiting.empty()) {
        Node *node = waiting.front();
        waiting.pop_front();
        if (places.contains(node))
            continue;
        if (node->kind != Node::Kind::Table) {
            places[node] = out.size();
            out += little(node->count, 4) + node->raw;
            for (const NodePtr &element : node->tables)
                refer(element);
            continue;
        }
        std::string list;
        std::size_t length = 4;
        for (const Member &field : node->fields) {
            list += little(field.isThere() ? length : 0, 2);
            length += field.node ? 4 : field.inlined.size();
        }
        const std::size_t fields = out.size();
        out += little(4 + list.size(), 2) + little(length, 2) + list;
        places[node] = out.size();
        out += little(out.size() - fields, 4);
        for (const Member &field : node->fields) {
            if (field.node)
                refer(field.node);
            else
                out += field.inlined;
        }
    }
    for (const auto &[at, node] : offsets)
        out.replace(at, 4, little(places[node] - at, 4));
    return out;
}

Reading readBytes(const std::string &content, const std::string &name)
{
    const MemorySource source(content);
    return readFacts(source, name);
}

QString detail(const Facts &facts, const QString &label)
{
    for (const auto &[name, value] : facts.details) {
        if (name == label)
            return value;
    }
    return {};
}

bool warns(const Facts &facts, const QString &part)
{
    return std::any_of(facts.notes.begin(), facts.notes.end(), [&](const NoteFact &note) {
        return note.level != NoteFact::Level::Info && note.text.contains(part);
    });
}

void survives(const std::string &content, const std::string &name)
{
    const auto sound = [&](const std::string &bytes, std::size_t at) {
        const Reading reading = readBytes(bytes, name);
        const bool told = reading.isRefused() ? !reading.refusal->message.isEmpty() : !reading.facts.format.empty();
        QVERIFY2(told, qPrintable(QStringLiteral("byte %1").arg(at)));
    };
    QVERIFY(!readBytes(content, name).isRefused());
    for (std::size_t i = 0; i < content.size(); ++i) {
        sound(content.substr(0, i), i);
        for (const unsigned change : {0x01U, 0x7fU, 0x80U, 0xffU}) {
            std::string changed = content;
            changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ change);
            sound(changed, i);
        }
    }
}

} // namespace mlm::weights::test
