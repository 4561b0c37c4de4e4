// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <optional>
#include <vector>

namespace mlm::weights::proto {

/// One field of a message in the wire format of protocol buffers.
struct Field
{
    enum Type : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };
    std::uint32_t number = 0;
    Type type = Varint;
    std::uint64_t value = 0;  ///< of a varint or fixed number
    std::uint64_t offset = 0; ///< where the content begins, bytes from the beginning of the source
    std::uint64_t length = 0; ///< bytes of the content

    bool is(std::uint32_t wanted, Type kind) const { return number == wanted && type == kind; }
    std::int64_t number64() const { return static_cast<std::int64_t>(value); }
};

/// Reads a source in the wire format of protocol buffers through a small window, so that content which is not looked at
/// costs nothing. The first error stays: afterwards everything gives nothing. One thread.
class Wire
{
public:
    explicit Wire(const Source &source) : m_source(source) {}

    bool ok() const { return !m_error; }
    const Error &error() const { return *m_error; } ///< only where !ok()
    void refuse(const QString &what, const QString &advice = {});
    void limit(const QString &what);
    std::uint64_t size() const { return m_source.size(); }
    std::uint64_t fields() const { return m_fields; } ///< read up to now

    /// At most 64 KiB as they lie there, valid until the next call; empty after an error.
    std::string_view view(std::uint64_t offset, std::uint64_t length);
    /// A name: at most 4096 bytes, made valid UTF-8. Longer ones are an error.
    std::string name(const Field &field);
    /// A text for people: the first 1024 bytes, made valid UTF-8.
    std::string text(const Field &field);
    /// Appends the numbers of a repeated integer field, packed or not. More than `most` altogether are an error.
    void numbers(const Field &field, std::vector<std::int64_t> &into, std::size_t most);

private:
    friend class Message;
    std::optional<std::uint64_t> varint(std::uint64_t &at, std::uint64_t end);
    bool load(std::uint64_t offset, std::uint64_t length);
    bool countField();

    const Source &m_source;
    std::optional<Error> m_error;
    std::vector<char> m_window;
    std::uint64_t m_start = 0;
    std::uint64_t m_fields = 0;
    std::uint64_t m_step = 0;
};

/// Walks over the fields of one message. The wire must outlive it.
class Message
{
public:
    explicit Message(Wire &wire) : m_wire(wire), m_end(wire.size()) {}
    /// The content of a field; empty where that is not bytes.
    Message(Wire &wire, const Field &field);
    /// A part of the source that has been compared with its size.
    Message(Wire &wire, std::uint64_t begin, std::uint64_t end) : m_wire(wire), m_at(begin), m_end(end) {}

    /// The next field; false at the end and after an error.
    bool next(Field &field);

private:
    Wire &m_wire;
    std::uint64_t m_at = 0;
    std::uint64_t m_end = 0;
};

} // namespace mlm::weights::proto
