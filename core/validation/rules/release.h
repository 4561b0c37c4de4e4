// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/data.h"
#include "core/validation/engine.h"

namespace mlm::rules {

/// Whether the document declares a release of MLM, and it is earlier than this one.
inline bool before(const RuleContext &context, std::string_view version)
{
    return !context.profile.mlmVersion().empty() && spec::versionOf(context.profile.mlmVersion()) < spec::versionOf(version);
}

} // namespace mlm::rules
