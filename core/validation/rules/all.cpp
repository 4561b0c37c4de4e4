// SPDX-License-Identifier: Apache-2.0
#include "core/validation/engine.h"

namespace mlm {

const std::vector<Rule> &allRules()
{
    static const std::vector<Rule> rules = {};
    return rules;
}

} // namespace mlm
