// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include "core/json/json.h"
#include <QStringList>
#include <string_view>

namespace mlm::convert {

struct LegacyText
{
    Json root;
    QStringList repairs; ///< what had to be put right, a sentence each with its line; empty: it was JSON as it should be
    bool yaml = false;
};

/// Reads what people have instead of JSON: comments, trailing commas, single quotes, names without quotes, line breaks in texts, Python's None, True
/// and False, numbers like ".5" and "+1", a BOM, UTF-16, Latin-1 in place of UTF-8 (taken as such, and said), and YAML. Whatever is JSON is read as json::parse()
/// does. Errors, with line and column, of what cannot be told for sure: a name twice, a missing comma, NaN, text after the value. 64 MiB at most; never throws. Any thread.
Result<LegacyText> readLegacy(std::string_view bytes);

} // namespace mlm::convert
