// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/reader.h"
#include <functional>
#include <map>

/// Writes messages in the wire format of protocol buffers, well-formed or not, and reads them back.
namespace mlm::weights::test {

std::string varint(std::uint64_t value);
std::string number(unsigned field, std::uint64_t value);
std::string bytes(unsigned field, const std::string &content);
/// The head of a field with bytes that says that `length` bytes follow.
std::string promise(unsigned field, std::uint64_t length);
/// An entry of a map.
std::string entry(unsigned field, const std::string &key, const std::string &value);
std::string little(std::uint64_t value, unsigned width);

/// Files beside a model, in memory.
class MemoryFolder final : public Folder
{
public:
    std::map<std::string, std::string> files;
    Result<std::unique_ptr<Source>> open(std::string_view name) const override;
};

/// A source that counts what is read from it.
class CountingSource final : public Source
{
public:
    explicit CountingSource(const Source &source) : m_source(source) {}
    std::uint64_t size() const override { return m_source.size(); }
    Result<void> read(std::uint64_t offset, std::span<char> buffer) const override
    {
        count += buffer.size();
        return m_source.read(offset, buffer);
    }
    mutable std::uint64_t count = 0;

private:
    const Source &m_source;
};

Reading readBytes(const std::string &content, const std::string &name, const Folder *folder = nullptr);
bool warns(const Facts &facts, const QString &part);
QString detail(const Facts &facts, const QString &label);
/// Reads every beginning of the content, and the content with each byte changed in a few ways. Each gives facts or a
/// refusal with a message; the whole content gives facts.
void survives(const std::string &content, const std::string &name, const Folder *folder = nullptr);

} // namespace mlm::weights::test
