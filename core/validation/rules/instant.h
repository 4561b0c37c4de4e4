// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/json.h"
#include <optional>

namespace mlm::rules {

/// Seconds since 1970-01-01T00:00:00Z of an RFC 3339 text in UTC, with fractions; nullopt for anything else (the schema check says why).
std::optional<double> instant(const Json *value);

} // namespace mlm::rules
