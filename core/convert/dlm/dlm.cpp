// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"

namespace mlm::convert {

void convertDlm(Ledger &, const Context &context)
{
    if (context.from.family != Family::Dlm)
        return;
}

} // namespace mlm::convert
