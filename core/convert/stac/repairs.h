// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/passes.h"

namespace mlm::convert {

/// Roles of providers are of a closed list: those that mean one of them become it, about the others you are asked.
void repairProviders(Ledger &ledger);
/// Times that mean a certain instant are written as STAC asks: in UTC with a Z.
void repairTimes(Ledger &ledger);
/// Short names and former addresses of extensions become those of the releases that took over.
void nameExtensions(Ledger &ledger, const Context &context);

/// For STAC 1.1.0.
void setAsideRelativeSelf(Ledger &ledger);

} // namespace mlm::convert
