// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/pointer.h"
#include <functional>

namespace fixtures {

/// Calls `each` with copies of a document, each broken in one place in one of the ways in which people and programs break such documents. A stable order.
void mutate(const mlm::Json &document, const std::function<void(const mlm::Json &broken, const std::string &what)> &each);

/// The pointers of all values below the root, in document order.
std::vector<mlm::Pointer> placesOf(const mlm::Json &document);

} // namespace fixtures
