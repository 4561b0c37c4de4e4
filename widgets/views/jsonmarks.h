// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/views/jsontext.h"

namespace mlm {

class Context;

/// Where each finding stands in the text shown: the value, the name, or, for a missing member, the object it is missing from. At most
/// `most` of them.
std::vector<JsonText::Mark> jsonMarks(const Context &context, const JsonLines &lines, std::size_t most = 2000);

/// First and last line (from 0) of what a pointer names, with its name; of the nearest above it where it names nothing. {-1, -1} for the root.
std::pair<int, int> jsonLineRange(const Context &context, const JsonLines &lines, const Pointer &pointer);

} // namespace mlm
