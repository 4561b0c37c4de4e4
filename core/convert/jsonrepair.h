// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QStringList>
#include <string>
#include <string_view>

namespace mlm::convert {

struct JsonRepair
{
    std::string text;  ///< as near to JSON as can be told for sure; as many lines as before
    QStringList notes; ///< what was changed: each kind once, with its first line and how often
};

/// Puts right what leaves no doubt (see readLegacy()); the rest stays as it is, for the strict reader to tell of. One pass, no recursion.
JsonRepair repairJson(std::string_view text);

} // namespace mlm::convert
