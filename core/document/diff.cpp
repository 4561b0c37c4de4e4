// SPDX-License-Identifier: Apache-2.0
#include "core/document/edit.h"
#include <algorithm>

namespace mlm {

namespace {

class Comparison
{
public:
    Edits edits;

    void values(const Json &before, const Json &after, const Pointer &at)
    {
        if (before.is_object() && after.is_object())
            objects(before, after, at);
        else if (before.is_array() && after.is_array())
            arrays(before, after, at);
        else if (!same(before, after))
            edits.push_back(Edit::replace(at, after));
    }

private:
    void objects(const Json &before, const Json &after, const Pointer &at)
    {
        std::vector<std::string> names; // as they stand after the edits so far
        for (auto it = before.begin(); it != before.end(); ++it) {
            const auto other = after.find(it.key());
            if (other == after.end()) {
                edits.push_back(Edit::remove(at / it.key()));
            } else {
                values(it.value(), *other, at / it.key());
                names.push_back(it.key());
            }
        }
        std::size_t i = 0;
        for (auto it = after.begin(); it != after.end(); ++it, ++i) {
            const std::string &name = it.key();
            if (i < names.size() && names[i] == name)
                continue;
            const auto there = std::find(names.begin(), names.end(), name);
            if (there == names.end()) {
                edits.push_back(
                    Edit::add(at / name, it.value(), i < names.size() ? std::optional(i) : std::nullopt));
                names.insert(names.begin() + static_cast<std::ptrdiff_t>(i), name);
            } else if (i + 1 < names.size() && names[i + 1] == name) {
                // The member that stands here belongs further down: one move instead of one for each after
                // it.
                const auto target = std::min(*memberPosition(after, names[i]), names.size() - 1);
                edits.push_back(Edit::move(at / names[i], at / names[i], target));
                std::rotate(names.begin() + static_cast<std::ptrdiff_t>(i),
                            names.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                            names.begin() + static_cast<std::ptrdiff_t>(target) + 1);
            } else {
                edits.push_back(Edit::move(at / name, at / name, i));
                std::rotate(names.begin() + static_cast<std::ptrdiff_t>(i), there, there + 1);
            }
        }
    }

    void arrays(const Json &before, const Json &after, const Pointer &at)
    {
        const std::size_t shorter = std::min(before.size(), after.size());
        std::size_t head = 0, tail = 0;
        while (head < shorter && same(before[head], after[head]))
            ++head;
        while (tail < shorter - head &&
               same(before[before.size() - 1 - tail], after[after.size() - 1 - tail]))
            ++tail;
        for (std::size_t i = head; i < shorter - tail; ++i)
            values(before[i], after[i], at / i);
        for (std::size_t i = before.size() - tail; i > shorter - tail; --i)
            edits.push_back(Edit::remove(at / (i - 1)));
        for (std::size_t i = shorter - tail; i < after.size() - tail; ++i)
            edits.push_back(Edit::add(at / i, after[i]));
    }
};

} // namespace

Edits diff(const Json &before, const Json &after, const Pointer &base)
{
    Comparison comparison;
    comparison.values(before, after, base);
    return std::move(comparison.edits);
}

} // namespace mlm
