// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/spec/spec.h"
#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace mlm {

/// A column of a table as data: which member of the row it shows, and how its cells read and write.
struct Column
{
    enum class Kind {
        Text,    ///< words
        Name,    ///< an identifier, in the fixed font
        Number,  ///< stands on its decimal point
        Integer, ///< right-aligned
        Choice,  ///< one of `choices`; others too when `openChoices`
        Flag,    ///< true or false
        Colour,  ///< six hexadecimal digits with a swatch
        Tags,    ///< an array of texts, comma-separated in the cell
        Any,     ///< any value, as compact JSON
        Key,     ///< the member name of the row (objects of objects); writing renames
        Label    ///< read-only words that the model makes
    };
    std::string member;          ///< of the row object; empty: the row itself
    QString label;
    Kind kind = Kind::Text;
    int width = 120;             ///< px
    int stretch = 0;             ///< share of the width that is left
    bool always = true;          ///< false: shown only where a row has the member
    bool nullable = false;
    QString nullMeaning = {};
    std::vector<spec::Choice> choices = {};
    bool openChoices = false;
    QString help = {};
    bool left = false;           ///< figures that stand at the left

    bool isRight() const { return !left && (kind == Kind::Number || kind == Kind::Integer); }
    bool operator==(const Column &other) const { return member == other.member && kind == other.kind; }
};

/// A column with what the specification says of its member: nullable, choices, help. `row` may be null.
Column described(Column column, const spec::Type *row);

/// What goes into a cell: a value with its spelling, or nothing (the member is taken out).
struct CellInput
{
    int column = 0;
    std::optional<Json> value = {};
    std::string spelling = {};   ///< JSON text to keep; empty: written in style
};
using RowInput = std::vector<CellInput>;

/// Reads what was typed or pasted, independent of the locale: "1.50" stays 1.50 in a number column, what is no number there stays text.
/// Empty text takes the value out.
CellInput readCell(const Column &column, int index, const QString &text);

/// The value as its cell shows it; numbers as `spelling` has them where it is given.
QString cellText(const Column &column, const Json &value, const std::string &spelling = {});

/// Whether a heading means this column: its label, its member with or without prefix, or a usual short form ("std", "min"); case, spaces and
/// punctuation aside. A column of row names is meant by "band", "name" and the like.
bool isCalled(const Column &column, const QString &heading);

/// The JSON text of a number exactly as given, if `text` is one by RFC 8259.
bool isJsonNumber(std::string_view text);

} // namespace mlm
