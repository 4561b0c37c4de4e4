// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/weights/facts.h"
#include <string_view>

namespace mlm::weights::pickle {

/// "os" and "system" as one name, as Python 3 spells it ("__builtin__" is "builtins"); unprintable bytes as '?', at most
/// 300 bytes.
std::string importName(std::string_view module, std::string_view name);
/// What importing `name` ("os.system") amounts to: allowed.cpp, dangerous.cpp, or neither.
ImportFact::Class classOf(std::string_view name);

/// allowed.cpp: what torch's loader restricted to weights lets through, and numpy's arrays.
bool isAllowed(std::string_view name);
/// dangerous.cpp: known to run commands or code, to open files or to talk to the network.
bool isDangerous(std::string_view name);

/// The name that stands for one that the pickle computes, so that it cannot be told before it runs.
inline constexpr std::string_view computedName = "(computed name)";

} // namespace mlm::weights::pickle
