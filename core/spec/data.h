// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Reading resources/spec: the format is told in resources/spec/README.md.
namespace mlm::spec {

/// major.minor.patch; what is no number counts as 0.
using Version = std::array<int, 3>;
Version versionOf(std::string_view text);

/// The definitions as they are in one release: parts with `since` and `until` are kept or dropped, `when` is merged.
Json select(const Json &definition, const Version &version);

/// FNV-1a: short names, no allocation.
inline std::size_t nameHash(std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
}

/// "README.md#Model Input Object" below an address: its title, and the address of the section.
std::string sectionTitle(std::string_view section);
std::string sectionUrl(std::string_view base, std::string_view section);

} // namespace mlm::spec
