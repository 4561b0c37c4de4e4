// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <vector>

namespace mlm::stac {

/// Summaries of the Items' properties: ranges for numbers, a JSON Schema with the values that occur for everything else. Lists of
/// values, the usual form, are refused by the schema of MLM in a Collection that declares it (docs/decisions, summaries).
Json summariesOf(const std::vector<const Json *> &properties);

/// What is common to the Items' assets of each key, in the form of item_assets: without hrefs and without what belongs to one file;
/// keys of which fewer than two members remain are left out.
Json itemAssetsOf(const std::vector<const Json *> &assets);

} // namespace mlm::stac
