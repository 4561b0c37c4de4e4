// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QStringList>

namespace mlm {

/// The elements of a list that was copied from somewhere: parts between commas, tabs or line breaks, trimmed, none of them empty; or the texts and
/// numbers of a JSON array, whose commas may stand in quotes. A text without any of these is one element.
QStringList pastedList(const QString &text);

/// True for a text that pastedList() takes apart.
bool looksLikeList(const QString &text);

} // namespace mlm
