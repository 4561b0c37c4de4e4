// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"

namespace mlm::convert {

/// A table of resources/convert, such as "mlm": read once, immutable. Told in resources/convert/README.md.
const Json &table(const char *name);

} // namespace mlm::convert
