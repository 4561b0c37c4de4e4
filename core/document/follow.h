// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"

namespace mlm {

/// What a place of `root` is called once `edit` has been applied (which must pass check()): elements move up and down, members get other
/// names. nullopt where the edit takes the place out. A place whose value is replaced keeps its name.
std::optional<Pointer> follow(const Json &root, const Pointer &place, const Edit &edit);

} // namespace mlm
