// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/hdf5/file.h"
#include <unordered_map>
#include <vector>

namespace mlm::weights::hdf5 {

/// The names of a group of the older kind (specification III.D).
class LocalHeap
{
public:
    static Result<LocalHeap> open(File &file, std::uint64_t address);
    /// The text at an offset, up to its zero byte. Nothing where it does not end inside the heap.
    std::optional<std::string> text(std::uint64_t offset) const;

private:
    std::string m_data;
};

/// Texts of any length that attributes point to (specification III.E). Keeps the collection it read last.
class GlobalHeap
{
public:
    Result<std::string> object(File &file, std::uint64_t collection, std::uint32_t index);

private:
    std::uint64_t m_address = nowhere;
    std::string m_data;
    std::unordered_map<std::uint32_t, std::pair<std::size_t, std::size_t>> m_objects; ///< place, length
};

/// Links or attributes of a group that has many (specification III.G).
class FractalHeap
{
public:
    static Result<FractalHeap> open(File &file, std::uint64_t address);
    /// The object that a heap ID tells. Nothing for one that is stored outside the heap's blocks (a "huge" one).
    Result<std::optional<std::string>> object(File &file, std::string_view id);

private:
    struct Block
    {
        std::uint64_t address = 0;
        std::uint64_t begin = 0; ///< offset in the heap
        std::uint64_t size = 0;
    };
    Result<void> readBlocks(File &file, std::uint64_t root, unsigned rows);

    std::vector<Block> m_blocks; ///< by their begin
    std::uint64_t m_address = 0;
    unsigned m_offsetBytes = 0;
    unsigned m_lengthBytes = 0;
    unsigned m_width = 0;        ///< blocks in a row
    std::uint64_t m_start = 0;   ///< bytes of the first block
    std::uint64_t m_largest = 0; ///< bytes of the largest direct block
    unsigned m_idLength = 0;
};

} // namespace mlm::weights::hdf5
