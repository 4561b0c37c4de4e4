// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/json/parse.h"
#include <string>

namespace mlm::json {

/// How new text is set: two spaces a level, arrays of numbers or of short strings on one line where they fit.
struct Style
{
    std::string indent = "  ";
    std::string newline = "\n";    ///< empty: everything on one line
    std::size_t inlineWidth = 100; ///< longest one-line array, in bytes
    std::string colon = ": ";      ///< between a member's name and its value
    std::string comma = ", ";      ///< between values on one line
};

/// The whole tree as text in the style, no final newline. `level`: depth at which the first line already
/// stands.
std::string write(const Json &value, const Style &style = {}, int level = 0);

/// A scalar, or a whole tree on one line.
void writeInline(std::string &out, const Json &value, const Style &style = {});
/// A string in quotes, with the escapes that JSON asks for and no others.
void writeString(std::string &out, std::string_view text);
/// True for an array that the style sets on one line: numbers, booleans, nulls and short strings that fit.
bool fitsInline(const Json &array, const Style &style);

/// The style that a text is written in, told from its own indentation and line ends.
Style styleOf(std::string_view text);

} // namespace mlm::json
