// SPDX-License-Identifier: Apache-2.0
#include "core/validation/rules/links.h"
#include "core/validation/rules/common.h"
#include <algorithm>

namespace mlm::rules {

const std::string *LinkRef::href() const
{
    return text(member(node, "href"));
}

Pointer LinkRef::pointer() const
{
    return Pointer({"links"}) / index;
}

std::vector<LinkRef> links(const Json &root)
{
    std::vector<LinkRef> result;
    const auto *list = array(member(root, "links"));
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (const std::string *relation = text(member((*list)[i], "rel")))
            result.push_back({i, (*list)[i], *relation});
    }
    return result;
}

bool hasLink(const Json &root, std::string_view relation)
{
    const auto *list = array(member(root, "links"));
    return list && std::any_of(list->begin(), list->end(), [&](const Json &link) {
               const std::string *rel = text(member(link, "rel"));
               return rel && *rel == relation;
           });
}

} // namespace mlm::rules
