// SPDX-License-Identifier: Apache-2.0
#include "core/convert/report.h"
#include <algorithm>
#include <functional>

namespace mlm::convert {

const char *toString(Fate fate)
{
    switch (fate) {
    case Fate::Kept:
        return "kept";
    case Fate::Carried:
        return "carried";
    case Fate::Mapped:
        return "mapped";
    case Fate::NeedsYou:
        return "needs-you";
    case Fate::Dropped:
        break;
    }
    return "dropped";
}

std::size_t Report::count(Fate fate) const
{
    return static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), [&](const Entry &entry) { return entry.fate == fate; }));
}

std::vector<Pointer> leavesOf(const Json &root)
{
    std::vector<Pointer> leaves;
    const std::function<void(const Json &, const Pointer &)> visit = [&](const Json &value, const Pointer &at) {
        if (!value.is_structured() || value.empty()) {
            leaves.push_back(at);
        } else if (value.is_array()) {
            for (std::size_t i = 0; i < value.size(); ++i)
                visit(value[i], at / i);
        } else {
            for (const auto &[name, member] : value.items())
                visit(member, at / name);
        }
    };
    visit(root, {});
    return leaves;
}

} // namespace mlm::convert
