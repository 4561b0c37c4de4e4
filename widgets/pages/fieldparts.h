// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "widgets/pages/parts.h"
#include <vector>

namespace mlm {

class FieldCard;

/// Fields whose values are lists of objects, or objects, become parts of their own, made from the specification's types: a table with a row an
/// element or member, or a card with a row a field.
namespace parts {

/// True for a field that no editor of a row can show well.
bool isPart(const spec::Field &field);
/// What a new value of the type holds: required members, empty.
Json firstValue(const spec::Type &type);
/// The part of a field; nothing while it is not in the document.
QWidget *fieldPart(Context &context, const Pointer &pointer, const spec::Field &field);
/// Has a card offer the parts among the fields of its object that `here` picks, and gives their widgets, to stand below the card.
std::vector<QWidget *> fieldParts(Context &context, FieldCard *card, const std::function<bool(const spec::Field &)> &here);

} // namespace parts
} // namespace mlm
