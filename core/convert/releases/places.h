// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/ledger.h"
#include <string_view>

/// Where things of MLM stand in a document that may be broken.
namespace mlm::convert {

/// All objects in the lists mlm:input (or mlm:output) of the document.
std::vector<Pointer> entriesOf(const Ledger &ledger, const char *list);
/// All objects among assets and item_assets.
std::vector<Pointer> assetsOf(const Ledger &ledger);
/// Everything that may hold members of MLM itself: properties, assets, item assets, the Collection.
std::vector<Pointer> holdersOf(const Ledger &ledger);

bool hasRole(const Json *asset, std::string_view role);
/// Among the entries of a list of texts.
std::optional<std::size_t> indexOf(const Json *list, std::string_view text);
/// The text of a member; empty where it is none.
std::string memberText(const Json &object, const char *name);
std::string lower(std::string text);

/// The names of a JSON object, so that it can be changed while they are gone through.
std::vector<std::string> namesOf(const Json *object);

} // namespace mlm::convert
