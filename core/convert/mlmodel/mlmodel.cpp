// SPDX-License-Identifier: Apache-2.0
#include "core/convert/passes.h"

namespace mlm::convert {

void convertMlModel(Ledger &, const Context &context)
{
    if (context.from.family != Family::MlModel)
        return;
}

} // namespace mlm::convert
