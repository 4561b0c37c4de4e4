// SPDX-License-Identifier: Apache-2.0
#include "tests/core/weights/proto/builder.h"
#include <QTest>

namespace mlm::weights::test {

namespace {
/// A copy of bytes that outlives its maker.
class OwnedSource final : public Source
{
public:
    explicit OwnedSource(std::string content) : m_content(std::move(content)) {}
    std::uint64_t size() const override { return m_content.size(); }
    Result<void> read(std::uint64_t offset, std::span<char> buffer) const override { return MemorySource(m_content).read(offset, buffer); }

private:
    std::string m_content;
};
} // namespace

std::string varint(std::uint64_t value)
{
    std::string result;
    for (; value >= 0x80; value >>= 7U)
        result += static_cast<char>(static_cast<unsigned char>(value | 0x80U));
    return result + static_cast<char>(value);
}

std::string number(unsigned field, std::uint64_t value)
{
    return varint(field << 3U) + varint(value);
}

std::string promise(unsigned field, std::uint64_t length)
{
    return varint((field << 3U) | 2U) + varint(length);
}

std::string bytes(unsigned field, const std::string &content)
{
    return promise(field, content.size()) + content;
}

std::string entry(unsigned field, const std::string &key, const std::string &value)
{
    return bytes(field, bytes(1, key) + bytes(2, value));
}

std::string little(std::uint64_t value, unsigned width)
{
    std::string result;
    for (unsigned i = 0; i < width; ++i)
        result += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
    return result;
}

Result<std::unique_ptr<Source>> MemoryFolder::open(std::string_view name) const
{
    const auto found = files.find(std::string(name));
    if (found == files.end())
        return Error{Error::Code::NotFound, QStringLiteral("missing"), {}, {}};
    return std::unique_ptr<Source>(std::make_unique<OwnedSource>(found->second));
}

Reading readBytes(const std::string &content, const std::string &name, const Folder *folder)
{
    const MemorySource source(content);
    return readFacts(source, name, folder);
}

bool warns(const Facts &facts, const QString &part)
{
    return std::any_of(facts.notes.begin(), facts.notes.end(), [&](const NoteFact &note) {
        return note.level != NoteFact::Level::Info && note.text.contains(part);
    });
}

QString detail(const Facts &facts, const QString &label)
{
    for (const auto &[name, value] : facts.details) {
        if (name == label)
            return value;
    }
    return {};
}

void survives(const std::string &content, const std::string &name, const Folder *folder)
{
    const auto sound = [&](const std::string &bytes, std::size_t at) {
        const Reading reading = readBytes(bytes, name, folder);
        const bool told = reading.isRefused() ? !reading.refusal->message.isEmpty() : !reading.facts.format.empty();
        QVERIFY2(told, qPrintable(QStringLiteral("byte %1").arg(at)));
    };
    QVERIFY(!readBytes(content, name, folder).isRefused());
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
