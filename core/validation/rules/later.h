// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/validation/engine.h"

namespace mlm::rules {

/// A release of MLM that came after the declared one, and what a document would be by it.
struct LaterRelease
{
    const spec::Release *release;
    std::shared_ptr<const spec::Profile> profile;
};

/// In their order; empty where the document declares no release of MLM or the newest.
std::vector<LaterRelease> laterReleases(const RuleContext &context);

} // namespace mlm::rules
