// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QStringView>
#include <vector>

namespace mlm {

/// A part of a line of JSON that has a colour of its own.
struct JsonToken
{
    enum class Kind { Name, String, Number }; ///< Number: true, false and null too
    Kind kind;
    int from, length;
    bool operator==(const JsonToken &) const = default;
};

/// The tokens of one line. A line needs no other: no JSON token crosses a line end. Text that is no JSON does no harm.
std::vector<JsonToken> jsonTokens(QStringView line);

} // namespace mlm
