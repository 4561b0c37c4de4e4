// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/document/edit.h"

namespace mlm {

/// Adds what views must look at again once `edit` is applied to `root` (before it is): the place itself, or
/// the whole list where elements behind it get other indices.
void touch(std::vector<Pointer> &touched, const Json &root, const Edit &edit);

/// Leaves the topmost places, each once; very many become the one place above them all.
void reduce(std::vector<Pointer> &touched);

} // namespace mlm
