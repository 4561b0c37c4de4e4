// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "core/base/result.h"
#include <cstdint>
#include <string>
#include <string_view>

namespace mlm::json {

/// What a text that is no JSON suffers from. Internal to core/json: parse() gives an Error.
enum class FaultKind : std::uint8_t {
    None,
    ValueMissing,
    NameMissing,
    NameUnquoted,
    NameNotText,
    ColonMissing,
    CommaMissing,
    CommaDoubled,
    CommaTrailing,
    WrongBracket,
    StrayBracket,
    UnexpectedEnd,
    EndInString,
    SingleQuotes,
    CurlyQuotes,
    Comment,
    NotANumber,
    WrongWord,
    Unexpected,
    LeadingZero,
    LeadingPlus,
    DotWithoutDigit,
    BadNumber,
    NumberTooLarge,
    LineBreakInString,
    ControlCharacter,
    BadEscape,
    LoneSurrogate,
    NotUtf8,
    DuplicateName,
    TrailingText,
    TooDeep,
    TooManyValues,
    TooLarge,
};

struct Fault
{
    FaultKind kind = FaultKind::None;
    std::size_t at = 0;    ///< byte offset
    std::size_t other = 0; ///< where the first of two names or the open container stands
    std::string name = {}; ///< the name given twice; the word found; the bracket that is open
    std::size_t limit = 0; ///< the number that a limit allows
};

/// The fault in users' words, with line and column.
Error describe(const Fault &fault, std::string_view text);

} // namespace mlm::json
