// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <string_view>

namespace mlm {

/// The small document that an example of a rule (`passes`, `fails`) stands for: the example laid over a document that says no more than the schemas
/// ask for. An Item of MLM 1.5.2 with one input, one output and one asset “model”; a Collection or a Catalog where the example has that “type”;
/// an Item without a model where it has “stac_extensions” and MLM is not among them.
/// Objects are laid over each other member by member; the objects of a list are each laid over the first of the list they replace, assets that are new
/// get an address, those that are null are taken out; anything else, and what is empty, replaces. Extensions that the example uses are declared unless it has “stac_extensions” itself.
/// Fails where the text is no JSON object.
Result<Json> exampleDocument(std::string_view example);

} // namespace mlm
