// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/document.h"
#include <random>

namespace mlm::test {

/// Documents and edits by chance; the same seed gives the same ones.
class Dice
{
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}

    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : m_engine() % bound; }
    bool oneIn(std::size_t n) { return below(n) == 0; }

    Json value(int depth = 3);
    /// A value with parts.
    Json tree();
    std::string name();
    /// JSON text of a tree with indentation, line ends, gaps and number spellings of its own.
    std::string text(const Json &value, const json::Style &style, int level = 0);
    json::Style style();
    /// Any node of a tree.
    Pointer place(const Json &root);
    /// An edit that most likely applies.
    Edit edit(const Json &root);

private:
    std::mt19937 m_engine;
};

} // namespace mlm::test
