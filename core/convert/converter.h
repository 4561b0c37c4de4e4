// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/report.h"

namespace mlm::convert {

struct Conversion
{
    Json result;
    Edits edits;   ///< turn the source into the result; as few as keep the layout of what moves: one undo step
    Report report;
};

/// Puts a document into the words of the target. Pure: the same input gives the same output, nothing is read or fetched. Never invents: what MLM
/// requires and the source does not hold stays missing. Errors: a target that there is not, a document that is no object. Any thread; never throws.
Result<Conversion> convert(const Json &root, const Target &target = {});

/// The Edits to the result of a conversion that settle some of its questions: for each question the index of the choice taken, or -1. What was put aside for
/// them and is empty then goes too. A choice that does not apply any more, as another one settled the same matter, is left out.
Edits settle(const Json &result, const Report &report, const std::vector<int> &choices);

} // namespace mlm::convert
