// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"

namespace mlm::convert {

void repairStac(Ledger &, const Context &) {}

} // namespace mlm::convert
