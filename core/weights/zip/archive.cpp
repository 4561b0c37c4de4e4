// SPDX-License-Identifier: Apache-2.0
#include "core/weights/zip/archive.h"

namespace mlm::weights::zip {

const Member *Archive::find(std::string_view name) const
{
    for (const Member &member : members()) {
        if (member.name == name)
            return &member;
    }
    return nullptr;
}

std::vector<const Member *> Archive::endingWith(std::string_view tail) const
{
    std::vector<const Member *> result;
    for (const Member &member : members()) {
        const std::string_view name = member.name;
        if (name == tail || (name.size() > tail.size() && name.ends_with(tail) && name[name.size() - tail.size() - 1] == '/'))
            result.push_back(&member);
    }
    return result;
}

} // namespace mlm::weights::zip
