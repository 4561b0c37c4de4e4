// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/finding.h"
#include <functional>

namespace mlm {

/// Takes back the fixes that would not do what a fix is for. Where a value gets another kind or another name, the check sees into what it could not
/// see into before, so such a fix is tried on a copy: it stays only if its finding goes and no error comes. How much is tried is bounded by the
/// size of the document; fixes beyond that are offered once others are done. `check` finds without proving.
void proveFixes(const Json &root, Findings &findings, const std::function<Findings(const Json &)> &check);

} // namespace mlm
