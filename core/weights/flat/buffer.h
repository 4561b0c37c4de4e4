// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/bytes/source.h"
#include <array>
#include <optional>
#include <vector>

namespace mlm::weights::flat {

/// A vector of a flatbuffer: where its elements begin and how many there are, all of them inside the buffer.
struct Vector
{
    std::uint64_t at = 0;
    std::uint64_t count = 0;
};

/// A table of a flatbuffer: itself and the list of its fields' places, both inside the buffer.
struct Table
{
    std::uint64_t at = 0;
    std::uint64_t fields = 0; ///< where the list begins
    std::uint16_t size = 0;   ///< bytes of the list
    std::uint16_t length = 0; ///< bytes of the table
};

/// Reads a source as a flatbuffer through a few small pages, so that content which is not looked at costs nothing.
/// Every place is compared with the size before it is read; at most 1,000,000 tables, as the reference's verifier has
/// it. The first error stays: afterwards everything gives nothing. Field numbers are those of the schema, from 0. One thread.
class Buffer
{
public:
    explicit Buffer(const Source &source) : m_source(source) {}

    bool ok() const { return !m_error; }
    const Error &error() const { return *m_error; } ///< only where !ok()
    void refuse(const QString &what);
    void limit(const QString &what);
    std::uint64_t size() const { return m_source.size(); }

    template <typename T> T number(std::uint64_t at);
    /// The table that the offset at `at` leads to.
    std::optional<Table> tableAt(std::uint64_t at);
    /// A number of a table, or `otherwise` where it is left out.
    template <typename T> T number(const Table &table, unsigned field, T otherwise)
    {
        const std::uint64_t at = place(table, field, sizeof(T));
        return at == 0 ? otherwise : number<T>(at);
    }
    std::optional<Table> table(const Table &table, unsigned field);
    /// A vector whose elements have `width` bytes each; nothing where it is left out.
    std::optional<Vector> vector(const Table &table, unsigned field, unsigned width);
    /// An element of a vector of tables.
    std::optional<Table> element(const Vector &vector, std::uint64_t index);
    /// A text, valid UTF-8: at most 64 KiB, and 16 MiB altogether, else an error. Nothing where it is left out.
    std::optional<std::string> text(const Table &table, unsigned field);
    std::optional<std::string> textAt(std::uint64_t at);
    /// At most 64 KiB as they lie there.
    std::string bytes(std::uint64_t at, std::uint64_t length);

private:
    static constexpr std::size_t pageSize = 4096;
    struct Page
    {
        std::uint64_t number = UINT64_MAX;
        std::vector<char> bytes;
    };
    std::uint64_t place(const Table &table, unsigned field, unsigned width);
    std::optional<Vector> vectorAt(std::uint64_t at, unsigned width);
    const Page *page(std::uint64_t number);
    bool copy(std::uint64_t at, char *to, std::size_t length);

    const Source &m_source;
    std::optional<Error> m_error;
    std::array<Page, 128> m_pages;
    std::uint64_t m_tables = 0;
    std::uint64_t m_text = 0;
};

} // namespace mlm::weights::flat
