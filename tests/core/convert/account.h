// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/converter.h"
#include <QStringList>

namespace fixtures {

/// What is wrong with the accounts of a conversion; empty where nothing is: every leaf of the source is reported once with its value and found where the report
/// says; whatever stands in the result is told of; the Edits lead to the result; the choices of the questions apply; a second conversion changes nothing.
QStringList faults(const mlm::Json &source, const mlm::convert::Target &target);

/// The same members and values, in any order of members.
bool alike(const mlm::Json &a, const mlm::Json &b);

/// The documents of a folder below MLM_SHARED that parse; empty where there is no such folder.
std::vector<std::pair<QString, mlm::Json>> documentsIn(const QString &folder);

} // namespace fixtures
