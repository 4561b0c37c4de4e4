// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/convert/report.h"

namespace mlm::convert {

/// {"from", "to", "summary", "entries": [{"from", "fate", "value", "to", "how", "question"}], "questions", "added"}: see README.md.
Json toJson(const Report &report);
/// For people; kept values are counted only, and what went as a whole is one line. Ends with a newline.
QString toText(const Report &report);
/// The same with tables, under a heading `title` (the file's name).
QString toMarkdown(const Report &report, const QString &title);
/// "12 kept, 3 carried, 1 needs you, 2 questions"; what does not occur is left out.
QString summary(const Report &report);

} // namespace mlm::convert
