// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <string>
#include <string_view>
#include <vector>

namespace mlm::rules {

/// One element of `links` that is an object with a relation.
struct LinkRef
{
    std::size_t index;
    const Json &node;
    const std::string &relation;
    const std::string *href() const; ///< nullptr where it is absent or no text
    Pointer pointer() const;
};
std::vector<LinkRef> links(const Json &root);

bool hasLink(const Json &root, std::string_view relation);

} // namespace mlm::rules
