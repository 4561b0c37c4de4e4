// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/pickle/tree.h"
#include <functional>

namespace mlm::weights::pickle {

/// A value on the way through a Tree, with the way to it.
struct Step
{
    Ref ref = 0;
    std::uint32_t path = 0; ///< for Walk::nameOf
    int depth = 0;
};

/// Goes through all values that a root reaches, in the order of the file, each container once, without recursion. Values
/// have names as attributes in Python, joined by dots: keys of dicts, places in lists, attributes of objects.
class Walk
{
public:
    /// Called for each Call and Persistent, each time that one is referred to. True: what it holds is not looked into.
    using Visit = std::function<bool(const Step &)>;

    /// `dropped`: keys that are no part of names, such as torch's "_modules".
    explicit Walk(const Tree &tree, std::vector<std::string_view> dropped = {}) : m_tree(tree), m_dropped(std::move(dropped)) {}
    void run(Ref root, const Visit &visit);

    /// "encoder.layers.0.weight"; keys of more than 200 bytes are cut.
    std::string nameOf(const Step &step) const;
    /// The first part of the name; empty for the root.
    std::string topOf(const Step &step) const;
    bool wasTooDeep() const { return m_tooDeep; } ///< more than 100 levels; what lies deeper was not looked at

private:
    struct Part
    {
        std::uint32_t parent = 0;
        Ref key = 0;
        std::uint32_t index = 0;
        bool isKey = false;
    };
    void open(const Step &step);
    void openCall(const Step &step);
    void pairs(const std::vector<Ref> &items, const Step &step);
    void child(Ref ref, const Step &step);
    std::uint32_t named(Ref key, std::uint32_t parent);
    std::string textOf(const Part &part) const;

    const Tree &m_tree;
    std::vector<std::string_view> m_dropped;
    std::vector<Part> m_parts;
    std::vector<Step> m_todo;
    std::vector<Step> m_children; ///< of the container that is being opened
    std::vector<bool> m_seen;
    bool m_tooDeep = false;
};

} // namespace mlm::weights::pickle
