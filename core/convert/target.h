// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include <string>
#include <vector>

namespace mlm::convert {

/// What a document is to become.
struct Target
{
    std::string mlm = "1.5.2"; ///< a release of mlmReleases()
    std::string stac = {};     ///< "1.0.0" or "1.1.0"; empty: the document's own, or 1.0.0 where that is older or none of both
    bool operator==(const Target &) const = default;
};

/// The releases of MLM in the order in which they came out: "1.0.0" … "1.5.2".
const std::vector<std::string> &mlmReleases();
/// "1.0.0", "1.1.0".
const std::vector<std::string> &stacVersions();

/// An error of usage, naming what can be chosen, where a target names something else.
Result<void> check(const Target &target);

} // namespace mlm::convert
