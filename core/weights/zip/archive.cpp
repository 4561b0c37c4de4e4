// SPDX-License-Identifier: Apache-2.0
#include "core/weights/zip/archive.h"
#include <algorithm>

namespace mlm::weights::zip {

namespace {

std::string_view lastPart(std::string_view name)
{
    return name.substr(name.rfind('/') + 1);
}

} // namespace

Archive::Archive(std::vector<Member> members, QStringList warnings)
    : m_members(std::move(members)), m_warnings(std::move(warnings))
{
    m_byName.reserve(m_members.size());
    m_byLastPart.reserve(m_members.size());
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        m_byName.emplace(m_members[i].name, i);
        m_byLastPart.emplace(lastPart(m_members[i].name), i);
    }
}

const Member *Archive::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_members[found->second];
}

std::vector<const Member *> Archive::endingWith(std::string_view tail) const
{
    std::vector<const Member *> result;
    const auto [begin, end] = m_byLastPart.equal_range(lastPart(tail));
    for (auto i = begin; i != end; ++i) {
        const Member &member = m_members[i->second];
        const std::string_view name = member.name;
        if (name == tail || (name.size() > tail.size() && name.ends_with(tail) && name[name.size() - tail.size() - 1] == '/'))
            result.push_back(&member);
    }
    std::sort(result.begin(), result.end()); // all in one vector: the order of the directory
    return result;
}

} // namespace mlm::weights::zip
